import type { MediaOwner, ReviewMedia } from '../../app/modules/reviews/media/door.ts';
import { settingsForm } from '../../app/modules/reviews/settings/forms.ts';
import { defaultSettings } from '../../app/modules/reviews/settings/settings.ts';
import { aPhoto } from './filled-media.ts';
import { type ReviewShop, useReviews } from './review-shop.ts';
import { submissionOf } from './review-submission.ts';

const arrived = [{ sent: '2026-03-01T15:00:00Z', delivered: '2026-03-01T15:00:00Z' }];

export const photo = await aPhoto(60, 40);

/** Shops of the file's own database. */
export function useReviewMedia() {
  const bench = useReviews();

  /** A live shop that takes photos and videos and may keep files. */
  async function openShop(scopes = ['write_products', 'write_files']) {
    const shop = await bench.shop();
    shop.scopes = scopes;
    const writing = { ...defaultSettings.writing, videos: true };
    await shop.reviews.saveSettings(
      shop.shopId,
      settingsForm({ ...defaultSettings, writing }),
      'staff',
      shop.now,
    );
    await shop.reviews.goLive(shop.shopId, shop.now, 'staff');
    return shop;
  }

  return { bench, openShop };
}

/** Keeps it, or breaks. */
export async function upload(shop: ReviewShop, by: MediaOwner, bytes: Uint8Array = photo): Promise<bigint> {
  const added = await shop.reviews.addMedia(shop.shopId, { bytes, by });
  if ('refused' in added) throw new Error(JSON.stringify(added));
  return added.id;
}

/** A review of an order that arrived, with these uploads of its customer. */
export async function reviewed(shop: ReviewShop, uploads: readonly Uint8Array[] = [photo]) {
  const customerId = await shop.customer();
  const order = await shop.place({ parcels: arrived }, customerId);
  const media: bigint[] = [];
  for (const bytes of uploads) media.push(await upload(shop, { customerId }, bytes));
  const submitted = await shop.reviews.submit(shop.shopId, submissionOf(order, { media }), shop.now);
  if ('refused' in submitted) throw new Error(submitted.refused);
  return { customerId, order, media, id: submitted.taken[0]?.review.id ?? 0n };
}

/** What the job does that brings it to Shopify. */
export const send = (shop: ReviewShop, id: bigint) => shop.reviews.sendMedia(shop.shopId, id, shop.now);

export async function mediaOf(shop: ReviewShop, review: bigint): Promise<readonly ReviewMedia[]> {
  return shop.reviews.listMedia(shop.shopId, review);
}

/** As it is stored. */
export async function mediaRow(shop: ReviewShop, id: bigint) {
  const [found] = await shop.db.sql<{
    state: string;
    bytes: Uint8Array | null;
    url: string | null;
    source_url: string | null;
    customer_id: bigint | null;
  }>`select state, bytes, url, source_url, customer_id from review_media
    where shop_id = ${shop.shopId} and id = ${id}`;
  return found;
}

/** How many reviews that show something are counted. */
export async function countShown(shop: ReviewShop) {
  const [found] = await shop.db.sql<{
    n: number;
  }>`select coalesce(sum(n_media), 0)::int as n from review_rating
    where shop_id = ${shop.shopId}`;
  return found?.n ?? 0;
}

export async function hasMedia(shop: ReviewShop, id: bigint) {
  return (await shop.reviews.find(shop.shopId, id))?.hasMedia;
}

/** The uploads that jobs of this task wait for. */
export async function jobsOf(shop: ReviewShop, task: string) {
  const rows = await shop.db.sql<{ key: string }>`select key from graphile_worker.jobs
    where task_identifier = ${task} and key like ${`${task}:${shop.shopId}:%`}`;
  return rows.map(({ key }) => BigInt(key.split(':')[2] ?? 0));
}
