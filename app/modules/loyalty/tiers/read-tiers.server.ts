import { type Instant, lastLocalDay } from '#app/kernel/calendar.ts';
import { decideTier, type TierDecision } from './decide-tier.ts';
import type { Qualifying, TierChange, TierProgress, TierStanding } from './door.ts';
import { missingFor, placeOf, tierName } from './levels.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import type { TierRules } from './path.ts';
import { findNames } from './store/level-names.server.ts';
import { listChanges } from './store/tier-changes.server.ts';
import { listTierNotes } from './store/tier-notes.server.ts';
import { listTiers } from './store/tiers.server.ts';

export interface ReadTier {
  readonly decision: TierDecision;
  readonly qualifying: Qualifying;
}

/** Levels of a page of customers in a fixed number of queries: see `TiersDoor.tiersOf`. */
export async function readTiers(
  deps: TierDeps,
  shopId: bigint,
  customerIds: readonly bigint[],
  now: Instant,
): Promise<ReadonlyMap<bigint, TierStanding>> {
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null || customerIds.length === 0) return new Map();
  const read = await decisionsFor(deps, shopId, customerIds, rules, now);
  const manual = [...read].filter(([, { decision }]) => decision.manual !== null).map(([id]) => id);
  const notes = manual.length === 0 ? new Map() : await listTierNotes(deps.db.sql, shopId, manual);
  const standings = new Map<bigint, TierStanding>();
  for (const [customerId, { decision }] of read) {
    const standing = standingOf(decision, rules, notes.get(customerId) ?? '');
    if (standing !== null) standings.set(customerId, standing);
  }
  return standings;
}

/** Where a customer stands and what the next level takes: see `TiersDoor.tierProgress`. */
export async function readProgress(
  deps: TierDeps,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<TierProgress | null> {
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return null;
  const read = (await decisionsFor(deps, shopId, [customerId], rules, now)).get(customerId);
  if (read === undefined) throw new Error('Everybody who is asked for is answered');
  const { decision, qualifying } = read;
  const notes = decision.manual === null ? new Map() : await listTierNotes(deps.db.sql, shopId, [customerId]);
  const next = rules.tiers.levels[placeOf(rules.tiers, decision.level) + 1];
  return {
    standing: standingOf(decision, rules, notes.get(customerId) ?? ''),
    qualifying,
    next: next === undefined ? null : { id: next.id, name: next.name, missing: missingFor(next, qualifying) },
  };
}

/** What a customer's level has been: see `TiersDoor.tierHistory`. */
export async function readTierHistory(
  { db }: Pick<TierDeps, 'db'>,
  shopId: bigint,
  customerId: bigint,
  limit: number,
): Promise<readonly TierChange[]> {
  const changes = await listChanges(db.sql, shopId, customerId, limit);
  if (changes.length === 0) return [];
  const names = await findNames(db.sql, shopId);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
  return changes.map(({ from, to, ...change }) => ({ from: named(from), to: named(to), ...change }));
}

/** Everything applied that is due at `now`, whether or not it has been written. */
export async function decisionsFor(
  deps: TierDeps,
  shopId: bigint,
  customerIds: readonly bigint[],
  rules: TierRules,
  now: Instant,
): Promise<ReadonlyMap<bigint, ReadTier>> {
  const known = await listTiers(deps.db.sql, shopId, customerIds);
  const counted = await loadCounted(deps, deps.db.sql, shopId, customerIds, known.values(), rules);
  return new Map(
    customerIds.map((customerId) => {
      const timeline = timelineBy(counted(customerId), rules);
      const decision = decideTier(known.get(customerId) ?? null, timeline, rules, now);
      return [customerId, { decision, qualifying: timeline.at(now) }] as const;
    }),
  );
}

/** `reason`: why it was given by hand, where it was. */
function standingOf(
  { level, own, manual }: TierDecision,
  { tiers, zone }: TierRules,
  reason: string,
): TierStanding | null {
  const name = tierName(tiers, level);
  if (name === null) return null;
  const lastDay = (end: Instant | null) => (end === null ? null : lastLocalDay(end, zone));
  return {
    ...name,
    since: manual?.since ?? own.since,
    keptUntil: manual === null ? lastDay(own.keptUntil) : null,
    manual: manual === null ? null : { until: lastDay(manual.until), reason, by: manual.by },
  };
}
