import type { Texts } from '../texts/texts.ts';

const shown = 3;

type Words = Texts['rules']['sentence'];

/** "a, b and c" or "a, b or c"; of more than a few, the first ones and how many more. */
export function listed(names: readonly string[], how: 'and' | 'or', words: Words): string {
  if (names.length === 0) return words.blank;
  const kept =
    names.length > shown + 1 ? [...names.slice(0, shown), words.more(names.length - shown)] : names;
  const last = kept.at(-1) ?? '';
  return kept.length === 1 ? last : words[how](kept.slice(0, -1).join(', '), last);
}
