export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Of the first record: how often each stands in it outside quotes. */
function countInHeader(text: string): Record<Delimiter, number> {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const letter of text.slice(0, 20_000)) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '\n' || letter === '\r') {
      if (counts[','] + counts[';'] + counts['\t'] > 0) break;
    } else if (letter === ',' || letter === ';' || letter === '\t') counts[letter] += 1;
  }
  return counts;
}

/** What separates the columns. Null: the header holds several, none of them clearly; somebody has to say it. */
export function detectDelimiter(text: string): Delimiter | null {
  const counts = countInHeader(text);
  const [first, second] = delimiters.toSorted((a, b) => counts[b] - counts[a]);
  if (first === undefined || counts[first] === 0) return null;
  return second !== undefined && counts[second] * 2 >= counts[first] ? null : first;
}
