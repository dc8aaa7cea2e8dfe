import type { NewJob } from '../../kernel/transaction.ts';
import { currentTrace } from '../trace.server.ts';
import type { Database } from './database.server.ts';
import { maxAttempts } from './facts.server.ts';

/** Enqueues a job outside a transaction; with `key`, one waiting job per key. */
export function openEnqueue(db: Pick<Database, 'pool'>) {
  return async (job: NewJob): Promise<void> => {
    await db.pool.query(
      `select graphile_worker.add_job($1, $2::json, queue_name := $3, job_key := $4, max_attempts := ${maxAttempts},
        run_at := now() + make_interval(secs => $5))`,
      [
        job.task,
        JSON.stringify({ trace: currentTrace(), ...job.payload }),
        job.queue ?? null,
        job.key ?? null,
        job.delaySeconds ?? 0,
      ],
    );
  };
}

/** Takes a waiting job back; one that runs already is not stopped. */
export function openDropJob(db: Pick<Database, 'pool'>) {
  return async (key: string): Promise<void> => {
    await db.pool.query('select graphile_worker.remove_job($1)', [key]);
  };
}
