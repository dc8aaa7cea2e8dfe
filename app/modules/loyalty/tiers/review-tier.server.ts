import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { decideTier, withoutLevels } from './decide-tier.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import { decisionsFor } from './read-tiers.server.ts';
import { listTiers, lockDueTiers, lockTiers, type StoredTier } from './store/tiers.server.ts';
import { BY_ITSELF, isKept, type ReviewedBy, writeTier } from './write-tier.server.ts';

const batchSize = 50;

/** Brings a customer's level in line with what they have bought and with time: see `TiersDoor.reviewTier`. */
export async function reviewTier(
  deps: TierDeps,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
  by: ReviewedBy = BY_ITSELF,
): Promise<void> {
  if (!(await isBehind(deps, shopId, customerId, now))) return;
  await deps.db.inTransaction(shopId, async (tx) => {
    await reviewLocked(deps, tx, await lockTiers(tx, [customerId], now), now, by);
  });
}

/** Reviews those for whom time alone may have changed the level: see `TiersDoor.sweepTiers`. */
export async function sweepTiers(deps: TierDeps, shopId: bigint, now: Instant): Promise<number> {
  for (let swept = 0; ; ) {
    const batch = await deps.db.inTransaction(shopId, async (tx) => {
      const due = await lockDueTiers(tx, now, batchSize);
      if (due.size > 0) await reviewLocked(deps, tx, due, now, BY_ITSELF);
      return due.size;
    });
    if (batch === 0) return swept;
    swept += batch;
  }
}

/** Orders are read once the rows are locked: of two that run at once the later one knows the later state. */
export async function reviewLocked(
  deps: TierDeps,
  tx: Tx,
  locked: ReadonlyMap<bigint, StoredTier>,
  now: Instant,
  by: ReviewedBy,
): Promise<void> {
  const rules = await loadRules(deps, tx.sql, tx.shopId, now);
  if (rules === null) {
    for (const stored of locked.values())
      await writeTier(tx, stored, withoutLevels(stored, now), null, by, now);
    return;
  }
  const ids = [...locked.keys()];
  const held = [...locked.values()].filter((stored) => stored.changes > 0 || stored.own.level !== null);
  const counted = await loadCounted(deps, tx.sql, tx.shopId, ids, held, rules);
  for (const [customerId, stored] of locked) {
    const timeline = timelineBy(counted(customerId), rules);
    const decision = decideTier(isNew(stored) ? null : stored, timeline, rules, now);
    await writeTier(tx, stored, decision, rules, by, now);
  }
}

/** Was the row only made to be locked? */
export function isNew(stored: StoredTier): boolean {
  return (
    stored.changes === 0 &&
    stored.own.level === null &&
    stored.manual === null &&
    stored.rewarded.length === 0
  );
}

/** Most reviews find everything as it is kept: then nothing is locked. */
async function isBehind(deps: TierDeps, shopId: bigint, customerId: bigint, now: Instant): Promise<boolean> {
  const stored = (await listTiers(deps.db.sql, shopId, [customerId])).get(customerId) ?? null;
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return stored !== null && !isKept(stored, withoutLevels(stored, now));
  const read = (await decisionsFor(deps, shopId, [customerId], rules, now)).get(customerId);
  return read !== undefined && !isKept(stored, read.decision);
}
