import { moveOccasions } from './activities/store/occasions.server.ts';
import type { LoyaltyDeps } from './deps.ts';
import { changeOf } from './ledger/account-change.ts';
import { planMerge } from './ledger/plan-merge.ts';
import { lockAccounts } from './store/accounts.server.ts';
import { moveLots, writeChanges } from './store/changes.server.ts';
import { findExpiryNow } from './store/programs.server.ts';
import { moveRedemptions } from './store/redemptions.server.ts';
import { moveOrders } from './store/settlements.server.ts';
import { lockMerged, mergeTiers } from './tiers/merge-tiers.server.ts';
import { reviewTier } from './tiers/review-tier.server.ts';

/** Moves everything of one account into another: see `Loyalty.mergeAccounts`. */
export async function mergeAccounts(
  { db, orders, now: clock }: Pick<LoyaltyDeps, 'db' | 'orders' | 'now'>,
  shopId: bigint,
  fromCustomerId: bigint,
  intoCustomerId: bigint,
): Promise<void> {
  if (fromCustomerId === intoCustomerId) return;
  const { zone } = await orders.shopForLoyalty(shopId);
  const now = await clock(shopId);
  await db.inTransaction(shopId, async (tx) => {
    await moveOrders(tx, fromCustomerId, intoCustomerId);
    const tiers = await lockMerged(tx, fromCustomerId, intoCustomerId, now);
    const accounts = await lockAccounts(tx.sql, shopId, [fromCustomerId, intoCustomerId], null);
    const [from, into] = [accounts.get(fromCustomerId), accounts.get(intoCustomerId)];
    if (from === undefined || into === undefined) throw new Error('Both accounts are locked');
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    // What is used up goes along, too: points may still come back to it.
    await moveLots(tx, fromCustomerId, intoCustomerId);
    await moveRedemptions(tx, fromCustomerId, intoCustomerId);
    await moveOccasions(tx, fromCustomerId, intoCustomerId);
    const merged = planMerge({ from, into, now, rules });
    if (merged !== null) {
      const [leaving, staying] = merged;
      await writeChanges(tx, [changeOf(leaving, rules), changeOf(staying, rules, from.state.lots)]);
    }
    await mergeTiers({ orders }, tx, tiers, now);
  });
  await reviewTier({ db, orders }, shopId, intoCustomerId, now);
}
