import type { NewJob, Tx } from '#app/kernel/transaction.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import { forgetMade, saveWanted } from '../store/perks.server.ts';
import type { Tiers } from '../tiers.ts';
import { wantedPerks } from './wanted-perks.ts';

/** The job that brings Shopify in line. One of a shop at a time. */
export function makePerksJob(shopId: bigint, delaySeconds = 0): NewJob {
  const key = `make-perks:${shopId}`;
  return { task: 'make-perks', payload: { shopId: shopId.toString() }, key, queue: key, delaySeconds };
}

/** Within the transaction that changes the levels or switches the area: what Shopify is to have from here on. */
export async function letPerksFollow(tx: Tx, tiers: Tiers | null, live: boolean): Promise<void> {
  const changed = await saveWanted(tx, wantedPerks(tiers, live));
  if (changed > 0) await tx.enqueue(makePerksJob(tx.shopId));
}

/** Looks at everything at Shopify again: see `TiersDoor.recheckPerks`. */
export async function recheckPerks({ db }: Pick<LoyaltyDeps, 'db'>, shopId: bigint): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    if ((await forgetMade(tx)) > 0) await tx.enqueue(makePerksJob(shopId));
  });
}
