import type { LocalDate } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { AttributeAnswer, Review, Stars } from '../review.ts';
import { addToAnswers, addToDay, addToRatings, addToTallies } from '../store/counts.server.ts';
import { enqueueMirror } from '../store/ratings.server.ts';
import { listAnswers, lockReview, setHasMedia } from '../store/reviews.server.ts';
import type { Counted } from './counted.ts';
import { type Change, deltasOf } from './deltas.ts';

/**
 * Counts a change of one review in the transaction that makes it, and has the metafields of its product written again
 * where it is or was published. A change of words alone is one, too: the same before and after.
 */
export const countChange = (tx: Tx, before: Counted | null, after: Counted | null): Promise<void> =>
  countChanges(tx, [{ before, after }]);

/**
 * The same for several. Once in a transaction, after all rows of `review` that it locks or adds: every transaction
 * then locks ratings, answers and tallies in one order, and none waits in a circle. `shown`: products of which something
 * changed that is shown and not counted.
 */
export async function countChanges(
  tx: Tx,
  changes: readonly Change[],
  shown: readonly bigint[] = [],
): Promise<void> {
  const { ratings, tallies, answers } = deltasOf(changes, shown);
  await addToRatings(tx, ratings);
  await addToAnswers(tx, answers);
  await addToTallies(tx, tallies);
  if (ratings.size > 0) await enqueueMirror(tx);
}

/**
 * What was written on a local day of the shop, whatever becomes of it: +1 when a review is added, −1 when an import is
 * undone. Stars that their author changes move within the day on which the review was written. After `countChanges`.
 */
export async function countWritten(
  tx: Tx,
  day: LocalDate,
  product: bigint,
  stars: Stars,
  by: 1 | -1,
): Promise<void> {
  await addToDay(tx, day, product, stars, by);
}

export function countedOf(review: Review, answers: readonly AttributeAnswer[]): Counted {
  return {
    productShopifyId: review.productShopifyId,
    stars: review.stars,
    status: review.status,
    purchase: review.purchase,
    verification: review.verification,
    incentivised: review.incentivised,
    hasMedia: review.hasMedia,
    recommends: review.recommends,
    imported: review.via === 'import',
    answers,
  };
}

/** A review that nobody else changes before the transaction ends, and as what it is counted now. */
export async function lockCounted(
  tx: Tx,
  id: bigint,
): Promise<{ readonly review: Review; readonly counted: Counted } | null> {
  const review = await lockReview(tx, id);
  if (review === null) return null;
  const answers = await listAnswers(tx.sql, tx.shopId, [id]);
  return { review, counted: countedOf(review, answers.get(id) ?? []) };
}

/** Something is shown with a review now, or no longer; what is shown may have changed in any case. */
export async function noteHasMedia(tx: Tx, id: bigint, hasMedia: boolean): Promise<void> {
  const locked = await lockCounted(tx, id);
  if (locked === null) return;
  if (locked.counted.hasMedia !== hasMedia) await setHasMedia(tx, id, hasMedia);
  await countChange(tx, locked.counted, { ...locked.counted, hasMedia });
}
