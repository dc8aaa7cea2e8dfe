import type { Instant } from '#app/kernel/calendar.ts';
import { countChanges } from '../counting/count-change.server.ts';
import { forgetMedia } from '../media/forget-media.server.ts';
import type { ReviewsDeps } from '../ports.ts';
import { addDecision } from '../store/decisions.server.ts';
import { setStatus } from '../store/reviews.server.ts';
import type { Author, TakenBack } from './door.ts';
import { byAuthor, factAbout, lockOwn } from './edit-review.server.ts';
import { eraseWritten } from './store/edits.server.ts';

/** Takes a review back for good: see `Writing.withdrawReview`. */
export async function withdrawReview(
  deps: Pick<ReviewsDeps, 'db' | 'erased'>,
  shopId: bigint,
  author: Author,
  reviewId: bigint,
  now: Instant,
): Promise<TakenBack> {
  const refused = await deps.db.inTransaction(shopId, async (tx) => {
    const own = await lockOwn(deps, tx, author, reviewId);
    if (typeof own === 'string') return own;
    const { review, counted } = own;
    // Its own pictures are counted with it, once.
    await forgetMedia(tx, { reviewIds: [reviewId] });
    await eraseWritten(tx, reviewId);
    const number = await setStatus(tx, reviewId, 'hidden', now);
    const decision = { number, action: 'hide', reason: 'withdrawn', actor: byAuthor, at: now } as const;
    await addDecision(tx, reviewId, decision);
    await tx.announce([
      factAbout(review, now)('review-hidden', number, { actor: byAuthor, reason: 'withdrawn' }),
    ]);
    const after = { ...counted, status: 'hidden', hasMedia: false, answers: [] } as const;
    await countChanges(tx, [{ before: counted, after }]);
    return null;
  });
  return refused === null ? { withdrawn: true } : { refused };
}
