import type { CSSProperties } from 'react';
import type { Look } from '../look/look.ts';

/** Of running text. Each paragraph has it: tables in Outlook hand nothing down. */
export const textStyle = ({ day, font }: Look): CSSProperties => ({
  color: day.ink,
  fontFamily: font,
  fontSize: '16px',
  lineHeight: '25px',
  // A long word or address is broken before it makes a phone scroll sideways: so tables have a fixed layout.
  overflowWrap: 'break-word',
});

export const smallStyle = (look: Look): CSSProperties => ({
  ...textStyle(look),
  color: look.day.muted,
  fontSize: '14px',
  lineHeight: '21px',
});
