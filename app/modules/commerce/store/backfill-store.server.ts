import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { BulkArea } from '../ports.ts';
import type { BackfillAreaView } from '../views.ts';

/** In the order of import: an order finds its customer and its products there. */
export const backfillAreas = ['products', 'customers', 'orders'] as const satisfies readonly BulkArea[];

export interface BackfillRow extends BackfillAreaView {
  readonly operationId: string | null;
  readonly resultUrl: string | null;
  /** Lines of the result already imported. */
  readonly line: bigint;
}

interface Row {
  area: BulkArea;
  state: BackfillAreaView['state'];
  operation_id: string | null;
  result_url: string | null;
  total: bigint;
  done: bigint;
  line: bigint;
  reason: string | null;
  started_at: Instant | null;
  finished_at: Instant | null;
}

export async function listBackfill(sql: Sql, shopId: ShopId): Promise<BackfillRow[]> {
  const rows =
    await sql<Row>`select area, state, operation_id, result_url, total, done, line, reason, started_at, finished_at
    from commerce_backfill where shop_id = ${shopId}`;
  return rows
    .map((row) => ({
      area: row.area,
      state: row.state,
      operationId: row.operation_id,
      resultUrl: row.result_url,
      total: row.total,
      done: row.done,
      line: row.line,
      reason: row.reason,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
    }))
    .sort((a, b) => backfillAreas.indexOf(a.area) - backfillAreas.indexOf(b.area));
}

/** Adds what is missing and puts failed areas back to their beginning. */
export async function openBackfill(sql: Sql, shopId: ShopId): Promise<void> {
  await sql`
    insert into commerce_backfill (shop_id, area) select ${shopId}, unnest(${[...backfillAreas]}::text[])
    on conflict (shop_id, area) do update set state = 'waiting', operation_id = null, result_url = null, line = 0, done = 0,
      total = 0, reason = null, started_at = null, finished_at = null
    where commerce_backfill.state = 'failed'`;
}

export async function saveBackfillStart(
  sql: Sql,
  shopId: ShopId,
  area: BulkArea,
  operationId: string,
): Promise<void> {
  await sql`update commerce_backfill set state = 'running', operation_id = ${operationId}, result_url = null, line = 0, done = 0,
    total = 0, reason = null, started_at = coalesce(started_at, clock_timestamp()) where shop_id = ${shopId} and area = ${area}`;
}

export async function saveBackfillResult(
  sql: Sql,
  shopId: ShopId,
  area: BulkArea,
  result: { url: string; total: bigint },
): Promise<void> {
  await sql`update commerce_backfill set state = 'importing', result_url = ${result.url}, total = ${result.total}
    where shop_id = ${shopId} and area = ${area} and state = 'running'`;
}

/** Moves on from exactly this line. False: somebody else has imported these lines. */
export async function advanceBackfill(
  sql: Sql,
  shopId: ShopId,
  area: BulkArea,
  step: { from: bigint; lines: number; records: number },
): Promise<boolean> {
  const rows =
    await sql`update commerce_backfill set line = line + ${step.lines}::bigint, done = done + ${step.records}::bigint
    where shop_id = ${shopId} and area = ${area} and state = 'importing' and line = ${step.from} returning 1 as one`;
  return rows.length > 0;
}

export async function finishBackfill(
  sql: Sql,
  shopId: ShopId,
  area: BulkArea,
  failure: string | null,
): Promise<void> {
  await sql`update commerce_backfill set state = ${failure === null ? 'done' : 'failed'}, reason = ${failure},
    finished_at = clock_timestamp() where shop_id = ${shopId} and area = ${area}`;
}

/** Back to the beginning: its result can no longer be had. What was imported stays and is met again. */
export async function restartBackfill(sql: Sql, shopId: ShopId, area: BulkArea): Promise<void> {
  await sql`update commerce_backfill set state = 'waiting', operation_id = null, result_url = null, line = 0, done = 0, total = 0
    where shop_id = ${shopId} and area = ${area}`;
}

export async function isBackfillOperation(sql: Sql, shopId: ShopId, operationId: string): Promise<boolean> {
  const rows =
    await sql`select 1 as one from commerce_backfill where shop_id = ${shopId} and operation_id = ${operationId}`;
  return rows.length > 0;
}
