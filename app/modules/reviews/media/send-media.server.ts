import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { MediaKind, MediaStep } from './door.ts';
import { fileName } from './file-name.ts';
import type { FilesShop, MediaDeps, ShopifyFile } from './ports.ts';
import { noteShown } from './show-media.server.ts';
import {
  findBytes,
  findTravelling,
  noteFile,
  setFailed,
  setKeptAgain,
  setReady,
  startSending,
  type Travelling,
} from './store/sending.server.ts';

/** Shopify makes its own sizes of a picture in seconds, of a video in a minute or so. */
const pollSeconds: Readonly<Record<MediaKind, number>> = { photo: 3, video: 15 };
const lookAgainSeconds = 20;
/**
 * Shopify refuses a photo's name that is taken. A video that was asked for and not found is looked for again before it is
 * asked for once more, for search hears of it later: so many seconds.
 */
const videoTurnsUpWithin = 60;
/** A name that is taken by what nobody finds is given up. */
const nameGivenUpAfter = 3600;
/** After Shopify said no; each under a name of its own, for names are taken once. */
const mostTries = 3;
const triesApartSeconds = 600;

export const filesScope = 'write_files';

type Deps = Pick<ReviewsDeps, 'db' | 'orders'> & {
  readonly media: Pick<MediaDeps, 'files' | 'digest'>;
};

/** One step of bringing a medium to Shopify's files: see `Media.sendMedia`. */
export async function sendMedia(
  deps: Deps,
  shopId: bigint,
  mediaId: bigint,
  now: Instant,
): Promise<MediaStep> {
  const { db, orders, media } = deps;
  const found = await findTravelling(db.sql, shopId, mediaId);
  if (found === null || found.reviewId === null) return 'done';
  if (found.state !== 'kept' && found.state !== 'sending') return 'done';
  const shop = await orders.shopForReviews(shopId);
  if (!shop.installed || !shop.grantedScopes.includes(filesScope)) return 'scope-missing';
  const file =
    found.fileId === null
      ? await bring(deps, shop, mediaId, found)
      : await media.files.find(shop, found.fileId);
  if (file === 'later') return { wait: lookAgainSeconds };
  if (file === 'taken-away') return 'done';
  if (file === null || file.state === 'failed') return startOver(deps, shop, mediaId, found, file);
  if (file.state === 'processing') return { wait: pollSeconds[found.kind] };
  await db.inTransaction(shopId, async (tx) => {
    if (await setReady(tx, mediaId, file)) await tell(tx, mediaId, found, now);
  });
  return 'done';
}

/**
 * Sends it, unless a call before may have done so: then Shopify is asked first. Null: Shopify does not take it.
 * `later`: nobody knows yet whether it has it.
 */
async function bring(
  { db, media }: Deps,
  shop: FilesShop,
  mediaId: bigint,
  { kind, contentType, state, tries, ageSeconds }: Travelling,
): Promise<ShopifyFile | null | 'later' | 'taken-away'> {
  const name = fileName(media.digest, shop.id, { id: mediaId, contentType, tries });
  if (state === 'sending') {
    const there = await media.files.findByName(shop, { name, kind });
    if (there !== null) return noted({ db }, shop, mediaId, there);
    if (kind === 'video' && ageSeconds < videoTurnsUpWithin) return 'later';
  } else if (!(await startSending(db.sql, shop.id, mediaId))) return 'taken-away';
  const bytes = await findBytes(db.sql, shop.id, mediaId);
  if (bytes === null) return 'taken-away';
  const made = await media.files.create(shop, { kind, name, contentType, bytes });
  if (made === 'name-taken') return ageSeconds < nameGivenUpAfter ? 'later' : null;
  return made === null ? null : noted({ db }, shop, mediaId, made);
}

async function noted(
  { db }: Pick<Deps, 'db'>,
  shop: FilesShop,
  mediaId: bigint,
  file: ShopifyFile,
): Promise<ShopifyFile> {
  await noteFile(db.sql, shop.id, mediaId, file.id);
  return file;
}

/** Shopify would not have it, or could do nothing with it: another time, up to a point. */
async function startOver(
  { db, media }: Deps,
  shop: FilesShop,
  mediaId: bigint,
  { tries }: Travelling,
  file: ShopifyFile | null,
): Promise<MediaStep> {
  // One that Shopify is still at stays; it was of no use to anybody anyway.
  if (file !== null) await media.files.remove(shop, file.id);
  if (tries + 1 >= mostTries) {
    await setFailed(db.sql, shop.id, mediaId);
    return 'done';
  }
  await setKeptAgain(db.sql, shop.id, mediaId);
  return { wait: triesApartSeconds };
}

async function tell(tx: Tx, mediaId: bigint, { reviewId, kind }: Travelling, now: Instant): Promise<void> {
  if (reviewId === null) return;
  const review = await noteShown(tx, reviewId);
  await tx.announce([
    {
      key: `review-media:${mediaId}:added`,
      kind: 'review-media-added',
      customerId: review?.customerId ?? null,
      orderId: review?.orderId ?? null,
      happenedAt: now,
      data: { review: reviewId.toString(), media: mediaId.toString(), kind },
    },
  ]);
}
