import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { type TierDecision, withoutLevels } from './decide-tier.ts';
import { loadRules, type TierDeps } from './load-tiers.server.ts';
import { joinedTier } from './merge-tiers.ts';
import { listTiers, lockTiers, type StoredTier } from './store/tiers.server.ts';
import { BY_ITSELF, writeTier } from './write-tier.server.ts';

/** Both rows, locked; null: neither customer has one. */
export async function lockMerged(
  tx: Tx,
  from: bigint,
  into: bigint,
  now: Instant,
): Promise<{ readonly from: StoredTier; readonly into: StoredTier } | null> {
  if ((await listTiers(tx.sql, tx.shopId, [from, into])).size === 0) return null;
  const locked = await lockTiers(tx, [from, into], now);
  const [leaving, staying] = [locked.get(from), locked.get(into)];
  if (leaving === undefined || staying === undefined) throw new Error('Both rows are locked');
  return { from: leaving, into: staying };
}

/**
 * The better of two levels goes on, and what either was given for a level is not given again. The other customer's
 * history stays where it is.
 */
export async function mergeTiers(
  deps: Pick<TierDeps, 'orders'>,
  tx: Tx,
  tiers: Awaited<ReturnType<typeof lockMerged>>,
  now: Instant,
): Promise<void> {
  if (tiers === null) return;
  const { from, into } = tiers;
  const rules = await loadRules(deps, tx.sql, tx.shopId, now);
  const joined = joinedTier(from, into, rules?.tiers ?? null);
  const held = into.manual?.level ?? into.own.level;
  const level = joined.manual?.level ?? joined.own.level;
  const steps = level === held ? [] : [{ from: held, to: level, at: now, cause: 'merged' as const }];
  const decision: TierDecision = { ...joined, level, steps, reached: [], dueAt: now };
  await writeTier(tx, into, decision, null, BY_ITSELF, now);
  const emptied = withoutLevels(from, now);
  const left = emptied.steps.map((step) => ({ ...step, cause: 'merged' as const }));
  await writeTier(tx, from, { ...emptied, steps: left }, null, BY_ITSELF, now);
}
