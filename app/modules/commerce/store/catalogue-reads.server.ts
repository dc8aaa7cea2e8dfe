import type { Instant } from '#app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { PersonalSeal } from '../ports.ts';
import type { CatalogueProduct, ProductNames } from '../product.ts';
import type { Purchase } from '../views.ts';

interface ProductRow {
  shopify_id: bigint;
  title: string;
  handle: string;
  vendor: string;
  deleted: boolean;
  variants: { id: string; sku: string | null; barcode: string | null }[];
}

/** Every product that one of these names could mean, deleted ones included. */
export async function findCatalogueProducts(
  sql: Sql,
  shopId: ShopId,
  { ids, handles, skus }: ProductNames,
): Promise<CatalogueProduct[]> {
  const rows = await sql<ProductRow>`
    select p.shopify_id, p.title, p.handle, p.vendor, p.deleted_at is not null as deleted,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.shopify_id::text, 'sku', v.sku, 'barcode', v.barcode)
          order by v.shopify_id)
        from commerce_product_variant v where v.shop_id = p.shop_id and v.product_id = p.id), '[]') as variants
    from commerce_product p where p.shop_id = ${shopId} and (p.shopify_id = any(${ids}::bigint[])
      or p.handle = any(${handles}::text[])
      or p.id in (select product_id from commerce_product_variant
        where shop_id = ${shopId} and sku = any(${skus}::text[])))
    order by p.shopify_id`;
  return rows.map((row) => ({
    shopifyId: shopifyId(row.shopify_id),
    title: row.title,
    handle: row.handle,
    vendor: row.vendor,
    deleted: row.deleted,
    variants: row.variants.map(({ id, sku, barcode }) => ({
      shopifyId: shopifyId(BigInt(id)),
      sku,
      barcode,
    })),
  }));
}

/** Lines of merchandise in orders that were placed with one of these addresses or whose customer has it, oldest first. */
export async function listPurchases(
  sql: Sql,
  shopId: ShopId,
  emails: readonly string[],
  seal: PersonalSeal,
): Promise<Purchase[]> {
  if (emails.length === 0) return [];
  const byIndex = new Map(emails.map((email) => [hexOf(seal.emailIndex(email)), email]));
  const rows = await sql<PurchaseRow>`
    with wanted as (
      select decode(hex, 'hex') as index, hex from unnest(${[...byIndex.keys()]}::text[]) as hex
    ), bought as (
      select w.hex, o.id from wanted w join commerce_customer_profile p on p.shop_id = ${shopId} and p.email_index = w.index
        join commerce_order o on o.shop_id = ${shopId} and o.customer_id = p.customer_id
      union
      select w.hex, o.id from wanted w join commerce_order o on o.shop_id = ${shopId} and o.email_index = w.index
    )
    select b.hex, o.id as order_id, o.shopify_id, o.customer_id, o.processed_at, (line ->> 'id')::bigint as line_id,
      (line ->> 'productId')::bigint as product_id, (line ->> 'variantId')::bigint as variant_id
    from bought b join commerce_order o on o.shop_id = ${shopId} and o.id = b.id
      cross join jsonb_array_elements(o.snapshot -> 'lines') as line
    where not o.test and o.cancelled_at is null and o.deleted_at is null and line ->> 'productId' is not null
      and not (line ->> 'giftCard')::boolean and not (line ->> 'tip')::boolean
    order by o.processed_at, o.id, line_id`;
  return rows.map((row) => ({ ...purchaseOf(row), email: byIndex.get(row.hex) ?? '' }));
}

/** The same of these orders, by Shopify's ids. */
export async function listPurchasesOfOrders(
  sql: Sql,
  shopId: ShopId,
  orders: readonly bigint[],
): Promise<Purchase[]> {
  if (orders.length === 0) return [];
  const rows = await sql<PurchaseRow>`
    select '' as hex, o.id as order_id, o.shopify_id, o.customer_id, o.processed_at, (line ->> 'id')::bigint as line_id,
      (line ->> 'productId')::bigint as product_id, (line ->> 'variantId')::bigint as variant_id
    from commerce_order o cross join jsonb_array_elements(o.snapshot -> 'lines') as line
    where o.shop_id = ${shopId} and o.shopify_id = any(${orders}::bigint[])
      and not o.test and o.cancelled_at is null and o.deleted_at is null and line ->> 'productId' is not null
      and not (line ->> 'giftCard')::boolean and not (line ->> 'tip')::boolean
    order by o.processed_at, o.id, line_id`;
  return rows.map(purchaseOf);
}

const purchaseOf = (row: PurchaseRow): Purchase => ({
  email: '',
  customerId: row.customer_id,
  orderId: row.order_id,
  orderShopifyId: row.shopify_id,
  lineShopifyId: row.line_id,
  productShopifyId: row.product_id,
  variantShopifyId: row.variant_id,
  processedAt: row.processed_at,
});

const hexOf = (index: Uint8Array): string => Buffer.from(index).toString('hex');

interface PurchaseRow {
  hex: string;
  order_id: bigint;
  shopify_id: bigint;
  customer_id: bigint | null;
  processed_at: Instant;
  line_id: bigint;
  product_id: bigint;
  variant_id: bigint | null;
}

/** Who has these addresses; addresses of nobody we know are absent. */
export async function findCustomersByAddress(
  sql: Sql,
  shopId: ShopId,
  emails: readonly string[],
  seal: PersonalSeal,
): Promise<Map<string, bigint>> {
  if (emails.length === 0) return new Map();
  const byIndex = new Map(emails.map((email) => [hexOf(seal.emailIndex(email)), email]));
  const rows = await sql<{ hex: string; id: bigint }>`
    select w.hex, min(c.id) as id from unnest(${[...byIndex.keys()]}::text[]) as w(hex)
      join commerce_customer_profile p on p.shop_id = ${shopId} and p.email_index = decode(w.hex, 'hex')
      join commerce_customer c on c.shop_id = ${shopId} and c.id = p.customer_id
    where c.merged_into_id is null and c.redacted_at is null and c.deleted_at is null group by w.hex`;
  return new Map(rows.map(({ hex, id }) => [byIndex.get(hex) ?? '', id]));
}
