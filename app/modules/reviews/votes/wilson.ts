/** Of the normal distribution, for a confidence of 95 %. */
const z = 1.96;

/**
 * Wilson's lower bound of the share of helpful votes, in millionths rounded down: the order "most helpful". Two of two
 * come before one of one, and nine of ten before both.
 */
export function helpfulScore(helpful: number, unhelpful: number): number {
  const n = helpful + unhelpful;
  if (n === 0) return 0;
  const p = helpful / n;
  const spread = z * Math.sqrt((p * (1 - p) + (z * z) / (4 * n)) / n);
  const bound = (p + (z * z) / (2 * n) - spread) / (1 + (z * z) / n);
  return Math.max(0, Math.floor(bound * 1_000_000));
}
