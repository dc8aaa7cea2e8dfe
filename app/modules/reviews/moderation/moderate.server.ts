import type { Instant } from '#app/kernel/calendar.ts';
import type { Moderated, Moderation } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { ReviewStatus } from '../review.ts';
import { addDecision } from '../store/decisions.server.ts';
import { countReview } from '../store/ratings.server.ts';
import { changeStatus, findReview } from '../store/reviews.server.ts';

const from: Readonly<Record<Moderation['action'], readonly ReviewStatus[]>> = {
  publish: ['pending', 'hidden'],
  hide: ['pending', 'published'],
};

/** Publishes or hides a review and writes down who did so and why: see `Reviews.moderate`. */
export async function moderate(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  reviewId: bigint,
  decision: Moderation,
  actor: string,
  now: Instant,
): Promise<Moderated> {
  const review = await findReview(db.sql, shopId, reviewId);
  if (review === null) return { refused: 'not-yours' };
  const status = decision.action === 'publish' ? 'published' : 'hidden';
  const reason = decision.action === 'hide' ? decision.reason : null;
  return db.inTransaction(shopId, async (tx): Promise<Moderated> => {
    const moved = await changeStatus(tx, reviewId, from[decision.action], status, now);
    if (moved === null) return { refused: 'already-done' };
    await addDecision(tx, reviewId, {
      number: moved.revision,
      action: decision.action,
      reason,
      actor,
      at: now,
    });
    if (status === 'published') await countReview(tx, review.productShopifyId, review.stars, 1);
    else if (moved.from === 'published') await countReview(tx, review.productShopifyId, review.stars, -1);
    const kind = status === 'published' ? 'review-published' : 'review-hidden';
    await tx.announce([
      {
        key: `review:${reviewId}:${kind}:${moved.revision}`,
        kind,
        customerId: review.customerId,
        orderId: review.orderId,
        happenedAt: now,
        data: { review: reviewId.toString(), actor, ...(reason === null ? {} : { reason }) },
      },
    ]);
    return { status };
  });
}
