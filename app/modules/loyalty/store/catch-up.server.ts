import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { CatchUpProgress } from '../door.ts';

/** A catch-up with the place where its next step goes on. */
export interface StoredCatchUp extends CatchUpProgress {
  readonly cursor: bigint;
}

interface Row {
  from_at: Instant;
  before_at: Instant;
  as_of: Instant;
  started_by: string;
  cursor: bigint;
  looked: bigint;
  awarded: bigint;
  points: bigint;
  finished_at: Instant | null;
}

export async function findCatchUp(sql: Sql, shopId: bigint): Promise<StoredCatchUp | null> {
  const [row] =
    await sql<Row>`select from_at, before_at, as_of, started_by, cursor, looked, awarded, points, finished_at
    from loyalty_catch_up where shop_id = ${shopId}`;
  if (row === undefined) return null;
  return {
    from: row.from_at,
    before: row.before_at,
    asOf: row.as_of,
    startedBy: row.started_by,
    cursor: row.cursor,
    looked: Number(row.looked),
    awarded: Number(row.awarded),
    points: points(row.points),
    finished: row.finished_at !== null,
  };
}

/** Replaces a finished catch-up; the range only grows, so what an earlier one included stays included. */
export async function beginCatchUp(
  tx: Tx,
  start: {
    readonly from: Instant;
    readonly before: Instant;
    readonly asOf: Instant;
    readonly startedBy: string;
  },
): Promise<void> {
  await tx.sql`insert into loyalty_catch_up as c (shop_id, from_at, before_at, as_of, started_by)
    values (${tx.shopId}, ${start.from}, ${start.before}, ${start.asOf}, ${start.startedBy})
    on conflict (shop_id) do update set from_at = least(c.from_at, excluded.from_at),
      before_at = greatest(c.before_at, excluded.before_at), as_of = excluded.as_of,
      started_by = excluded.started_by, cursor = 0, looked = 0, awarded = 0, points = 0, finished_at = null
    where c.finished_at is not null`;
}

/** Of these orders, those that a catch-up as of this moment has awarded, and with how much. */
export async function sumAwarded(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
  asOf: Instant,
): Promise<{ readonly orders: bigint; readonly points: bigint }> {
  const [row] = await sql<{ orders: bigint; points: bigint }>`
    select count(distinct order_id) as orders, coalesce(sum(points), 0)::bigint as points from loyalty_entry
    where shop_id = ${shopId} and order_id = any(${orderIds}::bigint[]) and kind = 'earn' and reason = 'catch-up'
      and happened_at >= ${asOf}`;
  return row ?? { orders: 0n, points: 0n };
}

/** Records a step; false: another worker has made it. */
export async function advanceCatchUp(
  tx: Tx,
  before: bigint,
  step: {
    readonly cursor: bigint;
    readonly looked: number;
    readonly orders: bigint;
    readonly points: bigint;
  },
): Promise<boolean> {
  const rows =
    await tx.sql`update loyalty_catch_up set cursor = ${step.cursor}, looked = looked + ${step.looked}::bigint,
      awarded = awarded + ${step.orders}::bigint, points = points + ${step.points}::bigint
    where shop_id = ${tx.shopId} and cursor = ${before} and finished_at is null returning 1 as one`;
  return rows.length > 0;
}

export async function finishCatchUp(sql: Sql, shopId: bigint, at: Instant): Promise<void> {
  await sql`update loyalty_catch_up set finished_at = ${at} where shop_id = ${shopId} and finished_at is null`;
}
