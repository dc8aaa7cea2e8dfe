import { type Instant, localDate } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { Way } from '../earning/program.ts';
import { sourceKeyOf } from './award-activity.server.ts';
import type { ShopperWays } from './door.ts';
import { countEarnedEver } from './store/events.server.ts';
import { findOccasion } from './store/occasions.server.ts';
import { findWaysAt, listWritten } from './store/ways.server.ts';

/** Ways to earn as a shopper sees them: see `ActivitiesDoor.waysFor`. */
export async function waysFor(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint | null,
  now: Instant,
): Promise<ShopperWays> {
  const { ways = [], events = [] } = (await findWaysAt(db.sql, shopId, now)) ?? {};
  if (customerId === null || ways.length + events.length === 0)
    return {
      ways: ways.map((way) => ({ way, done: false })),
      events: events.map((event) => ({ event, done: false })),
      birthday: null,
    };
  const { zone } = await orders.shopForLoyalty(shopId);
  const year = localDate(now, zone).year.toString();
  const people = [customerId, ...(await orders.takenOver(shopId, customerId))];
  const keysOf = (way: Way['way']) => people.map((id) => sourceKeyOf(way, id, isYearly(way) ? year : ''));
  const single = ways.filter(({ way }) => way !== 'review');
  const [written, known, earned] = await Promise.all([
    listWritten(
      db.sql,
      shopId,
      single.flatMap(({ way }) => keysOf(way)),
    ),
    findOccasion(db.sql, shopId, customerId, 'birthday'),
    countEarnedEver(db.sql, shopId, people),
  ]);
  return {
    ways: ways.map((way) => ({
      way,
      done: way.way !== 'review' && keysOf(way.way).some((key) => written.has(key)),
    })),
    events: events.map((event) => ({
      event,
      done: event.limit?.per === 'ever' && (earned.get(event.id) ?? 0) >= event.limit.times,
    })),
    birthday: known === null ? null : { month: known.month, day: known.day, next: known.nextOn },
  };
}

function isYearly(way: Way['way']): boolean {
  return way === 'birthday' || way === 'order-anniversary';
}
