import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

/** What comes to nothing counts for nothing. */
const calledOff = ['declined', 'cancelled', 'expired'];

/** Requests of one customer's, whatever their orders, wait here for each other, until the transaction ends. */
export async function lockHistory(tx: Tx, customerId: bigint): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`returns-of:${tx.shopId}:${customerId}`}, 0))`;
}

/** Returns that a customer asked for since a moment, and their units; those that were called off do not count. */
export async function countReturnsSince(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  since: Instant,
): Promise<{ readonly returns: number; readonly units: number; readonly kept: number }> {
  const [row] = await sql<{ returns: number; units: number; kept: number }>`
    select count(distinct r.id)::int as returns, count(u.ordinal)::int as units,
      count(u.ordinal) filter (where r.outcome = 'keep')::int as kept
    from returns_return r left join returns_unit u on u.shop_id = r.shop_id and u.return_id = r.id
    where r.shop_id = ${shopId} and r.customer_id = ${customerId} and r.requested_at >= ${since}
      and r.state <> all(${calledOff}::text[])`;
  return row ?? { returns: 0, units: 0, kept: 0 };
}

/** On which list a customer stands; null: on none. */
export async function findListed(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<'allow' | 'block' | null> {
  const [row] = await sql<{ list: 'allow' | 'block' }>`select list from returns_listed
    where shop_id = ${shopId} and customer_id = ${customerId}`;
  return row?.list ?? null;
}

/** On which list each of these customers stands; the others are absent. */
export async function listListed(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, 'allow' | 'block'>> {
  const rows = await sql<{
    customer_id: bigint;
    list: 'allow' | 'block';
  }>`select customer_id, list from returns_listed
    where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[])`;
  return new Map(rows.map((row) => [row.customer_id, row.list]));
}

/** Returns of these customers that a replay does not decide again: those from before it, and withdrawals. */
export async function listEarlierReturns(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
  span: { readonly from: Instant; readonly since: Instant },
): Promise<
  { readonly customerId: bigint; readonly at: Instant; readonly units: number; readonly kept: number }[]
> {
  const rows = await sql<{ customer_id: bigint; requested_at: Instant; units: number; kept: number }>`
    select r.customer_id, r.requested_at, count(u.ordinal)::int as units,
      count(u.ordinal) filter (where r.outcome = 'keep')::int as kept
    from returns_return r left join returns_unit u on u.shop_id = r.shop_id and u.return_id = r.id
    where r.shop_id = ${shopId} and r.customer_id = any(${customerIds}::bigint[]) and r.requested_at >= ${span.from}
      and (r.requested_at < ${span.since} or r.origin = 'withdrawal') and r.state <> all(${calledOff}::text[])
    group by r.id, r.customer_id, r.requested_at`;
  return rows.map(({ customer_id: customerId, requested_at: at, units, kept }) => ({
    customerId,
    at,
    units,
    kept,
  }));
}
