import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { type ShopId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { PersonalSeal } from '../ports.ts';
import type { CustomerTraits, KnownVariant } from '../views.ts';

/** By the number asked for; who was taken over is answered by who took over. */
export async function readCustomerTraits(
  sql: Sql,
  shopId: ShopId,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, CustomerTraits>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<{ asked: bigint; tags: string[]; valid_count: number }>`
    select named.id as asked, c.tags, c.valid_count from commerce_customer named
    join commerce_customer c on c.shop_id = named.shop_id and c.id = coalesce(named.merged_into_id, named.id)
    where named.shop_id = ${shopId} and named.id = any(${ids}::bigint[])`;
  return new Map(rows.map((row) => [row.asked, { tags: row.tags, validOrders: row.valid_count }]));
}

/** The newest order of exactly that name that was placed with exactly that address, or whose customer has it; null: none. */
export async function findOrderIdNamed(
  sql: Sql,
  shopId: ShopId,
  { name, email }: { readonly name: string; readonly email: string },
  seal: PersonalSeal,
): Promise<bigint | null> {
  const named = [name, `#${name}`];
  const index = seal.emailIndex(email);
  const [row] = await sql<{ id: bigint }>`
    select o.id from commerce_order o
    left join commerce_customer_profile p on p.shop_id = o.shop_id and p.customer_id = o.customer_id
    where o.shop_id = ${shopId} and o.name = any(${named}::text[]) and o.deleted_at is null
      and (o.email_index = ${index} or p.email_index = ${index})
    order by o.processed_at desc, o.id desc limit 1`;
  return row?.id ?? null;
}

/** Units of merchandise in a customer's orders since a moment that are neither tests nor cancelled. */
export async function countUnitsBought(
  sql: Sql,
  shopId: ShopId,
  customerId: bigint,
  since: Instant,
): Promise<number> {
  const [row] = await sql<{ units: number }>`
    select coalesce(sum((line ->> 'quantity')::int), 0)::int as units
    from commerce_order o cross join jsonb_array_elements(o.snapshot -> 'lines') as line
    where o.shop_id = ${shopId} and o.customer_id = ${customerId} and o.processed_at >= ${since}
      and not o.test and o.cancelled_at is null and o.deleted_at is null
      and not (line ->> 'giftCard')::boolean and not (line ->> 'tip')::boolean`;
  return row?.units ?? 0;
}

/** The same of many customers, order by order. */
export async function listUnitsBought(
  sql: Sql,
  shopId: ShopId,
  customerIds: readonly bigint[],
  since: Instant,
): Promise<{ readonly customerId: bigint; readonly at: Instant; readonly units: number }[]> {
  const rows = await sql<{ customer_id: bigint; processed_at: Instant; units: number }>`
    select o.customer_id, o.processed_at, coalesce(sum((line ->> 'quantity')::int), 0)::int as units
    from commerce_order o cross join jsonb_array_elements(o.snapshot -> 'lines') as line
    where o.shop_id = ${shopId} and o.customer_id = any(${customerIds}::bigint[]) and o.processed_at >= ${since}
      and not o.test and o.cancelled_at is null and o.deleted_at is null
      and not (line ->> 'giftCard')::boolean and not (line ->> 'tip')::boolean
    group by o.id, o.customer_id, o.processed_at`;
  return rows.map(({ customer_id: customerId, processed_at: at, units }) => ({ customerId, at, units }));
}

/** Units of merchandise by local day of the order, of orders since a moment that are neither tests nor cancelled. */
export async function sumUnitsSold(
  sql: Sql,
  shopId: ShopId,
  span: { readonly from: Instant; readonly to: Instant; readonly zone: Zone },
): Promise<{ readonly day: string; readonly units: number }[]> {
  return sql<{ day: string; units: number }>`
    select to_char(o.processed_at at time zone ${span.zone}, 'YYYY-MM-DD') as day, sum((line ->> 'quantity')::int)::int as units
    from commerce_order o cross join jsonb_array_elements(o.snapshot -> 'lines') as line
    where o.shop_id = ${shopId} and o.processed_at >= ${span.from} and o.processed_at <= ${span.to}
      and not o.test and o.cancelled_at is null and o.deleted_at is null
      and not (line ->> 'giftCard')::boolean and not (line ->> 'tip')::boolean
    group by day order by day`;
}

/** Of products that are still sold, in Shopify's order of creation. */
export async function listVariants(
  sql: Sql,
  shopId: ShopId,
  products: readonly ShopifyId[],
): Promise<KnownVariant[]> {
  if (products.length === 0) return [];
  const rows = await sql<{ product: bigint; variant: bigint; title: string; price_minor: bigint }>`
    select p.shopify_id as product, v.shopify_id as variant, v.title, v.price_minor
    from commerce_product p join commerce_product_variant v on v.shop_id = p.shop_id and v.product_id = p.id
    where p.shop_id = ${shopId} and p.shopify_id = any(${products}::bigint[]) and p.deleted_at is null
    order by p.shopify_id, v.shopify_id`;
  return rows.map((row) => ({
    product: shopifyId(row.product),
    variant: shopifyId(row.variant),
    title: row.title,
    priceMinor: row.price_minor,
  }));
}
