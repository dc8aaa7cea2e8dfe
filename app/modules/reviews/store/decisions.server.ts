import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ReviewDecision } from '../door.ts';

export async function addDecision(tx: Tx, reviewId: bigint, decision: ReviewDecision): Promise<void> {
  await tx.sql`insert into review_decision (shop_id, review_id, number, action, reason, actor, decided_at)
    values (${tx.shopId}, ${reviewId}, ${decision.number}, ${decision.action}, ${decision.reason}, ${decision.actor}, ${decision.at})`;
}

/** Oldest first. */
export async function listDecisions(sql: Sql, shopId: bigint, reviewId: bigint): Promise<ReviewDecision[]> {
  return sql<{
    number: number;
    action: ReviewDecision['action'];
    reason: ReviewDecision['reason'];
    actor: string;
    at: Instant;
  }>`select number, action, reason, actor, decided_at as at from review_decision
    where shop_id = ${shopId} and review_id = ${reviewId} order by number`;
}

/** Did the staff hide it, and nobody of them has shown it since? What its author (`author`) did counts for nothing. */
export async function isHiddenByStaff(tx: Tx, reviewId: bigint, author: string): Promise<boolean> {
  const [last] = await tx.sql<{ action: ReviewDecision['action'] }>`select action from review_decision
    where shop_id = ${tx.shopId} and review_id = ${reviewId} and actor <> ${author} order by number desc limit 1`;
  return last?.action === 'hide';
}
