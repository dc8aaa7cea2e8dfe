import type { InTransaction, Sql } from '../../app/kernel/transaction.ts';

class Killed extends Error {}

interface UsedDatabase {
  readonly sql: Sql;
  readonly inTransaction: InTransaction;
}

/** A process that is gone before its n-th use of what it was handed. */
interface Dying {
  readonly use: () => void;
  readonly died: () => boolean;
  /** The same database, each statement and each commit of which is a use. */
  readonly database: (db: UsedDatabase) => UsedDatabase;
}

export function dyingBefore(n: number): Dying {
  let uses = 0;
  const use = () => {
    uses += 1;
    if (uses >= n) throw new Killed();
  };
  return {
    use,
    died: () => uses >= n,
    database: (db) => ({
      sql: (text, ...values) => {
        use();
        return db.sql(text, ...values);
      },
      inTransaction: (shopId, work) =>
        db.inTransaction(shopId, async (tx) => {
          use();
          const result = await work({
            ...tx,
            sql: (text, ...values) => {
              use();
              return tx.sql(text, ...values);
            },
          });
          use();
          return result;
        }),
    }),
  };
}
