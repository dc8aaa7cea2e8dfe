import { type Instant, localDate } from '#app/kernel/calendar.ts';
import type { NewFact } from '#app/kernel/transaction.ts';
import { countChanges, countedOf } from '../../counting/count-change.server.ts';
import { forgetMedia } from '../../media/forget-media.server.ts';
import type { ReviewsDeps } from '../../ports.ts';
import type { Review } from '../../review.ts';
import { listAnswers } from '../../store/reviews.server.ts';
import { endImport, lockImport, noteUndone } from '../store/imports.server.ts';
import { addToDays } from '../store/incoming.server.ts';
import { deleteReviews, lockBatch } from '../store/undoing.server.ts';
import { dayDeltas } from './day-deltas.ts';

type Deps = Pick<ReviewsDeps, 'db' | 'orders'>;

const size = 500;
/** Real time after which others get their turn. */
const shiftMs = 30_000;

/** Takes the batch's reviews out, some at a time: see `Moving.undoImport`. */
export async function runUndo(
  deps: Deps,
  shopId: bigint,
  importId: bigint,
  now: Instant,
): Promise<'more' | 'done'> {
  const until = performance.now() + shiftMs;
  for (;;) {
    const taken = await takeOut(deps, shopId, importId, now);
    if (taken < size) return 'done';
    if (performance.now() > until) return 'more';
  }
}

/** Returns how many; with the last ones the batch is undone. */
async function takeOut(
  { db, orders }: Deps,
  shopId: bigint,
  importId: bigint,
  now: Instant,
): Promise<number> {
  const { zone } = await orders.shopForReviews(shopId);
  return db.inTransaction(shopId, async (tx) => {
    if ((await lockImport(tx, importId, ['undoing'])) === null) return 0;
    const reviews = await lockBatch(tx, importId, size);
    const ids = reviews.map(({ id }) => id);
    const answers = await listAnswers(tx.sql, shopId, ids);
    // Media go first, and what they change of a review is part of its going.
    await forgetMedia(tx, { reviewIds: ids });
    await deleteReviews(tx, ids);
    await tx.announce(reviews.map((review) => removed(review, importId, now)));
    await countChanges(
      tx,
      reviews.map((review) => ({ before: countedOf(review, answers.get(review.id) ?? []), after: null })),
    );
    const days = reviews.map((review) => ({
      day: localDate(review.submittedAt, zone).toString(),
      product: review.productShopifyId,
      stars: review.stars,
    }));
    await addToDays(tx, dayDeltas(days, -1));
    await noteUndone(tx, importId, reviews.length);
    if (reviews.length < size) await endImport(tx, importId, 'undoing', 'undone');
    return reviews.length;
  });
}

const removed = (review: Review, importId: bigint, now: Instant): NewFact => ({
  key: `review:${review.id}:review-removed`,
  kind: 'review-removed',
  customerId: review.customerId,
  orderId: review.orderId,
  happenedAt: now,
  imported: true,
  data: { review: review.id.toString(), import: importId.toString() },
});
