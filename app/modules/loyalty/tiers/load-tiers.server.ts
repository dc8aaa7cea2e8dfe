import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { TierRules } from './path.ts';
import { type Counted, type Timeline, timelineOf, windowStart } from './qualifying.ts';
import { listCountedPoints } from './store/counted-points.server.ts';
import { findTierRules } from './store/tier-rules.server.ts';
import type { StoredTier } from './store/tiers.server.ts';

export type TierDeps = Pick<LoyaltyDeps, 'db' | 'orders'>;

/** The levels in force at a moment; null: there are none then. */
export async function loadRules(
  { orders }: Pick<LoyaltyDeps, 'orders'>,
  sql: Sql,
  shopId: bigint,
  at: Instant,
): Promise<TierRules | null> {
  const rules = await findTierRules(sql, shopId, at);
  return rules === null ? null : { ...rules, zone: (await orders.shopForLoyalty(shopId)).zone };
}

/** What these customers have that may count, in a fixed number of reads. `known`: what may still be kept of before. */
export async function loadCounted(
  { orders }: Pick<LoyaltyDeps, 'orders'>,
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
  known: Iterable<Pick<StoredTier, 'own'>>,
  rules: TierRules,
): Promise<(customerId: bigint) => Counted> {
  const first = [...known].reduce(
    (earliest, { own }) => (compareInstants(own.since, earliest) < 0 ? own.since : earliest),
    rules.start,
  );
  const from = windowStart(first, rules.tiers.window, rules.zone);
  const [bought, earned] = await Promise.all([
    orders.ordersOfCustomers(shopId, customerIds, from),
    listCountedPoints(sql, shopId, customerIds),
  ]);
  return (customerId) => ({
    orders: bought.get(customerId) ?? [],
    points: earned.get(customerId) ?? [],
  });
}

export function timelineBy(counted: Counted, rules: TierRules): Timeline {
  return timelineOf(counted, rules.tiers.window, rules);
}
