import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { OrderForLoyalty } from '../ports.ts';
import { decideTier, type KnownTier } from './decide-tier.ts';
import type { TierName } from './door.ts';
import { levelOf, placeOf, tierName } from './levels.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import { NO_TIER, type OrderTier } from './order-tier.ts';
import type { TierRules } from './path.ts';
import type { Counted } from './qualifying.ts';
import { findOrderTier } from './store/order-tier.server.ts';
import { findChangeBefore, type StoredChange } from './store/tier-changes.server.ts';
import { listTiers, type StoredTier } from './store/tiers.server.ts';

/**
 * The level held before an order, by the programme of its moment and what is known now: without the order itself and
 * all that was paid, or came about otherwise, after it.
 */
export async function levelBefore(
  deps: TierDeps,
  shopId: bigint,
  order: Pick<OrderForLoyalty, 'orderId' | 'customerId'> & {
    readonly order: { readonly processedAt: Instant };
  },
): Promise<OrderTier> {
  const { customerId, orderId } = order;
  const at = order.order.processedAt;
  if (customerId === null) return NO_TIER;
  const { sql } = deps.db;
  const rules = await loadRules(deps, sql, shopId, at);
  if (rules === null) return NO_TIER;
  const stored = (await listTiers(sql, shopId, [customerId])).get(customerId) ?? null;
  const change = stored === null ? null : await findChangeBefore(sql, shopId, customerId, at);
  const known = stored === null ? null : knownAt(stored, change, rules, at);
  const counted = await loadCounted(deps, sql, shopId, [customerId], known === null ? [] : [known], rules);
  const timeline = timelineBy(withoutOrder(counted(customerId), orderId), rules);
  const { level } = decideTier(known, timeline, rules, at);
  return { level, factor: levelOf(rules.tiers, level)?.factor ?? '1' };
}

/** As kept with the order when it first earned, else as it follows now: see `TiersDoor.tierBefore`. */
export async function readTierBefore(
  deps: TierDeps,
  shopId: bigint,
  orderId: bigint,
): Promise<TierName | null> {
  const order = await deps.orders.orderForLoyalty(shopId, orderId);
  if (order === null) return null;
  const rules = await loadRules(deps, deps.db.sql, shopId, order.order.processedAt);
  if (rules === null) return null;
  const kept = await findOrderTier(deps.db.sql, shopId, orderId);
  const { level } = kept ?? (await levelBefore(deps, shopId, order));
  return tierName(rules.tiers, level);
}

/** The history tells what was held then; what has changed since is left out of what is kept. */
function knownAt(
  stored: StoredTier,
  change: StoredChange | null,
  { tiers }: TierRules,
  at: Instant,
): KnownTier | null {
  const { own, manual, rewarded } = stored;
  if (manual !== null && compareInstants(manual.since, at) <= 0) {
    const began = compareInstants(own.since, at) < 0 ? own : { level: null, since: at, keptUntil: null };
    return { own: began, manual, rewarded };
  }
  if (compareInstants(own.since, at) < 0) return { own, manual: null, rewarded };
  if (change === null || placeOf(tiers, change.to) < 0) return null;
  if (change.cause === 'manual' && change.to !== null) {
    const given = { level: change.to, since: change.at, until: null, by: 'afterglow' };
    return { own: { level: null, since: change.at, keptUntil: null }, manual: given, rewarded };
  }
  return { own: { level: change.to, since: change.at, keptUntil: null }, manual: null, rewarded };
}

function withoutOrder(counted: Counted, orderId: bigint): Counted {
  return { ...counted, orders: counted.orders.filter((order) => order.orderId !== orderId) };
}
