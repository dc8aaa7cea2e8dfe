import type { Instant } from '#app/kernel/calendar.ts';
import { type CustomerId, customerId, type ShopId, type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import { type OpenPageEnd, parseOpenPageEnd, printOpenPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { MarketingState } from '../customer.ts';
import type { PersonalSeal } from '../ports.ts';
import type { CustomerPage, CustomerQuery, CustomerRow, CustomerView } from '../views.ts';

interface Row {
  id: bigint;
  shopify_id: bigint;
  name: string | null;
  email_sealed: Uint8Array | null;
  country_code: string | null;
  marketing: MarketingState | null;
  tags: string[];
  order_count: number;
  last_order_at: Instant | null;
}

interface DetailRow extends Row {
  first_name: string | null;
  locale: string | null;
  created_at: Instant;
  deleted_at: Instant | null;
  redacted_at: Instant | null;
  merged_into_id: bigint | null;
  merged_ids: bigint[];
}

interface Filters {
  readonly country: string | null;
  readonly marketing: string | null;
  readonly since: Instant | null;
  readonly search: { emailIndex: Uint8Array; pattern: string; orderNames: string[] } | null;
}

/** Customers that nobody took over, last order first; those without an order after all others. */
export async function listCustomers(
  sql: Sql,
  shopId: ShopId,
  query: CustomerQuery,
  seal: PersonalSeal,
): Promise<CustomerPage> {
  const limit = Math.min(250, Math.max(1, query.limit ?? 50));
  const after = parseOpenPageEnd(query.after);
  const filters = filtersOf(query, seal);
  const inOrderPart = after === null || after.at !== null;
  const rows = inOrderPart ? await listWithOrders(sql, shopId, filters, after, limit + 1) : [];
  if (rows.length <= limit && filters.since === null) {
    const from = inOrderPart ? null : after;
    rows.push(...(await listWithoutOrders(sql, shopId, filters, from, limit + 1 - rows.length)));
  }
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? printOpenPageEnd({ at: last.last_order_at, id: last.id })
      : null;
  return { customers: shown.map((row) => rowOf(row, seal)), next };
}

// Two queries, because one index serves the ordered part and its nulls sort first there.

function listWithOrders(
  sql: Sql,
  shopId: ShopId,
  { country, marketing, since, search }: Filters,
  after: OpenPageEnd | null,
  limit: number,
): Promise<Row[]> {
  return sql<Row>`
    select c.id, c.shopify_id, p.name, p.email_sealed, c.country_code, c.marketing, c.tags, c.order_count, c.last_order_at
    from commerce_customer c left join commerce_customer_profile p on p.shop_id = c.shop_id and p.customer_id = c.id
    where c.shop_id = ${shopId} and c.merged_into_id is null and c.last_order_at is not null
      and (${after?.at ?? null}::timestamptz is null or (c.last_order_at, c.id) < (${after?.at ?? null}, ${after?.id ?? null}))
      and (${country}::text is null or c.country_code = ${country})
      and (${marketing}::text is null or c.marketing = ${marketing})
      and (${since}::timestamptz is null or c.last_order_at >= ${since})
      and (${search === null}::boolean or c.id in (
        select customer_id from commerce_customer_profile where shop_id = ${shopId} and (email_index = ${search?.emailIndex ?? null} or name ilike ${search?.pattern ?? null})
        union select customer_id from commerce_order where shop_id = ${shopId} and name = any(${search?.orderNames ?? []}::text[])))
    order by c.last_order_at desc, c.id desc limit ${limit}`;
}

function listWithoutOrders(
  sql: Sql,
  shopId: ShopId,
  { country, marketing, search }: Filters,
  after: OpenPageEnd | null,
  limit: number,
): Promise<Row[]> {
  return sql<Row>`
    select c.id, c.shopify_id, p.name, p.email_sealed, c.country_code, c.marketing, c.tags, c.order_count, c.last_order_at
    from commerce_customer c left join commerce_customer_profile p on p.shop_id = c.shop_id and p.customer_id = c.id
    where c.shop_id = ${shopId} and c.merged_into_id is null and c.last_order_at is null
      and (${after?.id ?? null}::bigint is null or c.id < ${after?.id ?? null})
      and (${country}::text is null or c.country_code = ${country})
      and (${marketing}::text is null or c.marketing = ${marketing})
      and (${search === null}::boolean or c.id in (
        select customer_id from commerce_customer_profile where shop_id = ${shopId} and (email_index = ${search?.emailIndex ?? null} or name ilike ${search?.pattern ?? null})
        union select customer_id from commerce_order where shop_id = ${shopId} and name = any(${search?.orderNames ?? []}::text[])))
    order by c.id desc limit ${limit}`;
}

function filtersOf(query: CustomerQuery, seal: PersonalSeal): Filters {
  const text = query.search?.trim() ?? '';
  const literal = text.replace(/[\\%_]/g, '\\$&');
  return {
    country: query.countryCode ?? null,
    marketing: query.marketing ?? null,
    since: query.orderedSince ?? null,
    search:
      text === ''
        ? null
        : {
            emailIndex: seal.emailIndex(text),
            // The index on names works on three letters; with fewer, the beginning has to match.
            pattern: text.length < 3 ? `${literal}%` : `%${literal}%`,
            orderNames: query.peopleOnly ? [] : [text, `#${text}`],
          },
  };
}

export async function findCustomerView(
  sql: Sql,
  shopId: ShopId,
  which: { readonly id: bigint } | { readonly shopifyId: ShopifyId },
  seal: PersonalSeal,
): Promise<CustomerView | null> {
  const id = 'id' in which ? which.id : null;
  const external = 'id' in which ? null : which.shopifyId;
  const [row] = await sql<DetailRow>`
    select c.id, c.shopify_id, p.name, p.email_sealed, c.country_code, c.marketing, c.tags, c.order_count, c.last_order_at,
      p.first_name, c.locale, c.created_at, c.deleted_at, c.redacted_at, c.merged_into_id,
      array(select m.id from commerce_customer m where m.shop_id = c.shop_id and m.merged_into_id = c.id order by m.id) as merged_ids
    from commerce_customer c left join commerce_customer_profile p on p.shop_id = c.shop_id and p.customer_id = c.id
    where c.shop_id = ${shopId} and (c.id = ${id} or c.shopify_id = ${external})`;
  if (row === undefined) return null;
  return {
    ...rowOf(row, seal),
    firstName: row.first_name,
    locale: row.locale,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
    redactedAt: row.redacted_at,
    mergedIntoId: row.merged_into_id === null ? null : customerId(row.merged_into_id),
    mergedIds: row.merged_ids.map(customerId),
  };
}

export async function getCustomerView(
  sql: Sql,
  shopId: ShopId,
  id: CustomerId,
  seal: PersonalSeal,
): Promise<CustomerView> {
  const view = await findCustomerView(sql, shopId, { id }, seal);
  if (view === null) throw new Error(`There is no customer ${id} in shop ${shopId}`);
  return view;
}

/** Countries of our customers, for a filter; at most 250. */
export async function listCustomerCountries(sql: Sql, shopId: ShopId): Promise<string[]> {
  const rows = await sql<{ country_code: string }>`select distinct country_code from commerce_customer
    where shop_id = ${shopId} and country_code is not null and merged_into_id is null order by 1 limit 250`;
  return rows.map((row) => row.country_code);
}

/** Shopify's ids by ours; who was deleted or erased is absent. */
export async function listCustomerShopifyIds(
  sql: Sql,
  shopId: ShopId,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, ShopifyId>> {
  const rows = await sql<{ id: bigint; shopify_id: bigint }>`select id, shopify_id from commerce_customer
    where shop_id = ${shopId} and id = any(${customerIds}::bigint[]) and deleted_at is null and redacted_at is null`;
  return new Map(rows.map((row) => [row.id, shopifyId(row.shopify_id)]));
}

/** How these customers are called, by name, else by e-mail; '' where neither is known. */
export async function readCustomerNames(
  sql: Sql,
  shopId: ShopId,
  customerIds: readonly CustomerId[],
  seal: PersonalSeal,
): Promise<ReadonlyMap<bigint, string>> {
  if (customerIds.length === 0) return new Map();
  const rows = await sql<{ customer_id: bigint; name: string; email_sealed: Uint8Array | null }>`
    select customer_id, name, email_sealed from commerce_customer_profile
    where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[])`;
  return new Map(
    rows.map((row) => [
      row.customer_id,
      row.name || (row.email_sealed === null ? '' : seal.open(row.email_sealed)),
    ]),
  );
}

function rowOf(row: Row, seal: PersonalSeal): CustomerRow {
  return {
    id: customerId(row.id),
    shopifyId: shopifyId(row.shopify_id),
    name: row.name ?? '',
    email: row.email_sealed === null ? null : seal.open(row.email_sealed),
    countryCode: row.country_code,
    marketing: row.marketing,
    tags: row.tags,
    orderCount: row.order_count,
    lastOrderAt: row.last_order_at,
  };
}
