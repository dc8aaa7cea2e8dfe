import { compareDates, endOfLocalDay, type Instant, localDate } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { BadInput } from '../door.ts';
import { decideTier, type TierDecision } from './decide-tier.ts';
import type { TierProgress, TiersDoor } from './door.ts';
import { placeOf } from './levels.ts';
import { loadCounted, loadRules, type TierDeps, timelineBy } from './load-tiers.server.ts';
import type { TierRules } from './path.ts';
import { readProgress } from './read-tiers.server.ts';
import { isNew } from './review-tier.server.ts';
import { deleteTierNote, saveTierNote } from './store/tier-notes.server.ts';
import { lockTiers, type StoredTier } from './store/tiers.server.ts';
import { writeTier } from './write-tier.server.ts';

type Asked = Parameters<TiersDoor['setManualTier']>[2];

const longestReason = 500;

/** Gives a level by hand: see `TiersDoor.setManualTier`. It is not reached, so no entry points are given for it. */
export async function setManualTier(
  deps: TierDeps,
  shopId: bigint,
  customerId: bigint,
  asked: Asked,
  actor: string,
  now: Instant,
): Promise<TierProgress | BadInput> {
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return refused('level', 'There are no levels.');
  const errors = errorsOf(asked, rules, now);
  if (Object.keys(errors).length > 0) return { refused: 'bad-input', errors };
  if (!(await deps.orders.customerShopifyIds(shopId, [customerId])).has(customerId))
    return refused('customer', 'There is no such customer.');
  const manual = {
    level: asked.level,
    since: now,
    until: asked.until === null ? null : endOfLocalDay(asked.until, rules.zone),
    by: actor,
  };
  await deps.db.inTransaction(shopId, async (tx) => {
    const { stored, decision } = await lockedDecision(deps, tx, customerId, rules, now);
    const steps =
      decision.level === asked.level
        ? decision.steps
        : [...decision.steps, { from: decision.level, to: asked.level, at: now, cause: 'manual' as const }];
    const dueAt = firstOf(decision.dueAt, manual.until);
    const given: TierDecision = { ...decision, manual, level: asked.level, steps, dueAt };
    await writeTier(tx, stored, given, rules, { actor, orderId: null }, now);
    await saveTierNote(tx, { customerId, text: asked.reason.trim(), writtenBy: actor, writtenAt: now });
  });
  return (await readProgress(deps, shopId, customerId, now)) ?? refused('level', 'There are no levels.');
}

/** Lets the level follow from what was bought again: see `TiersDoor.clearManualTier`. */
export async function clearManualTier(
  deps: TierDeps,
  shopId: bigint,
  customerId: bigint,
  actor: string,
  now: Instant,
): Promise<TierProgress | null> {
  const rules = await loadRules(deps, deps.db.sql, shopId, now);
  if (rules === null) return null;
  await deps.db.inTransaction(shopId, async (tx) => {
    const { stored, decision } = await lockedDecision(deps, tx, customerId, rules, now);
    const { own, manual } = decision;
    const ended = manual === null || manual.level === own.level ? [] : [endOf(manual.level, own.level, now)];
    const cleared: TierDecision = {
      ...decision,
      manual: null,
      level: own.level,
      steps: [...decision.steps, ...ended],
    };
    await writeTier(tx, stored, cleared, rules, { actor, orderId: null }, now);
    await deleteTierNote(tx, customerId);
  });
  return readProgress(deps, shopId, customerId, now);
}

function endOf(from: string, to: string | null, at: Instant) {
  return { from, to, at, cause: 'manual-ended' as const };
}

async function lockedDecision(
  deps: TierDeps,
  tx: Tx,
  customerId: bigint,
  rules: TierRules,
  now: Instant,
): Promise<{ readonly stored: StoredTier; readonly decision: TierDecision }> {
  const stored = (await lockTiers(tx, [customerId], now)).get(customerId);
  if (stored === undefined) throw new Error('The row is locked');
  const known = isNew(stored) ? null : stored;
  const counted = await loadCounted(
    deps,
    tx.sql,
    tx.shopId,
    [customerId],
    known === null ? [] : [known],
    rules,
  );
  return { stored, decision: decideTier(known, timelineBy(counted(customerId), rules), rules, now) };
}

function errorsOf({ level, until, reason }: Asked, rules: TierRules, now: Instant): Record<string, string> {
  const why = reason.trim();
  return {
    ...(placeOf(rules.tiers, level) < 0 ? { level: 'There is no such level.' } : {}),
    ...(until !== null && compareDates(until, localDate(now, rules.zone)) < 0
      ? { until: 'This day is over.' }
      : {}),
    ...(why === '' || why.length > longestReason || !isStorable(why)
      ? { reason: `Say why, in at most ${longestReason} characters.` }
      : {}),
  };
}

function refused(field: string, message: string): BadInput {
  return { refused: 'bad-input', errors: { [field]: message } };
}

function firstOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a.epochMilliseconds <= b.epochMilliseconds ? a : b;
}
