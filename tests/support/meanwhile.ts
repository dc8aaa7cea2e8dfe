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
