import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, NewJob, Tx } from '#app/kernel/transaction.ts';
import { touchAccount } from '../store/accounts.server.ts';
import type { TierDecision, TierStep } from './decide-tier.ts';
import { giveEntryPoints } from './give-entry-points.server.ts';
import { levelOf } from './levels.ts';
import type { TierRules } from './path.ts';
import { type StoredTier, saveTier } from './store/tiers.server.ts';

/** Who or what brought a review about. */
export interface ReviewedBy {
  readonly actor: string;
  /** The order that was settled before; null: something else. */
  readonly orderId: bigint | null;
}

export const BY_ITSELF: ReviewedBy = { actor: 'afterglow', orderId: null };

/** Keeps a decision on a locked row: the level, its history, what is announced and the points for reaching it. */
export async function writeTier(
  tx: Tx,
  stored: StoredTier,
  decision: TierDecision,
  rules: TierRules | null,
  by: ReviewedBy,
  now: Instant,
): Promise<void> {
  if (isKept(stored, decision)) return;
  await saveTier(tx, stored, decision, by);
  await tx.announce(decision.steps.map((step, index) => changedFact(stored, step, index)));
  const tag = rules === null ? null : (levelOf(rules.tiers, decision.level)?.customerTag ?? null);
  if (tag !== stored.taggedAs) await tx.enqueue(tagJob(tx.shopId, stored.customerId));
  // Storefronts show the tier beside the points, from one place.
  if (decision.steps.length > 0 || stored.manual !== decision.manual)
    await touchAccount(tx, stored.customerId);
  if (rules !== null) await giveEntryPoints(tx, stored.customerId, decision.reached, rules, now);
}

const tagQueues = 8n;

/** The tag at Shopify follows when this is written. One of a customer at a time: two would each leave their own tag. */
function tagJob(shopId: bigint, customerId: bigint): NewJob {
  const payload = { shopId: shopId.toString(), customerId: customerId.toString() };
  const queue = `tags:${shopId}:${customerId % tagQueues}`;
  return { task: 'tag-customer', payload, queue, key: `tag-customer:${shopId}:${customerId}` };
}

/** Is there nothing to write? */
export function isKept(stored: StoredTier | null, decision: TierDecision): boolean {
  if (decision.steps.length > 0 || decision.reached.length > 0) return false;
  if (stored === null)
    return decision.own.level === null && decision.dueAt === null && decision.rewarded.length === 0;
  return (
    stored.own.level === decision.own.level &&
    (stored.own.level === null || isSame(stored.own.since, decision.own.since)) &&
    isSame(stored.own.keptUntil, decision.own.keptUntil) &&
    isSame(stored.dueAt, decision.dueAt) &&
    stored.manual === decision.manual &&
    stored.rewarded.length === decision.rewarded.length
  );
}

function isSame(a: Instant | null, b: Instant | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

/** Ids only: what a level is called is the programme's. */
function changedFact({ customerId, changes }: StoredTier, step: TierStep, index: number): NewFact {
  return {
    key: `customer:${customerId}:tier:${changes + index + 1}`,
    kind: 'tier-changed',
    customerId,
    orderId: null,
    happenedAt: step.at,
    data: { from: step.from ?? '', to: step.to ?? '', cause: step.cause },
  };
}
