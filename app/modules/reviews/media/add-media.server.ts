import { maxReviewPhotos, maxReviewVideos } from '#app/contracts/reviews.ts';
import { isErased } from '../is-erased.server.ts';
import type { ReviewsDeps } from '../ports.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import type { MediaKind, MediaOwner, MediaRefusal } from './door.ts';
import type { MediaDeps } from './ports.ts';
import { countLoose, insertMedia } from './store/media.server.ts';

/** Of one owner, in no review yet: for a handful of products at once, and some that were thought better of. */
const maxLoosePhotos = 8 * maxReviewPhotos;
const maxLooseVideos = 8 * maxReviewVideos;

/** Cleans an upload and keeps it for a day: see `Media.addMedia`. */
export async function addMedia(
  deps: Pick<ReviewsDeps, 'db' | 'erased'> & { readonly media: Pick<MediaDeps, 'clean'> },
  shopId: bigint,
  { bytes, by }: { readonly bytes: Uint8Array; readonly by: MediaOwner },
): Promise<{ readonly id: bigint; readonly kind: MediaKind } | MediaRefusal> {
  const { db, media } = deps;
  const [state, { writing }, loose] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    countLoose(db.sql, shopId, by),
  ]);
  if (state.liveFrom === null || !(writing.photos || writing.videos)) return { refused: 'not-allowed' };
  if (loose.photos >= maxLoosePhotos || loose.videos >= maxLooseVideos) return { refused: 'limit-reached' };
  const clean = await media.clean(bytes);
  if ('fault' in clean) return { refused: 'bad-input', values: { why: clean.fault } };
  if (!(clean.kind === 'photo' ? writing.photos : writing.videos)) return { refused: 'not-allowed' };
  return db.inTransaction(shopId, async (tx) =>
    (await isErased(deps, tx, by))
      ? { refused: 'not-allowed' as const }
      : { id: await insertMedia(tx.sql, shopId, clean, by), kind: clean.kind },
  );
}
