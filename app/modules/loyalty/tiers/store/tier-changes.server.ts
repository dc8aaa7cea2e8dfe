import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { TierCause } from '../door.ts';

export interface StoredChange {
  readonly from: string | null;
  readonly to: string | null;
  readonly cause: TierCause;
  readonly at: Instant;
  readonly orderId: bigint | null;
}

interface Row {
  from_level: string | null;
  to_level: string | null;
  cause: TierCause;
  happened_at: Instant;
  order_id: bigint | null;
}

/** Newest first. */
export async function listChanges(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  limit: number,
): Promise<readonly StoredChange[]> {
  const rows =
    await sql<Row>`select from_level, to_level, cause, happened_at, order_id from loyalty_tier_change
    where shop_id = ${shopId} and customer_id = ${customerId} order by number desc limit ${limit}`;
  return rows.map(changeOf);
}

/** The last change that happened before a moment; null: there was none. */
export async function findChangeBefore(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  moment: Instant,
): Promise<StoredChange | null> {
  const [row] =
    await sql<Row>`select from_level, to_level, cause, happened_at, order_id from loyalty_tier_change
    where shop_id = ${shopId} and customer_id = ${customerId} and happened_at < ${moment}
    order by happened_at desc, number desc limit 1`;
  return row === undefined ? null : changeOf(row);
}

function changeOf(row: Row): StoredChange {
  return {
    from: row.from_level,
    to: row.to_level,
    cause: row.cause,
    at: row.happened_at,
    orderId: row.order_id,
  };
}
