import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { type KnownAtPurchase, knownSchema } from '../policy/known.ts';

/** What was known of an order when it was placed; null: nothing was kept then. */
export async function findKnown(sql: Sql, shopId: bigint, order: ShopifyId): Promise<KnownAtPurchase | null> {
  const [row] = await sql<{ known: unknown }>`select known from returns_known
    where shop_id = ${shopId} and order_shopify_id = ${order}`;
  return row === undefined ? null : knownSchema.parse(row.known);
}

/** The same of many orders, in one read; orders of which nothing was kept are absent. */
export async function listKnown(
  sql: Sql,
  shopId: bigint,
  orders: readonly ShopifyId[],
): Promise<ReadonlyMap<bigint, KnownAtPurchase>> {
  const rows = await sql<{
    order_shopify_id: bigint;
    known: unknown;
  }>`select order_shopify_id, known from returns_known
    where shop_id = ${shopId} and order_shopify_id = any(${orders}::bigint[])`;
  return new Map(rows.map((row) => [row.order_shopify_id, knownSchema.parse(row.known)]));
}

/** Keeps it, once: what was kept first stays. */
export async function addKnown(
  sql: Sql,
  shopId: bigint,
  order: ShopifyId,
  known: KnownAtPurchase,
): Promise<void> {
  await sql`insert into returns_known (shop_id, order_shopify_id, known)
    values (${shopId}, ${order}, ${JSON.stringify(known)}::jsonb) on conflict do nothing`;
}
