/** Texts shorter than this are alike by themselves: "Fits well, arrived quickly". */
export const leastCompared = 40;
/** How much of both texts together stands in each of them, from which they are nearly the same. */
const nearlyTheSame = 0.7;
const shingle = 5;

/** Are these nearly the same words as one of the others, whatever case, marks and blanks say? */
export function repeatsOthers(text: string, others: readonly string[]): boolean {
  const own = shinglesOf(text);
  return own !== null && others.some((other) => likeness(own, shinglesOf(other)) >= nearlyTheSame);
}

/** Every run of five characters, once; works in languages without blanks, too. Null: too short to tell. */
function shinglesOf(text: string): ReadonlySet<string> | null {
  const plain = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ].slice(0, 2000);
  if (plain.length < leastCompared) return null;
  const found = new Set<string>();
  for (let from = 0; from + shingle <= plain.length; from++)
    found.add(plain.slice(from, from + shingle).join(''));
  return found;
}

/** Jaccard's index: the part that both have of what either has. */
function likeness(own: ReadonlySet<string>, other: ReadonlySet<string> | null): number {
  if (other === null) return 0;
  let both = 0;
  for (const one of own) if (other.has(one)) both++;
  return both / (own.size + other.size - both);
}
