import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { countChange, lockCounted } from '../counting/count-change.server.ts';
import type { Moderated, Moderation } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { Review } from '../review.ts';
import { addDecision } from '../store/decisions.server.ts';
import { setStatus } from '../store/reviews.server.ts';
import { settleAll } from '../votes/store/votes.server.ts';
import { isWithdrawn } from '../writing/store/written.server.ts';

/** Publishes or hides a review and writes down who did so and why: see `Reviews.moderate`. */
export async function moderate(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  reviewId: bigint,
  decision: Moderation,
  actor: string,
  now: Instant,
): Promise<Moderated> {
  const { action } = decision;
  const status = action === 'publish' ? 'published' : 'hidden';
  const reason = action === 'hide' ? decision.reason : null;
  return db.inTransaction(shopId, async (tx): Promise<Moderated> => {
    const locked = await lockCounted(tx, reviewId);
    if (locked === null) return { refused: 'not-yours' };
    // What its author took back says nothing any more.
    if (await isWithdrawn(tx.sql, shopId, reviewId)) return { refused: 'already-done' };
    const { review, counted } = locked;
    if (review.status === status) return { refused: 'already-done' };
    // Whoever has an interest must not speak as a customer (16 CFR 465.5), however many stars they give.
    if (action === 'publish' && review.heldFor.includes('staff')) return { refused: 'not-allowed' };
    if (action === 'publish' && isEditedSince(review, decision.readAt)) return { refused: 'expired' };
    const number = await setStatus(tx, reviewId, status, now);
    await addDecision(tx, reviewId, { number, action, reason, actor, at: now });
    const kind = status === 'published' ? 'review-published' : 'review-hidden';
    await tx.announce([
      {
        key: `review:${reviewId}:${kind}:${number}`,
        kind,
        customerId: review.customerId,
        orderId: review.orderId,
        happenedAt: now,
        data: { review: reviewId.toString(), actor, ...(reason === null ? {} : { reason }) },
      },
    ]);
    // Whoever decides has read what visitors said of it.
    await settleAll(tx, reviewId, now);
    await countChange(tx, counted, { ...counted, status });
    return { status };
  });
}

const isEditedSince = ({ editedAt }: Review, readAt: Instant | undefined) =>
  editedAt !== null && readAt !== undefined && compareInstants(editedAt, readAt) > 0;
