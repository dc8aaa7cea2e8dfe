import packageJson from '../../package.json' with { type: 'json' };
import type { Database } from './db/database.server.ts';
import { withinTime } from './network/deadline.server.ts';

/** Who asks whether we live does not wait long. */
const answerMs = 4_000;

/** What GET /healthz answers. Lags in milliseconds of real time. */
export interface Health {
  version: string;
  database: 'ok' | 'unreachable';
  worker: { state: 'ok' | 'missing' | 'unknown'; count: number };
  queue: { waiting: number; lagMs: number } | null;
  lastReconciliation: string | null;
}

interface Row {
  workers: number;
  waiting: number;
  lag_ms: number;
  reconciled_at: string | null;
}

/** Reads the state of database, workers and queue. Never throws: an unreachable database is an answer. */
export async function readHealth(db: Pick<Database, 'sql'>): Promise<Health> {
  const { version } = packageJson;
  try {
    // Waiting jobs are counted up to a limit: the queue can be long just when somebody looks.
    const asked = db.sql<Row>`
      select (select count(*)::int from platform_worker_beat where beat_at > now() - interval '12 seconds') as workers,
        (select count(*)::int from (select 1 from graphile_worker._private_jobs where locked_at is null and run_at <= now() and attempts < max_attempts limit 10000) j) as waiting,
        (select coalesce(extract(epoch from now() - min(run_at)) * 1000, 0)::int from graphile_worker._private_jobs where locked_at is null and run_at <= now() and attempts < max_attempts) as lag_ms,
        (select to_char(max(finished_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from commerce_reconciliation where started_at > now() - interval '2 days') as reconciled_at`;
    const [row] = await withinTime(answerMs, asked);
    const workers = row?.workers ?? 0;
    return {
      version,
      database: 'ok',
      worker: { state: workers > 0 ? 'ok' : 'missing', count: workers },
      queue: { waiting: row?.waiting ?? 0, lagMs: row?.lag_ms ?? 0 },
      lastReconciliation: row?.reconciled_at ?? null,
    };
  } catch {
    return {
      version,
      database: 'unreachable',
      worker: { state: 'unknown', count: 0 },
      queue: null,
      lastReconciliation: null,
    };
  }
}
