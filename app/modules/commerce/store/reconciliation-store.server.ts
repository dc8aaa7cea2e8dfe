import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReconciliationFigures, ReconciliationKind, ReconciliationRun } from '../views.ts';

interface Row {
  kind: ReconciliationKind;
  from_at: Instant;
  to_at: Instant;
  seen: number;
  missed: number;
  started_at: Instant;
  finished_at: Instant | null;
  reason: string | null;
}

export async function beginReconciliation(
  sql: Sql,
  shopId: ShopId,
  run: { kind: ReconciliationKind; from: Instant; to: Instant },
): Promise<bigint> {
  const [row] = await sql<{ id: bigint }>`insert into commerce_reconciliation (shop_id, kind, from_at, to_at)
    values (${shopId}, ${run.kind}, ${run.from}, ${run.to}) returning id`;
  if (row === undefined) throw new Error('A reconciliation could not be noted');
  return row.id;
}

export async function finishReconciliation(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  result: { seen: number; missed: number; reason: string | null },
): Promise<void> {
  await sql`update commerce_reconciliation set seen = ${result.seen}, missed = ${result.missed}, reason = ${result.reason},
    finished_at = clock_timestamp() where shop_id = ${shopId} and id = ${id}`;
}

/** It could not go on; what it had found stays counted. */
export async function breakOffReconciliation(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  result: { seen: number; missed: number; reason: string },
): Promise<void> {
  await sql`update commerce_reconciliation set seen = ${result.seen}, missed = ${result.missed}, reason = ${result.reason}
    where shop_id = ${shopId} and id = ${id}`;
}

/** Business time up to which the last finished run of this kind looked. */
export async function findLastReach(
  sql: Sql,
  shopId: ShopId,
  kind: ReconciliationKind,
): Promise<Instant | null> {
  const [row] = await sql<{ to_at: Instant | null }>`select max(to_at) as to_at from commerce_reconciliation
    where shop_id = ${shopId} and kind = ${kind} and finished_at is not null`;
  return row?.to_at ?? null;
}

export async function readReconciliationFigures(sql: Sql, shopId: ShopId): Promise<ReconciliationFigures> {
  const [sums] = await sql<{ seen: number; missed: number; runs: number }>`
    select coalesce(sum(seen), 0)::int as seen, coalesce(sum(missed), 0)::int as missed, count(*)::int as runs
    from commerce_reconciliation where shop_id = ${shopId} and started_at > now() - interval '7 days' and finished_at is not null`;
  const [last] = await sql<Row>`select kind, from_at, to_at, seen, missed, started_at, finished_at, reason
    from commerce_reconciliation where shop_id = ${shopId} order by started_at desc, id desc limit 1`;
  return {
    seen: sums?.seen ?? 0,
    missed: sums?.missed ?? 0,
    runs: sums?.runs ?? 0,
    last: last === undefined ? null : runOf(last),
  };
}

const runOf = (row: Row): ReconciliationRun => ({
  kind: row.kind,
  from: row.from_at,
  to: row.to_at,
  seen: row.seen,
  missed: row.missed,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  reason: row.reason,
});
