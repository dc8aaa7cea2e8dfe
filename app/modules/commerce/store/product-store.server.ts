import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { type ShopId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { parseMoneyRounded } from '#app/kernel/money.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ProductCard, ProductSnapshot, ProductTraits } from '../product.ts';

/** Do we hold something else of this product, or that it is deleted? Its row is locked. */
export async function isKnownOtherwise(sql: Sql, shopId: ShopId, product: ProductSnapshot): Promise<boolean> {
  const [row] = await sql<{ otherwise: boolean }>`select deleted_at is not null
      or (title, handle, status, vendor, type, tags, collections, image_url) is distinct from
        (${product.title}::text, ${product.handle}::text, ${product.status}::text, ${product.vendor}::text,
          ${product.type}::text, ${product.tags}::text[], ${product.collections}::bigint[], ${product.imageUrl}::text)
      as otherwise
    from commerce_product where shop_id = ${shopId} and shopify_id = ${product.shopifyId} for update`;
  return row?.otherwise === true;
}

/** Writes a product that is not older than ours, with its variants. False: ours is newer. */
export async function saveProduct(
  sql: Sql,
  shop: { id: ShopId; currency: CurrencyCode },
  product: ProductSnapshot,
): Promise<boolean> {
  const [row] = await sql<{ id: bigint }>`
    insert into commerce_product (shop_id, shopify_id, title, handle, status, vendor, type, tags, collections, image_url, updated_at)
    values (${shop.id}, ${product.shopifyId}, ${product.title}, ${product.handle}, ${product.status}, ${product.vendor},
      ${product.type}, ${product.tags}::text[], ${product.collections}::bigint[], ${product.imageUrl}, ${product.updatedAt})
    on conflict (shop_id, shopify_id) do update set title = excluded.title, handle = excluded.handle,
      status = excluded.status, vendor = excluded.vendor, type = excluded.type, tags = excluded.tags,
      collections = excluded.collections, image_url = excluded.image_url, updated_at = excluded.updated_at, deleted_at = null
    where commerce_product.updated_at <= excluded.updated_at
    returning id`;
  if (row === undefined) return false;
  await saveVariants(sql, shop, row.id, product);
  return true;
}

async function saveVariants(
  sql: Sql,
  shop: { id: ShopId; currency: CurrencyCode },
  productId: bigint,
  product: ProductSnapshot,
): Promise<void> {
  const variants = product.variants.map((variant) => ({
    id: String(variant.shopifyId),
    sku: variant.sku,
    barcode: variant.barcode,
    title: variant.title,
    price: String(parseMoneyRounded(variant.price, shop.currency).minor),
  }));
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as v(id bigint, sku text, barcode text, title text, price bigint)
    ), gone as (
      delete from commerce_product_variant where shop_id = ${shop.id} and product_id = ${productId}
        and shopify_id not in (select id from given)
    )
    insert into commerce_product_variant (shop_id, product_id, shopify_id, sku, barcode, title, price_minor)
    select ${shop.id}, ${productId}, id, sku, barcode, title, price from given
    on conflict (shop_id, shopify_id) do update set product_id = excluded.product_id, sku = excluded.sku,
      barcode = excluded.barcode, title = excluded.title, price_minor = excluded.price_minor`;
}

export async function markProductDeleted(
  sql: Sql,
  shopId: ShopId,
  id: ShopifyId,
  at: Instant,
): Promise<void> {
  await sql`update commerce_product set deleted_at = ${at} where shop_id = ${shopId} and shopify_id = ${id} and deleted_at is null`;
}

/** Makes exactly these of our products members of the collection. Returns how many changed. */
export async function saveCollectionMembers(
  sql: Sql,
  shopId: ShopId,
  collection: ShopifyId,
  members: readonly ShopifyId[],
): Promise<number> {
  const rows = await sql`
    update commerce_product set collections = case when shopify_id = any(${members}::bigint[])
      then array_append(collections, ${collection}::bigint) else array_remove(collections, ${collection}::bigint) end
    where shop_id = ${shopId}
      and (shopify_id = any(${members}::bigint[])) <> (${collection}::bigint = any(collections)) returning 1 as one`;
  return rows.length;
}

export async function readProductTraits(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<ShopifyId, ProductTraits>> {
  const rows = await sql<{
    shopify_id: bigint;
    tags: string[];
    collections: bigint[];
    type: string;
    vendor: string;
  }>`select shopify_id, tags, collections, type, vendor from commerce_product where shop_id = ${shopId} and shopify_id = any(${ids}::bigint[])`;
  return new Map(
    rows.map((row) => [
      shopifyId(row.shopify_id),
      {
        ...{ tags: row.tags, collections: row.collections.map(shopifyId) },
        ...{ type: row.type, vendor: row.vendor },
      },
    ]),
  );
}

/** Of these products, those that we know, deleted ones included. */
export async function readProductCards(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<ShopifyId, ProductCard>> {
  const rows = await sql<{
    shopify_id: bigint;
    title: string;
    handle: string;
    image_url: string | null;
    deleted: boolean;
    variants: { id: string; title: string }[];
  }>`
    select p.shopify_id, p.title, p.handle, p.image_url, p.deleted_at is not null as deleted,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.shopify_id::text, 'title', v.title))
        from commerce_product_variant v where v.shop_id = p.shop_id and v.product_id = p.id), '[]') as variants
    from commerce_product p where p.shop_id = ${shopId} and p.shopify_id = any(${ids}::bigint[])`;
  return new Map(
    rows.map((row) => [
      shopifyId(row.shopify_id),
      {
        title: row.title,
        handle: row.handle,
        imageUrl: row.image_url,
        deleted: row.deleted,
        variantTitles: new Map(row.variants.map(({ id, title }) => [shopifyId(BigInt(id)), title])),
      },
    ]),
  );
}

export async function listKnownProducts(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<bigint, Instant>> {
  const rows = await sql<{
    shopify_id: bigint;
    updated_at: Instant;
  }>`select shopify_id, updated_at from commerce_product
    where shop_id = ${shopId} and shopify_id = any(${ids}::bigint[])`;
  return new Map(rows.map((row) => [row.shopify_id, row.updated_at]));
}
