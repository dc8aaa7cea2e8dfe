import type { Sql } from '../../kernel/transaction.ts';
import type { Log } from '../log.server.ts';

/**
 * Where the business clock is moved by hand, nobody waits minutes for the next try of a failed job: it comes back
 * within two seconds. Real shops have the queue's own growing pauses.
 */
export function keepBackoffShort(sql: Sql, log: Log): { stop(): void } {
  const shorten = () =>
    sql`update graphile_worker._private_jobs set run_at = now() + interval '500 milliseconds'
      where locked_at is null and last_error is not null and attempts < max_attempts and run_at > now() + interval '1 second'`;
  const timer = setInterval(() => {
    shorten().catch((error: unknown) =>
      log.debug({ err: error }, 'waiting jobs could not be brought forward'),
    );
  }, 500);
  return { stop: () => clearInterval(timer) };
}
