import type { Tx } from '#app/kernel/transaction.ts';
import { countChange, lockCounted } from '../counting/count-change.server.ts';
import type { Change } from '../counting/deltas.ts';
import type { Review } from '../review.ts';
import { setHasMedia } from '../store/reviews.server.ts';
import { isAnyShown } from './store/media.server.ts';

/** What is shown with a review has changed: notes whether there still is something, and what is counted by that. */
export async function changeOf(
  tx: Tx,
  reviewId: bigint,
): Promise<(Change & { readonly review: Review }) | null> {
  const locked = await lockCounted(tx, reviewId);
  if (locked === null) return null;
  const { counted: before, review } = locked;
  const hasMedia = await isAnyShown(tx, reviewId);
  if (hasMedia !== before.hasMedia) await setHasMedia(tx, reviewId, hasMedia);
  return { review, before, after: { ...before, hasMedia } };
}

/** The same, counted. Null: there is no such review. */
export async function noteShown(tx: Tx, reviewId: bigint): Promise<Review | null> {
  const change = await changeOf(tx, reviewId);
  if (change === null) return null;
  await countChange(tx, change.before, change.after);
  return change.review;
}
