import { addDays, compareDates, type Instant, type LocalDate, localDate } from '#app/kernel/calendar.ts';
import { sumPoints } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { applyDue, type DueRules } from '../ledger/due.ts';
import type { AccountState } from '../ledger/lots.ts';
import { bestPointWorth, worthOf } from '../rewards/point-worth.ts';
import { getRewards } from '../rewards/save-rewards.server.ts';
import { findAccount } from '../store/accounts.server.ts';
import { findExpiryNow, findLiveFrom } from '../store/programs.server.ts';
import type { ExpiringWith } from './door.ts';
import { type Expiring, firstToGo, goingWith, pointsOf } from './endings.ts';

/** Whoever looks is told of what goes within so many local days. */
const lookAhead = 90;

/** What goes first: see `ExpiringDoor.expiringFor`. */
export async function readExpiring(
  deps: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<Expiring | null> {
  const read = await stateNow(deps, shopId, customerId, now);
  if (read === null) return null;
  const first = firstToGo(read.state, read.rules);
  return first === null || isFar(first.lastDay, now, read.rules) ? null : first;
}

function isFar(lastDay: LocalDate, now: Instant, { zone }: Pick<DueRules, 'zone'>): boolean {
  return compareDates(lastDay, addDays(localDate(now, zone), lookAhead)) > 0;
}

/** What is still there of that which goes then: see `ExpiringDoor.expiringWith`. */
export async function readExpiringWith(
  deps: Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing'>,
  shopId: bigint,
  customerId: bigint,
  day: LocalDate,
  now: Instant,
): Promise<ExpiringWith> {
  const [liveFrom, read, { settings }] = await Promise.all([
    findLiveFrom(deps.db.sql, shopId),
    stateNow(deps, shopId, customerId, now),
    getRewards(deps, shopId),
  ]);
  const going = read === null ? [] : goingWith(read.state, day, read.rules);
  const points = sumPoints(going.map(pointsOf));
  const worth = bestPointWorth(settings);
  const [first, last] = [going[0], going.at(-1)];
  return {
    live: liveFrom !== null,
    points,
    worth: worth && worthOf(worth, points),
    days: first === undefined || last === undefined ? null : { first: first.lastDay, last: last.lastDay },
  };
}

async function stateNow(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<{ readonly state: AccountState; readonly rules: DueRules } | null> {
  const account = await findAccount(db.sql, shopId, customerId);
  if (account === null) return null;
  const { zone } = await orders.shopForLoyalty(shopId);
  const rules = { zone, expiry: await findExpiryNow(db.sql, shopId, now) };
  return { state: applyDue(account.state, now, rules).state, rules };
}
