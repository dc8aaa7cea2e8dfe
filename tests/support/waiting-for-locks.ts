import { vi } from 'vitest';
import type { Database } from '../../app/platform/db/database.server.ts';

/** Does somebody wait for what is locked? */
export async function isSomebodyWaiting({ sql }: Pick<Database, 'sql'>): Promise<boolean> {
  const waiting = await sql`select 1 as one from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

/** Until somebody waits for a row that is locked. */
export async function untilSomebodyWaits(db: Pick<Database, 'sql'>): Promise<void> {
  await vi.waitFor(async () => {
    if (!(await isSomebodyWaiting(db))) throw new Error('Nobody waits');
  });
}
