import { vi } from 'vitest';
import type { Database } from '../../app/platform/db/database.server.ts';

/** Until somebody waits for a row that is locked. */
export async function untilSomebodyWaits(db: Pick<Database, 'sql'>): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await db.sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.n === 0) throw new Error('Nobody waits');
  });
}
