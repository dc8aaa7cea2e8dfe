import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { CustomerSnapshot, MarketingState } from '../customer.ts';
import type { PersonalSeal } from '../ports.ts';

/** A customer's row, and who took it over. */
export interface MirroredCustomer {
  readonly id: bigint;
  readonly mergedIntoId: bigint | null;
  readonly redactedAt: Instant | null;
  readonly updatedAt: Instant;
}

interface Row {
  id: bigint;
  merged_into_id: bigint | null;
  redacted_at: Instant | null;
  updated_at: Instant;
}

export async function findMirroredCustomer(
  sql: Sql,
  shopId: ShopId,
  id: ShopifyId,
): Promise<MirroredCustomer | null> {
  const [row] = await sql<Row>`select id, merged_into_id, redacted_at, updated_at from commerce_customer
    where shop_id = ${shopId} and shopify_id = ${id}`;
  return row === undefined ? null : customerOf(row);
}

/** As `findMirroredCustomer`; nobody takes them over until the transaction ends. */
export async function holdMirroredCustomer(
  sql: Sql,
  shopId: ShopId,
  id: ShopifyId,
): Promise<MirroredCustomer | null> {
  const [row] = await sql<Row>`select id, merged_into_id, redacted_at, updated_at from commerce_customer
    where shop_id = ${shopId} and shopify_id = ${id} for key share`;
  return row === undefined ? null : customerOf(row);
}

/** As `findMirroredCustomer`, locked; for pairs, lock in the order of their ids. */
export async function lockCustomer(sql: Sql, shopId: ShopId, id: bigint): Promise<MirroredCustomer | null> {
  const [row] = await sql<Row>`select id, merged_into_id, redacted_at, updated_at from commerce_customer
    where shop_id = ${shopId} and id = ${id} for update`;
  return row === undefined ? null : customerOf(row);
}

/** Do we hold something else of this customer, or that they are deleted? Their row is locked. */
export async function isCustomerKnownOtherwise(
  sql: Sql,
  shopId: ShopId,
  customer: CustomerSnapshot,
  emailIndex: Uint8Array | null,
): Promise<boolean> {
  const [row] = await sql<{ otherwise: boolean }>`select c.deleted_at is not null
      or (c.country_code, c.tags, p.name, p.first_name, p.email_index) is distinct from
        (${customer.countryCode}::text, ${customer.tags}::text[], ${customer.name}::text, ${customer.firstName}::text,
          ${emailIndex}::bytea) as otherwise
    from commerce_customer c left join commerce_customer_profile p on p.shop_id = c.shop_id and p.customer_id = c.id
    where c.shop_id = ${shopId} and c.shopify_id = ${customer.shopifyId} for no key update of c`;
  return row?.otherwise === true;
}

/** Null: it was there already. */
export async function insertCustomer(
  sql: Sql,
  shopId: ShopId,
  customer: CustomerSnapshot,
): Promise<bigint | null> {
  const [row] = await sql<{ id: bigint }>`
    insert into commerce_customer (shop_id, shopify_id, country_code, locale, marketing, marketing_at, tags, created_at, updated_at)
    values (${shopId}, ${customer.shopifyId}, ${customer.countryCode}, ${customer.locale}, ${customer.marketing},
      ${customer.marketingAt}, ${customer.tags}::text[], ${customer.createdAt}, ${customer.updatedAt})
    on conflict (shop_id, shopify_id) do nothing returning id`;
  return row?.id ?? null;
}

/**
 * Writes a state that is not older than ours, never over a redacted customer. False: nothing was written. Its consent
 * is not newer than one that became known by itself: only what Shopify says of a moment that lies not before it counts.
 */
export async function updateCustomer(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  customer: CustomerSnapshot,
): Promise<boolean> {
  const { marketing, marketingAt, updatedAt } = customer;
  const rows = await sql`update commerce_customer set country_code = ${customer.countryCode},
      locale = coalesce(${customer.locale}, locale),
      marketing = case when ${marketing}::text is null or marketing_at > greatest(${marketingAt}::timestamptz, ${updatedAt})
        then marketing else ${marketing} end,
      marketing_at = case when ${marketing}::text is null or marketing_at > greatest(${marketingAt}::timestamptz, ${updatedAt})
        then marketing_at else ${marketingAt} end,
      tags = ${customer.tags}::text[], updated_at = ${customer.updatedAt}, deleted_at = null
    where shop_id = ${shopId} and id = ${id} and redacted_at is null and updated_at <= ${customer.updatedAt} returning 1 as one`;
  return rows.length > 0;
}

/** Writes a consent that is newer than ours and about the address that we know. */
export async function updateConsent(
  sql: Sql,
  shopId: ShopId,
  consent: {
    readonly customerShopifyId: ShopifyId;
    readonly marketing: MarketingState;
    readonly at: Instant;
  },
  emailIndex: Uint8Array,
): Promise<void> {
  await sql`update commerce_customer c set marketing = ${consent.marketing}, marketing_at = ${consent.at}
    where shop_id = ${shopId} and shopify_id = ${consent.customerShopifyId} and redacted_at is null
      and merged_into_id is null and (marketing_at is null or marketing_at < ${consent.at})
      and exists (select 1 from commerce_customer_profile p
        where p.shop_id = c.shop_id and p.customer_id = c.id and p.email_index = ${emailIndex})`;
}

export async function saveProfile(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  person: { name: string; firstName: string | null; email: string | null },
  seal: PersonalSeal,
): Promise<void> {
  const sealed = person.email === null ? null : seal.seal(person.email);
  const index = person.email === null ? null : seal.emailIndex(person.email);
  await sql`
    insert into commerce_customer_profile (shop_id, customer_id, name, first_name, email_sealed, email_index)
    values (${shopId}, ${id}, ${person.name}, ${person.firstName}, ${sealed}, ${index})
    on conflict (shop_id, customer_id) do update set name = excluded.name, first_name = excluded.first_name,
      email_sealed = excluded.email_sealed, email_index = excluded.email_index`;
}

export async function eraseProfile(sql: Sql, shopId: ShopId, id: bigint): Promise<void> {
  await sql`delete from commerce_customer_profile where shop_id = ${shopId} and customer_id = ${id}`;
}

/**
 * Everything about a person except that somebody with this number was here. Whoever writes a profile has locked the
 * row: once it is ours, none follows.
 */
export async function redactCustomer(sql: Sql, shopId: ShopId, id: bigint, at: Instant): Promise<void> {
  await sql`update commerce_customer set country_code = null, locale = null, marketing = 'redacted', marketing_at = null, tags = '{}',
    redacted_at = coalesce(redacted_at, ${at}) where shop_id = ${shopId} and id = ${id}`;
  await eraseProfile(sql, shopId, id);
}

export async function markCustomerDeleted(
  sql: Sql,
  shopId: ShopId,
  id: ShopifyId,
  at: Instant,
): Promise<void> {
  await sql`update commerce_customer set deleted_at = ${at} where shop_id = ${shopId} and shopify_id = ${id}
    and deleted_at is null and merged_into_id is null`;
}

/** Counts what these customers ordered: neither tests nor cancelled or deleted orders; and of these, the valid ones. */
export async function recountOrders(sql: Sql, shopId: ShopId, ids: readonly bigint[]): Promise<void> {
  await sql`
    update commerce_customer c set order_count = n.orders, last_order_at = n.last_at,
      valid_count = n.valid, last_valid_at = n.last_valid
    from (select given.id, count(o.id)::int as orders, max(o.processed_at) as last_at,
        (count(o.id) filter (where o.valid))::int as valid, max(o.processed_at) filter (where o.valid) as last_valid
      from unnest(${ids}::bigint[]) as given(id)
      left join commerce_order o on o.shop_id = ${shopId} and o.customer_id = given.id
        and not o.test and o.cancelled_at is null and o.deleted_at is null
      group by given.id) n
    where c.shop_id = ${shopId} and c.id = n.id
      and (c.order_count, c.last_order_at, c.valid_count, c.last_valid_at)
        is distinct from (n.orders, n.last_at, n.valid, n.last_valid)`;
}

/** Gives everything of one customer to another; earlier merges into the first one follow. Returns the moved orders' number. */
export async function repointCustomer(sql: Sql, shopId: ShopId, from: bigint, to: bigint): Promise<number> {
  const moved =
    await sql`update commerce_order set customer_id = ${to} where shop_id = ${shopId} and customer_id = ${from} returning 1 as one`;
  await sql`update commerce_customer set merged_into_id = ${to} where shop_id = ${shopId} and (merged_into_id = ${from} or id = ${from})`;
  return moved.length;
}

/** When we last heard of these customers, by Shopify id. */
export async function listKnownCustomers(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<bigint, Instant>> {
  const rows = await sql<{
    shopify_id: bigint;
    updated_at: Instant;
  }>`select shopify_id, updated_at from commerce_customer
    where shop_id = ${shopId} and shopify_id = any(${ids}::bigint[])`;
  return new Map(rows.map((row) => [row.shopify_id, row.updated_at]));
}

const customerOf = (row: Row): MirroredCustomer => ({
  id: row.id,
  mergedIntoId: row.merged_into_id,
  redactedAt: row.redacted_at,
  updatedAt: row.updated_at,
});
