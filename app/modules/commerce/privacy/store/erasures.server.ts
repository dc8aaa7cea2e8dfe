import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

const lockOf = (shopId: bigint) => `erasures:${shopId}`;

/** Waits for everybody who has made sure that nobody is erased (`holdErasures`); they wait for this transaction's end. */
export async function beginErasure({ sql, shopId }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockOf(shopId)}, 0))`;
}

/** Nobody is erased from here on until the transaction ends. */
export async function holdErasures({ sql, shopId }: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockOf(shopId)}, 0))`;
}

/** An order that nobody finds by its address any longer. */
export interface ErasedOrder {
  readonly id: bigint;
  readonly customerId: bigint | null;
  /** As it was until now; null: none was known, or it was erased before. */
  readonly emailIndex: Uint8Array | null;
}

/** Nobody finds by their address what they bought: by whose orders these are, by name and under the address. */
export async function eraseEmails(
  { sql, shopId }: Tx,
  whose: {
    readonly customerId: bigint | null;
    readonly orders: readonly ShopifyId[];
    readonly emailIndex: Uint8Array | null;
  },
): Promise<readonly ErasedOrder[]> {
  const rows = await sql<{ id: bigint; customer_id: bigint | null; email_index: Uint8Array | null }>`
    with theirs as (
      select id, customer_id, nullif(email_index, ''::bytea) as email_index from commerce_order
      where shop_id = ${shopId} and (customer_id = ${whose.customerId}::bigint
        or shopify_id = any(${whose.orders}::bigint[]) or email_index = ${whose.emailIndex}::bytea)
      order by id for update
    ), erased as (
      update commerce_order o set email_index = ''::bytea from theirs where o.shop_id = ${shopId} and o.id = theirs.id
    )
    select id, customer_id, email_index from theirs order by id`;
  return rows.map((row) => ({ id: row.id, customerId: row.customer_id, emailIndex: row.email_index }));
}

/** Of the address that a customer has now; null: none is known. */
export async function findEmailIndex({ sql, shopId }: Tx, customerId: bigint): Promise<Uint8Array | null> {
  const [row] = await sql<{
    email_index: Uint8Array | null;
  }>`select email_index from commerce_customer_profile
    where shop_id = ${shopId} and customer_id = ${customerId}`;
  return row?.email_index ?? null;
}

/** What was written with these addresses until then does not come back. */
export async function rememberErased(
  { sql, shopId }: Tx,
  indexes: readonly Uint8Array[],
  at: Instant,
): Promise<void> {
  await sql`
    insert into commerce_erased_address as e (shop_id, email_index, erased_at)
    select distinct ${shopId}::bigint, index, ${at}::timestamptz from unnest(${indexes.map(hexOf)}::text[]) as given(hex)
      cross join lateral decode(given.hex, 'hex') as index
    on conflict (shop_id, email_index) do update set erased_at = greatest(e.erased_at, excluded.erased_at)`;
}

/** Of these orders, those that Shopify asked to erase and those whose customers are erased. */
export async function listErasedOrders(
  sql: Sql,
  shopId: bigint,
  orders: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (orders.length === 0) return new Set();
  const rows = await sql<{ id: bigint }>`
    select o.id from commerce_order o left join commerce_customer c on c.shop_id = o.shop_id and c.id = o.customer_id
    where o.shop_id = ${shopId} and o.id = any(${orders}::bigint[])
      and (o.email_index = ''::bytea or c.redacted_at is not null)`;
  return new Set(rows.map((row) => row.id));
}

export async function listErasedCustomers(
  sql: Sql,
  shopId: bigint,
  customers: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (customers.length === 0) return new Set();
  const rows = await sql<{ id: bigint }>`select id from commerce_customer
    where shop_id = ${shopId} and id = any(${customers}::bigint[]) and redacted_at is not null`;
  return new Set(rows.map((row) => row.id));
}

/** By index in hexadecimal digits: until when what was written with it does not come back. */
export async function listErasedIndexes(
  sql: Sql,
  shopId: bigint,
  indexes: readonly Uint8Array[],
): Promise<ReadonlyMap<string, Instant>> {
  if (indexes.length === 0) return new Map();
  const rows = await sql<{ hex: string; erased_at: Instant }>`
    select encode(e.email_index, 'hex') as hex, e.erased_at from unnest(${indexes.map(hexOf)}::text[]) as given(hex)
      join commerce_erased_address e on e.shop_id = ${shopId} and e.email_index = decode(given.hex, 'hex')`;
  return new Map(rows.map((row) => [row.hex, row.erased_at]));
}

export const hexOf = (index: Uint8Array): string => Buffer.from(index).toString('hex');
