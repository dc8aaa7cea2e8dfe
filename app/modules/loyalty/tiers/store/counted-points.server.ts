import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { QualifyingPoints } from '../qualifying.ts';

interface Row {
  customer_id: bigint;
  order_id: bigint | null;
  granted: bigint;
  available_at: Instant;
  /** What the order has given after all that was taken back; null: not of an order. */
  given: bigint | null;
}

/**
 * Points that these customers have earned and whose moment is known, by customer; in one read. What was taken back of
 * an order goes off those that come latest. Given by hand or for a level, they do not count.
 */
export async function listCountedPoints(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly QualifyingPoints[]>> {
  const rows = await sql<Row>`
    select l.customer_id, l.order_id, l.granted, l.available_at, o.granted - o.clawed as given
    from loyalty_lot l
    join loyalty_entry e on e.shop_id = l.shop_id and e.id = l.entry_id
    left join loyalty_order o on o.shop_id = l.shop_id and o.order_id = l.order_id
    where l.shop_id = ${shopId} and l.customer_id = any(${customerIds}::bigint[])
      and e.kind not in ('adjust', 'entry-reward') and l.available_at is not null
      and (l.order_id is null or o.customer_id = l.customer_id)
    order by l.customer_id, l.available_at, l.id`;
  const byCustomer = Map.groupBy(rows, (row) => row.customer_id);
  return new Map([...byCustomer].map(([customer, own]) => [customer, counted(own)]));
}

function counted(rows: readonly Row[]): QualifyingPoints[] {
  const left = new Map(
    rows.flatMap((row) => (row.order_id === null ? [] : [[row.order_id, row.given ?? 0n]])),
  );
  return rows.flatMap((row) => {
    const given = row.order_id === null ? row.granted : min(row.granted, left.get(row.order_id) ?? 0n);
    if (row.order_id !== null) left.set(row.order_id, (left.get(row.order_id) ?? 0n) - given);
    return given > 0n ? [{ points: points(given), availableAt: row.available_at }] : [];
  });
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
