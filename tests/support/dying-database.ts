import type { ReturnsDeps } from '../../app/modules/returns/index.server.ts';

class Killed extends Error {}

/** The same database, gone before its n-th use. */
export function dyingAt(deps: ReturnsDeps, n: number): { deps: Partial<ReturnsDeps>; died: () => boolean } {
  let uses = 0;
  const use = () => {
    uses += 1;
    if (uses >= n) throw new Killed();
  };
  const { db } = deps;
  return {
    died: () => uses >= n,
    deps: {
      db: {
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
      },
    },
  };
}
