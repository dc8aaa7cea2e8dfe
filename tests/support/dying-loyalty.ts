import type { LoyaltyDeps } from '../../app/modules/loyalty/index.server.ts';
import { dyingBefore } from './dying.ts';

/** What loyalty is handed, gone before its n-th use of the database, of Shopify or of the queue. */
export function dyingLoyalty(
  deps: LoyaltyDeps,
  n: number,
): { readonly deps: LoyaltyDeps; readonly died: () => boolean } {
  const { use, died, database } = dyingBefore(n);
  const before =
    <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      use();
      return call(...args);
    };
  const { db, discounts, jobs } = deps;
  return {
    died,
    deps: {
      ...deps,
      db: { ...database(db), prepared: db.prepared },
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
