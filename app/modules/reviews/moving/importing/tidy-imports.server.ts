import type { ReviewsDeps } from '../../ports.ts';
import { holdOwners } from '../../store/owners.server.ts';
import { runImportJob, undoImportJob } from '../jobs.ts';
import { deleteForgotten, listUnderWay } from '../store/imports.server.ts';
import { giveToCustomer, listAuthors } from '../store/incoming.server.ts';

const size = 500;

/** See `Moving.tidyImports`. */
export async function tidyImports(
  { db, moving, erased }: Pick<ReviewsDeps, 'db' | 'moving' | 'erased'>,
  shopId: bigint,
): Promise<void> {
  await deleteForgotten(db.sql, shopId);
  await db.inTransaction(shopId, async (tx) => {
    for (const { id, state } of await listUnderWay(tx.sql, shopId))
      await tx.enqueue(state === 'running' ? runImportJob(shopId, id) : undoImportJob(shopId, id));
  });
  // Whoever is a customer by now is forgotten as one: their address alone would not be found again then.
  for (let after = 0n; ; ) {
    const authors = await listAuthors(db.sql, shopId, { after, limit: size });
    const emails = new Map(authors.map(({ reviewId, email }) => [reviewId, moving.seal.open(email)]));
    const customers = await moving.buyers.customersByAddress(shopId, [...new Set(emails.values())]);
    await db.inTransaction(shopId, async (tx) => {
      const ownerOf = await holdOwners(tx, [...customers.values()]);
      const gone = await erased(tx, { customers: [...customers.values()].map(ownerOf) });
      for (const [review, email] of emails) {
        const known = customers.get(email);
        const customer = known && ownerOf(known);
        if (customer !== undefined && !gone.customers.has(customer))
          await giveToCustomer(tx, review, customer);
      }
    });
    const last = authors.at(-1);
    if (last === undefined || authors.length < size) return;
    after = last.reviewId;
  }
}
