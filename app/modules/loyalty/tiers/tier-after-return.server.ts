import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import type { Units } from '../ports.ts';
import { effectOfReturn } from '../returns-effect/effect-of-return.server.ts';
import { decideTier } from './decide-tier.ts';
import type { TierName } from './door.ts';
import { tierName } from './levels.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import type { TierRules } from './path.ts';
import type { Counted } from './qualifying.ts';
import { listTiers } from './store/tiers.server.ts';

/** The level as it is, and as it would be once these units had come back: see `TiersDoor.tierAfterReturn`. */
export async function readTierAfterReturn(
  deps: TierDeps,
  shopId: bigint,
  orderId: bigint,
  units: readonly Units[],
  now: Instant,
): Promise<{ readonly now: TierName | null; readonly after: TierName | null }> {
  const none = { now: null, after: null };
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return none;
  const left = await deps.orders.qualifyingAfterReturn(shopId, orderId, units);
  if (left === null || left.customerId === null) return none;
  const { customerId } = left;
  const { sql } = deps.db;
  const known = (await listTiers(sql, shopId, [customerId])).get(customerId) ?? null;
  const counted = await loadCounted(deps, sql, shopId, [customerId], known === null ? [] : [known], rules);
  const before = counted(customerId);
  const levelBy = (what: Counted) => {
    const { level } = decideTier(known, timelineBy(what, rules), rules, now);
    return tierName(rules.tiers, level);
  };
  if (units.length === 0) return { now: levelBy(before), after: levelBy(before) };
  const orders = before.orders.map((order) => (order.orderId === orderId ? left.order : order));
  const lost = asksForPoints(rules)
    ? (await effectOfReturn(deps, shopId, orderId, units, now)).clawed
    : NO_POINTS;
  return { now: levelBy(before), after: levelBy({ orders, points: without(before.points, lost) }) };
}

function asksForPoints({ tiers }: TierRules): boolean {
  return tiers.levels.some(({ from }) => from.points !== null);
}

/** Taken from those that came latest. */
function without(earned: Counted['points'], lost: bigint): Counted['points'] {
  let open = lost;
  return earned
    .toReversed()
    .map((one) => {
      const taken = one.points < open ? one.points : open;
      open -= taken;
      return { ...one, points: points(one.points - taken) };
    })
    .toReversed();
}
