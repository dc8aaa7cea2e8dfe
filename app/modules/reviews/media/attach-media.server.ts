import { maxReviewPhotos, maxReviewVideos } from '#app/contracts/reviews.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { MediaOwner, MediaRefusal } from './door.ts';
import { fetchJob, sendJob } from './jobs.ts';
import { countOfReview, insertToFetch, lockLoose, placeMedia } from './store/media.server.ts';

/**
 * Puts uploads of one owner with a review, in this order, after what it has. Null: done. A refusal changed nothing. They
 * are on their way to Shopify from here on.
 */
export async function attachMedia(
  tx: Tx,
  reviewId: bigint,
  ids: readonly bigint[],
  owner: MediaOwner,
): Promise<MediaRefusal | null> {
  if (ids.length === 0) return null;
  const named = new Set(ids);
  const kinds = await lockLoose(tx, [...named], owner);
  if (named.size !== ids.length || kinds.size !== named.size)
    return { refused: 'bad-input', values: { why: 'unknown-media' } };
  const has = await countOfReview(tx, reviewId);
  const photos = [...kinds.values()].filter((kind) => kind === 'photo').length;
  if (has.photos + photos > maxReviewPhotos || has.videos + kinds.size - photos > maxReviewVideos)
    return { refused: 'bad-input', values: { why: 'too-many' } };
  await placeMedia(tx, reviewId, ids, has.next);
  for (const id of ids) await tx.enqueue(sendJob(tx.shopId, id));
  return null;
}

/**
 * Notes where an import found pictures and videos of a new review, in this order, and asks for them to be fetched. More
 * than a review may have are left where they are.
 */
export async function attachToFetch(tx: Tx, reviewId: bigint, urls: readonly string[]): Promise<void> {
  const distinct = [...new Set(urls)].slice(0, maxReviewPhotos + maxReviewVideos);
  if (distinct.length === 0) return;
  for (const id of await insertToFetch(tx, reviewId, distinct)) await tx.enqueue(fetchJob(tx.shopId, id));
}
