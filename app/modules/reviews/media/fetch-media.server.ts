import { maxReviewPhotos, maxReviewVideos } from '#app/contracts/reviews.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { MediaStep } from './door.ts';
import { sendJob } from './jobs.ts';
import type { CleanMedia, MediaDeps } from './ports.ts';
import { countOfReview } from './store/media.server.ts';
import { setFailed, setFetched, startFetching } from './store/sending.server.ts';

/** Seconds to the next try, after each that failed for the moment. */
const triesApart = [60, 300, 1800, 7200] as const;

/** One try to fetch what an import found elsewhere: see `Media.fetchMedia`. */
export async function fetchMedia(
  { db, media }: Pick<ReviewsDeps, 'db'> & { readonly media: Pick<MediaDeps, 'clean' | 'fetchOutside'> },
  shopId: bigint,
  mediaId: bigint,
): Promise<MediaStep> {
  const started = await startFetching(db.sql, shopId, mediaId);
  if (started === null) return 'done';
  const fetched = await media.fetchOutside(started.url);
  if ('failed' in fetched) {
    const wait = triesApart[started.tries - 1];
    if (wait !== undefined) return { wait };
  }
  const clean = 'bytes' in fetched ? await media.clean(fetched.bytes) : null;
  if (clean === null || 'fault' in clean) {
    await setFailed(db.sql, shopId, mediaId);
    return 'done';
  }
  const kept = await db.inTransaction(shopId, async (tx) => {
    if (!(await hasRoom(tx, started.reviewId, clean))) return false;
    if (await setFetched(tx, mediaId, clean)) await tx.enqueue(sendJob(shopId, mediaId));
    return true;
  });
  if (!kept) await setFailed(db.sql, shopId, mediaId);
  return 'done';
}

/** Until it is fetched each counts as a photo, this one too. */
async function hasRoom(tx: Tx, reviewId: bigint, { kind }: CleanMedia): Promise<boolean> {
  const { photos, videos } = await countOfReview(tx, reviewId);
  return kind === 'photo' ? photos <= maxReviewPhotos : videos < maxReviewVideos;
}
