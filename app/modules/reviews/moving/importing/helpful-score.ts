/** Wilson's lower bound of the share of helpful votes at 95 %, in millionths; a score to sort by, never an amount. */
export function helpfulScore(helpful: number, unhelpful: number): number {
  const n = helpful + unhelpful;
  if (n === 0) return 0;
  const z = 1.96;
  const share = helpful / n;
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n);
  return Math.max(0, Math.floor((1e6 * (share + (z * z) / (2 * n) - spread)) / (1 + (z * z) / n)));
}
