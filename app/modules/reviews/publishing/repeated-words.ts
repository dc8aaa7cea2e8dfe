/** Texts shorter than this are alike by themselves: "Fits well, arrived quickly". */
export const leastCompared = 40;
/** How much of both texts together stands in each of them, from which they are nearly the same. */
const nearlyTheSame = 0.7;
const shingle = 5;

/** Are these nearly the same words as one of the others, whatever case, marks and blanks say? */
export function repeatsOthers(text: string, others: readonly string[]): boolean {
  const own = new Set(shinglesOf(text));
  return own.size > 0 && others.some((other) => isLike(own, other));
}

/** Every run of five characters; works in languages without blanks, too. None: too short to tell. */
function* shinglesOf(text: string): Generator<string> {
  const plain = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  ].slice(0, 2000);
  if (plain.length < leastCompared) return;
  for (let from = 0; from + shingle <= plain.length; from++) yield plain.slice(from, from + shingle).join('');
}

/**
 * Jaccard's index: the part that both have of what either has. The other one is read no further than it could still be
 * like ours, which most are not for long.
 */
function isLike(own: ReadonlySet<string>, other: string): boolean {
  const most = own.size / nearlyTheSame - own.size;
  const both = new Set<string>();
  const foreign = new Set<string>();
  for (const one of shinglesOf(other)) {
    if (own.has(one)) both.add(one);
    else if (foreign.add(one).size > most) return false;
  }
  return both.size / (own.size + foreign.size) >= nearlyTheSame;
}
