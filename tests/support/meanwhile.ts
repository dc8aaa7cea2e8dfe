import type { Database } from '../../app/platform/db/database.server.ts';

/**
 * The same database for somebody between whose n-th statement outside a transaction and the next one another acts.
 * `acted`: there was such a statement.
 */
export function meanwhile(
  db: Database,
  n: number,
  act: () => Promise<unknown>,
): { readonly db: Database; readonly acted: () => boolean } {
  let statements = 0;
  const sql: Database['sql'] = async (text, ...values) => {
    const rows = await db.sql<never>(text, ...values);
    statements += 1;
    if (statements === n) await act();
    return rows;
  };
  return { db: { ...db, sql }, acted: () => statements >= n };
}

/**
 * The same within a transaction: after its n-th statement another acts, until that is done or waits for the
 * transaction. `settled`: what the other came to, once both are through.
 */
export function meanwhileWithin(
  db: Pick<Database, 'sql' | 'inTransaction'>,
  n: number,
  act: () => Promise<unknown>,
): {
  readonly inTransaction: Database['inTransaction'];
  readonly acted: () => boolean;
  readonly settled: () => Promise<unknown>;
} {
  let statements = 0;
  let other: Promise<unknown> = Promise.resolve();
  const waits = async (isOver: () => boolean) => {
    const isWaiting = async () =>
      (
        await db.sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
      ).length > 0;
    while (!isOver() && !(await isWaiting()));
  };
  const inTransaction: Database['inTransaction'] = (shopId, work) =>
    db.inTransaction(shopId, async (tx) => {
      const sql: typeof tx.sql = async (text, ...values) => {
        const rows = await tx.sql<never>(text, ...values);
        statements += 1;
        if (statements !== n) return rows;
        let isOver = false;
        other = act().finally(() => {
          isOver = true;
        });
        await waits(() => isOver);
        return rows;
      };
      return work({ ...tx, sql });
    });
  return { inTransaction, acted: () => statements >= n, settled: () => other };
}
