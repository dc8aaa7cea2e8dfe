import { compareInstants, type Instant, type LocalDate, laterOf, localDate } from '#app/kernel/calendar.ts';
import { NO_POINTS, sumPoints } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { BecameAvailable } from './door.ts';
import { applyDue, balanceOf } from './ledger/due.ts';
import { freePoints } from './ledger/lots.ts';
import { findAccount } from './store/accounts.server.ts';
import { findExpiryNow, findLiveFrom } from './store/programs.server.ts';

/** What came available on one local day and is still there: see `Loyalty.becameAvailable`. */
export async function readBecameAvailable(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  day: LocalDate,
  now: Instant,
): Promise<BecameAvailable> {
  const live = (await findLiveFrom(db.sql, shopId)) !== null;
  const account = await findAccount(db.sql, shopId, customerId);
  if (account === null) return { live, points: NO_POINTS, available: NO_POINTS, lastAt: null, orderIds: [] };
  const { zone } = await orders.shopForLoyalty(shopId);
  const rules = { zone, expiry: await findExpiryNow(db.sql, shopId, now) };
  const { state } = applyDue(account.state, now, rules);
  const ofDay = state.lots.flatMap((lot) => {
    const { availableAt, remaining } = lot;
    const falls = availableAt !== null && remaining > 0n && localDate(availableAt, zone).equals(day);
    return falls ? [{ lot, availableAt }] : [];
  });
  return {
    live,
    points: sumPoints(ofDay.filter(({ lot }) => lot.matured).map(({ lot }) => freePoints(lot))),
    available: balanceOf(state).available,
    lastAt: ofDay.reduce<Instant | null>(
      (last, { availableAt }) => (last === null ? availableAt : laterOf(last, availableAt)),
      null,
    ),
    orderIds: ofDay.map(({ lot }) => account.lotOrders.get(lot.id) ?? null),
  };
}

/** When points are still to come: see `Loyalty.toComeAt`. */
export async function readToCome(
  { db }: Pick<LoyaltyDeps, 'db'>,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<readonly Instant[]> {
  const account = await findAccount(db.sql, shopId, customerId);
  const moments = (account?.state.lots ?? []).flatMap(({ availableAt, remaining }) =>
    availableAt !== null && remaining > 0n && compareInstants(availableAt, now) > 0 ? [availableAt] : [],
  );
  return [...new Map(moments.map((at) => [at.epochNanoseconds, at])).values()];
}
