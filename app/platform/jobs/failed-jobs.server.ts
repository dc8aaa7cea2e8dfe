import type { Temporal } from 'temporal-polyfill';
import type { Database } from '../db/database.server.ts';

/** A job that gave up after its last attempt. It stays until somebody tries it again or dismisses it. */
export interface FailedJob {
  readonly id: bigint;
  readonly task: string;
  readonly attempts: number;
  /** First line of the last error. */
  readonly reason: string;
  /** Real time. */
  readonly failedAt: Temporal.Instant;
}

interface Row {
  id: bigint;
  task: string;
  attempts: number;
  reason: string;
  failed_at: Temporal.Instant;
}

/** Newest first. */
export async function listFailedJobs(
  { sql }: Pick<Database, 'sql'>,
  shopId: bigint,
  limit: number,
): Promise<FailedJob[]> {
  const rows = await sql<Row>`
    select j.id, t.identifier as task, j.attempts::int as attempts, coalesce(split_part(j.last_error, E'\n', 1), '') as reason,
      j.updated_at as failed_at
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null and j.payload->>'shopId' = ${String(shopId)}
    order by j.updated_at desc limit ${limit}`;
  return rows.map(({ failed_at, ...row }) => ({ ...row, failedAt: failed_at }));
}

/** Lets failed jobs of the shop run again: one of them, or all. Returns how many. */
export async function retryFailedJobs(
  { sql }: Pick<Database, 'sql'>,
  shopId: bigint,
  which: { readonly id: bigint } | 'all',
): Promise<number> {
  const id = which === 'all' ? null : which.id;
  const rows = await sql<{ id: bigint }>`
    select r.id from graphile_worker.reschedule_jobs(array(
      select id from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and payload->>'shopId' = ${String(shopId)}
        and (${id}::bigint is null or id = ${id}::bigint)), run_at := now(), attempts := 0) r`;
  return rows.length;
}

/** Removes a failed job of the shop: nobody will try it again. False when the shop has no such failed job. */
export async function dismissFailedJob(
  { sql }: Pick<Database, 'sql'>,
  shopId: bigint,
  id: bigint,
): Promise<boolean> {
  const rows = await sql<{ id: bigint }>`
    select r.id from graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and payload->>'shopId' = ${String(shopId)}
        and id = ${id}::bigint)) r`;
  return rows.length > 0;
}
