import sharp from 'sharp';
import { attachMedia, attachToFetch } from '../../app/modules/reviews/media/attach-media.server.ts';
import type { Media } from '../../app/modules/reviews/media/door.ts';
import type { Database } from '../../app/platform/db/database.server.ts';

export interface FilledMedia {
  /** Of the review, and not at Shopify. */
  readonly photo: bigint;
  /** Of nobody's review yet. */
  readonly loosePhoto: bigint;
  /** Where an import found it. */
  readonly toFetch: bigint;
}

/** A photo of a review, one that waits for a review, and one that is still elsewhere. */
export async function fillMedia(
  { db, reviews }: { readonly db: Database; readonly reviews: Media },
  { shopId, review, order }: { readonly shopId: bigint; readonly review: bigint; readonly order: bigint },
): Promise<FilledMedia> {
  const bytes = await aPhoto(40, 30);
  const add = async () => {
    const added = await reviews.addMedia(shopId, { bytes, by: { orderId: order } });
    if ('refused' in added) throw new Error(`The photo is refused: ${added.refused}`);
    return added.id;
  };
  const photo = await add();
  const loosePhoto = await add();
  await db.inTransaction(shopId, async (tx) => {
    const refused = await attachMedia(tx, review, [photo], { orderId: order });
    if (refused) throw new Error(`The photo is refused: ${refused.refused}`);
    await attachToFetch(tx, review, ['https://pictures.example/1.jpg']);
  });
  const media = await reviews.listMedia(shopId, review);
  return { photo, loosePhoto, toFetch: media.find((one) => one.state === 'to-fetch')?.id ?? 0n };
}

/** A JPEG of one colour. */
export async function aPhoto(width: number, height: number): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: '#c06030' } })
    .jpeg()
    .toBuffer();
}
