import { addMoney } from '../kernel/money.ts';
import type { ReturnPeriod } from '../modules/returns/door.ts';

/** Thousandths: one digit after the comma of a percentage. */
const fine = 1000n;
const share = (part: bigint, whole: bigint): number =>
  Number((2n * part * fine + whole) / (2n * whole)) / Number(fine);

/** Units asked back of those sold, as a share of 1 rounded to thousandths; null: nothing was sold. */
export function rateOf({ returned, sold }: Pick<ReturnPeriod, 'returned' | 'sold'>): number | null {
  return sold === 0 ? null : share(BigInt(returned), BigInt(sold));
}

/** What stayed as credit or in exchange of all that was given for returns, likewise; null: nothing was given. */
export function keptOf({
  credited,
  exchanged,
  refunded,
}: Pick<ReturnPeriod, 'credited' | 'exchanged' | 'refunded'>): number | null {
  const kept = addMoney(credited, exchanged);
  const all = addMoney(kept, refunded);
  return all.minor === 0n ? null : share(kept.minor, all.minor);
}
