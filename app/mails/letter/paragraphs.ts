import { Text } from '@react-email/text';
import { type CSSProperties, createElement as h, type ReactElement } from 'react';
import type { Paragraphs } from './letter.ts';

/** Paragraphs, with their lines below each other. */
export function paragraphsOf(
  text: Paragraphs,
  className: string,
  style: CSSProperties,
): readonly ReactElement[] {
  return text.map((lines, index) =>
    h(
      Text,
      { key: index, className, style: { margin: '0 0 12px', ...style } },
      ...lines.flatMap((line, n) => (n === 0 ? [line] : [h('br', { key: n }), line])),
    ),
  );
}
