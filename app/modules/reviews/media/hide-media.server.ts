import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { HideReason } from '../review.ts';
import { noteShown } from './show-media.server.ts';
import { findReviewOf, setHidden } from './store/media.server.ts';

/** Takes a picture or video out of sight (a reason) or brings it back (null): see `Media.hideMedia`. */
export async function setMediaHidden(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  mediaId: bigint,
  reason: HideReason | null,
  by: { readonly actor: string; readonly now: Instant },
): Promise<{ readonly changed: true } | { readonly refused: 'already-done' | 'not-yours' }> {
  const { actor, now } = by;
  return db.inTransaction(shopId, async (tx) => {
    const reviewId = await findReviewOf(tx.sql, shopId, mediaId);
    if (reviewId === null) return { refused: 'not-yours' };
    if ((await setHidden(tx, mediaId, reason)) === null) return { refused: 'already-done' };
    const review = await noteShown(tx, reviewId);
    const kind = reason === null ? 'review-media-shown' : 'review-media-hidden';
    await tx.announce([
      {
        // Every change of mind is a fact of its own.
        key: `review-media:${mediaId}:${kind}:${actor}:${now.toString()}`,
        kind,
        customerId: review?.customerId ?? null,
        orderId: review?.orderId ?? null,
        happenedAt: now,
        data: {
          review: reviewId.toString(),
          media: mediaId.toString(),
          actor,
          ...(reason === null ? {} : { reason }),
        },
      },
    ]);
    return { changed: true };
  });
}
