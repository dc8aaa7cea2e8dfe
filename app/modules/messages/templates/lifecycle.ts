import { addLocalDays, compareInstants, type Instant, type Zone } from '#app/kernel/calendar.ts';
import type { Lifecycle } from './template.ts';

/** Days without a valid order after which a customer counts as at risk. */
const quietDays = 180;

/** Where a customer stands at `now`, by days of `zone`. Somebody without a valid order is met as for the first time. */
export function lifecycleOf(
  { validOrders, lastValidAt }: { readonly validOrders: number; readonly lastValidAt: Instant | null },
  now: Instant,
  zone: Zone,
): Lifecycle {
  if (validOrders === 0 || lastValidAt === null) return 'first-time';
  if (compareInstants(addLocalDays(lastValidAt, zone, quietDays), now) <= 0) return 'at-risk';
  if (validOrders === 1) return 'first-time';
  return validOrders < 4 ? 'repeat' : 'loyal';
}
