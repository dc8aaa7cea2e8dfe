import { least, roundHalfUp, sum } from '../../money/amount.ts';

/**
 * Shares of an amount that is taken off several lines: in proportion to what each costs, half up, the rest to the
 * last, and never more off a line than it costs. An amount above their sum takes all of it. Minor units.
 */
export function spreadDiscount(amount: bigint, nets: readonly bigint[]): bigint[] {
  const total = sum(nets);
  if (total === 0n) return nets.map(() => 0n);
  const off = least(amount, total);
  let left = off;
  const shares = nets.map((net, index) => {
    const wanted = index === nets.length - 1 ? left : roundHalfUp(off * net, total);
    const share = least(least(wanted, left), net);
    left -= share;
    return share;
  });
  // What the last cannot bear goes to those before it.
  for (let index = nets.length - 1; left > 0n && index >= 0; index -= 1) {
    const share = shares[index] ?? 0n;
    const more = least(left, (nets[index] ?? 0n) - share);
    shares[index] = share + more;
    left -= more;
  }
  return shares;
}
