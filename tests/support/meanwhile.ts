import type { Database } from '../../app/platform/db/database.server.ts';
import { isSomebodyWaiting } from './waiting-for-locks.ts';

/** Right after the n-th of the answers that are heard, another acts. `acted`: there were so many. */
export function afterNth(
  n: number,
  act: () => Promise<unknown>,
): { readonly hear: <T>(answer: Promise<T>) => Promise<T>; readonly acted: () => boolean } {
  let answers = 0;
  return {
    async hear(answer) {
      const heard = await answer;
      answers += 1;
      if (answers === n) await act();
      return heard;
    },
    acted: () => answers >= n,
  };
}

/**
 * The same database for somebody between whose n-th statement outside a transaction and the next one another acts.
 * `acted`: there was such a statement.
 */
export function meanwhile(
  db: Database,
  n: number,
  act: () => Promise<unknown>,
): { readonly db: Database; readonly acted: () => boolean } {
  const { hear, acted } = afterNth(n, act);
  return { db: { ...db, sql: (...given) => hear(db.sql<never>(...given)) }, acted };
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
    while (!isOver() && !(await isSomebodyWaiting(db)));
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
