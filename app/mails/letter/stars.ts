import { Link } from '@react-email/link';
import { Text } from '@react-email/text';
import { createElement as h, type ReactElement } from 'react';
import type { Look } from '../look/look.ts';
import type { Star } from './letter.ts';
import { textStyle } from './text-style.ts';

/** Five links of text: no picture has to be loaded, and each says how many stars it gives, read out or seen. */
export function StarsOf({
  stars,
  look,
}: {
  readonly stars: readonly Star[];
  readonly look: Look;
}): ReactElement {
  const style = { ...textStyle(look), fontSize: '20px', lineHeight: '40px' };
  return h(
    Text,
    { className: 'ink', style: { ...style, margin: '4px 0 0' } },
    ...stars.flatMap(({ sign, label, url }, index) => [
      ...(index === 0 ? [] : [' ']),
      h(
        Link,
        {
          key: label,
          href: url,
          'aria-label': label,
          className: 'link',
          style: { ...style, color: look.day.link, padding: '8px', textDecoration: 'none' },
        },
        sign,
      ),
    ]),
  );
}
