import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import { type Points, points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { AdjustmentReason } from '../../adjusting/reasons.ts';
import type { AskedRun, MembersFilter, RunProgress, StartedRun } from '../../members/door.ts';

/** A run with the place where its next step goes on; null: at the first account. */
export interface StoredRun extends RunProgress {
  readonly filter: MembersFilter;
  readonly customers: readonly bigint[] | null;
  readonly cursor: bigint | null;
}

interface Row {
  id: bigint;
  points: bigint;
  reason: AdjustmentReason;
  filter: unknown;
  customers: bigint[];
  started_by: string;
  as_of: Instant;
  expected: bigint;
  cursor: bigint;
  given: bigint;
  finished_at: Instant | null;
}

const storedFilter = z.strictObject({
  atLeast: z
    .string()
    .regex(/^\d+$/)
    .transform((text): Points => points(BigInt(text)))
    .nullable(),
  expiring: z.boolean(),
  owing: z.boolean(),
  level: z.string().nullable(),
});

export async function findRunByKey(sql: Sql, shopId: bigint, key: string): Promise<StoredRun | null> {
  const [row] = await sql<Row>`
    select id, points, reason, filter, customers, started_by, as_of, expected, cursor, given, finished_at
    from loyalty_run where shop_id = ${shopId} and key = ${key}`;
  return row === undefined ? null : runOf(row);
}

/** The run that is not finished; at most one is. */
export async function findOpenRun(sql: Sql, shopId: bigint): Promise<StoredRun | null> {
  const [row] = await sql<Row>`
    select id, points, reason, filter, customers, started_by, as_of, expected, cursor, given, finished_at
    from loyalty_run where shop_id = ${shopId} and finished_at is null order by id limit 1`;
  return row === undefined ? null : runOf(row);
}

/** Newest first. */
export async function listStoredRuns(sql: Sql, shopId: bigint, limit: number): Promise<readonly StoredRun[]> {
  const rows = await sql<Row>`
    select id, points, reason, filter, customers, started_by, as_of, expected, cursor, given, finished_at
    from loyalty_run where shop_id = ${shopId} order by id desc limit ${limit}`;
  return rows.map(runOf);
}

export async function insertRun(
  tx: Tx,
  { points: each, reason, key, actor, filter, customers }: AskedRun & StartedRun,
  { asOf, expected }: { readonly asOf: Instant; readonly expected: number },
): Promise<void> {
  const kept = JSON.stringify({ ...filter, atLeast: filter.atLeast?.toString() ?? null });
  await tx.sql`
    insert into loyalty_run (shop_id, key, points, reason, filter, customers, started_by, as_of, expected)
    values (${tx.shopId}, ${key}, ${each}, ${reason}, ${kept}::jsonb, ${customers ?? []}::bigint[], ${actor},
      ${asOf}, ${expected})`;
}

/** Records a step; false: another worker has made it. */
export async function advanceRun(
  tx: Tx,
  { id, cursor }: Pick<StoredRun, 'id' | 'cursor'>,
  step: { readonly cursor: bigint | null; readonly given: number; readonly finishedAt: Instant | null },
): Promise<boolean> {
  const rows = await tx.sql`
    update loyalty_run set cursor = ${step.cursor ?? 0n}, given = given + ${step.given}::bigint,
      finished_at = ${step.finishedAt}
    where shop_id = ${tx.shopId} and id = ${id} and cursor = ${cursor ?? 0n} and finished_at is null
    returning 1 as one`;
  return rows.length > 0;
}

function runOf(row: Row): StoredRun {
  return {
    id: row.id,
    each: points(row.points),
    reason: row.reason,
    filter: storedFilter.parse(row.filter),
    customers: row.customers.length === 0 ? null : row.customers,
    startedBy: row.started_by,
    asOf: row.as_of,
    expected: Number(row.expected),
    cursor: row.cursor === 0n ? null : row.cursor,
    given: Number(row.given),
    finished: row.finished_at !== null,
  };
}
