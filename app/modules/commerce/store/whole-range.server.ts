import { type ShopId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';

/** As many as Shopify takes at once. */
const most = 100;

/** See `Commerce.wholeRange`. */
export async function readWholeRange(
  sql: Sql,
  shopId: ShopId,
): Promise<{ readonly products: ShopifyId[] } | { readonly collections: ShopifyId[] }> {
  const products = await sql<{ id: bigint }>`
    select shopify_id as id from commerce_product where shop_id = ${shopId} and deleted_at is null
    order by shopify_id desc limit ${most + 1}`;
  if (products.length <= most) return { products: products.map(({ id }) => shopifyId(id)) };
  const collections = await sql<{ id: bigint }>`
    select id from commerce_product p, unnest(p.collections) as id
    where p.shop_id = ${shopId} and p.deleted_at is null
    group by id order by count(*) desc, id limit ${most}`;
  // Of a shop without collections, at least the newest products.
  if (collections.length === 0) return { products: products.slice(0, most).map(({ id }) => shopifyId(id)) };
  return { collections: collections.map(({ id }) => shopifyId(id)) };
}
