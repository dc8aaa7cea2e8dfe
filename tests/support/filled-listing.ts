import type { Instant } from '../../app/kernel/calendar.ts';
import type { ShopId } from '../../app/kernel/ids.ts';
import type { Reviews } from '../../app/modules/reviews/index.server.ts';
import type { Database } from '../../app/platform/db/database.server.ts';

export interface FilledListing {
  readonly group: bigint;
}

/** A vote, a report and a group of products. */
export async function fillListing(
  { db, reviews }: { readonly db: Database; readonly reviews: Reviews },
  shop: { readonly shopId: ShopId; readonly name: string; readonly review: bigint; readonly product: bigint },
  now: Instant,
): Promise<FilledListing> {
  const { shopId, name, review, product } = shop;
  const by = { customerId: null, traits: name };
  const voted = await reviews.vote(shopId, review, { helpful: true, by });
  if ('refused' in voted) throw new Error(`The vote is refused: ${voted.refused}`);
  await reviews.report(shopId, review, { reason: 'spam', by }, now);
  const [row] = await db.sql<{ id: bigint }>`insert into review_group (shop_id, title, saved_by, saved_at)
    values (${shopId}, ${name}, ${name}, ${now}) returning id`;
  if (row === undefined) throw new Error('Nothing was inserted');
  await db.sql`insert into review_group_member (shop_id, product_shopify_id, group_id)
    values (${shopId}, ${product}, ${row.id})`;
  return { group: row.id };
}
