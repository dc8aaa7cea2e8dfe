import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { Review } from '../review.ts';
import { areWordsErased } from '../store/erasing.server.ts';
import { touchRatings } from '../store/ratings.server.ts';
import { lockReview } from '../store/reviews.server.ts';
import type { Replied, ReplyVisibility } from './door.ts';
import { addPrivateReply, deletePublicReply, savePublicReply } from './store/replies.server.ts';

/** Answers a review, for everybody to see or for its author alone: see `Replying.reply`. */
export async function replyToReview(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  reviewId: bigint,
  { visibility, body }: { readonly visibility: ReplyVisibility; readonly body: string },
  actor: string,
  now: Instant,
): Promise<Replied> {
  return db.inTransaction(shopId, async (tx): Promise<Replied> => {
    const review = await lockReview(tx, reviewId);
    if (review === null) return { refused: 'not-yours' };
    // The mail goes where the order's others go.
    if (visibility === 'private' && review.orderId === null) return { refused: 'not-allowed' };
    // Taken back, or its author was forgotten: what is said to it would have to go with it.
    if (await areWordsErased(tx, reviewId)) return { refused: 'not-allowed' };
    const said = { body, actor, now };
    if (visibility === 'private') {
      const reply = await addPrivateReply(tx, reviewId, said);
      if (reply === null) return { refused: 'already-done' };
      await tx.announce([replied(review, visibility, actor, now)]);
      return { reply };
    }
    const { reply, first } = await savePublicReply(tx, reviewId, said);
    if (first) await tx.announce([replied(review, visibility, actor, now)]);
    if (review.status === 'published') await touchRatings(tx, [review.productShopifyId]);
    return { reply };
  });
}

/** Takes the public reply away: see `Replying.removeReply`. */
export async function removeReply(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  reviewId: bigint,
): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (review === null) return false;
    const removed = await deletePublicReply(tx, reviewId);
    if (removed && review.status === 'published') await touchRatings(tx, [review.productShopifyId]);
    return removed;
  });
}

/** Told once for each way; what is said stays out of it. */
function replied(review: Review, visibility: ReplyVisibility, actor: string, now: Instant): NewFact {
  return {
    key: `review:${review.id}:replied:${visibility}`,
    kind: 'review-replied',
    customerId: review.customerId,
    orderId: review.orderId,
    happenedAt: now,
    data: { review: review.id.toString(), visibility, actor },
  };
}
