import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

interface Held {
  id: string;
  locked_by: string;
}

/** Jobs that a process holds at this moment, by the worker that holds them. */
export async function heldJobs(pool: pg.Pool): Promise<Held[]> {
  const held = await pool.query<Held>(
    'select id::text, locked_by from graphile_worker._private_jobs where locked_by is not null',
  );
  return held.rows;
}

/**
 * Milliseconds until none of these jobs is held by the worker that held it then: each was finished or taken over.
 * Gives up after a minute.
 */
export async function untilTakenOver(
  pool: pg.Pool,
  orphans: readonly Held[],
  since: number,
): Promise<number> {
  for (;;) {
    const still = await heldJobs(pool).catch(() => orphans);
    const left = orphans.filter((one) =>
      still.some((job) => job.id === one.id && job.locked_by === one.locked_by),
    );
    const passed = Date.now() - since;
    if (left.length === 0 || passed > 60_000) return passed;
    await sleep(50);
  }
}
