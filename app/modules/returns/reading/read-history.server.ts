import type { Instant } from '#app/kernel/calendar.ts';
import { startOfDaysBack } from '../decisions/days-back.ts';
import type { ReturnsDeps } from '../deps.ts';
import { countReturnsSince, findListed } from '../store/lists/history.server.ts';
import type { ReturnHistory } from '../views.ts';

/** What limits count of a customer: see `Returns.historyOf`. */
export async function readHistory(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  days: number,
  now: Instant,
): Promise<ReturnHistory> {
  const { zone } = await orders.shop(shopId);
  const since = startOfDaysBack(now, zone, days);
  const [counted, unitsBought, list] = await Promise.all([
    countReturnsSince(db.sql, shopId, customerId, since),
    orders.unitsBoughtSince(shopId, customerId, since),
    findListed(db.sql, shopId, customerId),
  ]);
  return { returns: counted.returns, unitsReturned: counted.units, unitsBought, kept: counted.kept, list };
}
