/*
 * Names and titles come from people, and some come to do harm. A direction override turns the rest of a line around,
 * half a surrogate pair is no text at all, and a line break in a subject begins another header.
 */
const turnsTextAround = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const invisible = /[\ufeff\ufff9-\uffff]/g;
/** Everything that breaks or steers a line; the spaces that numbers are printed with are none of it. */
const controls = /[\p{Cc}\u2028\u2029]+/gu;

/** A text as one line, at most `limit` characters long. */
export function oneLine(text: string, limit: number): string {
  return cut(printable(text.replace(controls, ' ')).replace(/ {2,}/g, ' ').trim(), limit);
}

/** Paragraphs of lines: an empty line stands between two paragraphs. */
export function paragraphs(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.split('\n').map((line) => oneLine(line, 5_000)))
    .map((lines) => lines.filter((line, index) => line !== '' || (index > 0 && index < lines.length - 1)))
    .filter((lines) => lines.length > 0);
}

/** Without what cannot be shown; half a surrogate pair becomes the sign for an unknown letter. */
function printable(text: string): string {
  return text.toWellFormed().replace(turnsTextAround, '').replace(invisible, '\ufffd');
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Never cuts a letter from its accent. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const { segment } of letters.segment(text.slice(0, limit + 32))) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
