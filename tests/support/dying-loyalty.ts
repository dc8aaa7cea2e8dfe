import type { LoyaltyDeps } from '../../app/modules/loyalty/index.server.ts';

class Killed extends Error {}

/** What loyalty is handed, gone before its n-th use of the database, of Shopify or of the queue. */
export function dyingLoyalty(
  deps: LoyaltyDeps,
  n: number,
): { readonly deps: LoyaltyDeps; readonly died: () => boolean } {
  let uses = 0;
  const use = () => {
    uses += 1;
    if (uses >= n) throw new Killed();
  };
  const before =
    <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      use();
      return call(...args);
    };
  const { db, discounts, jobs } = deps;
  return {
    died: () => uses >= n,
    deps: {
      ...deps,
      db: {
        prepared: db.prepared,
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
      discounts: {
        allowed: before(discounts.allowed),
        create: before(discounts.create),
        find: before(discounts.find),
        deactivate: before(discounts.deactivate),
        findOrder: before(discounts.findOrder),
        remove: before(discounts.remove),
        listActive: before(discounts.listActive),
      },
      jobs: { enqueue: before(jobs.enqueue), drop: before(jobs.drop) },
    },
  };
}
