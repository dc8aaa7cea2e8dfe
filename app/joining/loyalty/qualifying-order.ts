import { multiplyRational, rational, roundRational } from '#app/kernel/rational.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { EarningLine, EarningOrder, QualifyingOrder } from '../../modules/loyalty/ports.ts';
import { earningOrder } from './earning-order.ts';

type OrderView = NonNullable<Awaited<ReturnType<Commerce['findOrder']>>>;

/** Commerce's order as it counts towards levels: what is left of its merchandise, without any factor. */
export function qualifyingOrder({ id, snapshot, deletedAt }: OrderView): QualifyingOrder {
  return countedOrder(id, earningOrder(snapshot), deletedAt !== null);
}

/** Amounts are rounded once, half up. */
export function countedOrder(orderId: bigint, order: EarningOrder, deleted: boolean): QualifyingOrder {
  const { processedAt, paidAt, standing, share, lines, taxesIncluded } = order;
  const left = (amount: (line: EarningLine) => bigint): bigint => {
    const sum = lines.filter((line) => line.merchandise).reduce((all, line) => all + amount(line), 0n);
    return roundRational(multiplyRational(rational(sum), share), 'half-up');
  };
  const netMinor = left(({ net }) => net.minor);
  const withoutTaxMinor = taxesIncluded ? left(({ net, tax }) => net.minor - tax.minor) : netMinor;
  const counts = !deleted && standing === 'live' && netMinor > 0n;
  return { orderId, processedAt, paidAt, netMinor, withoutTaxMinor, counts };
}
