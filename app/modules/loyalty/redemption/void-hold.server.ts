import type { LoyaltyDeps } from '../deps.ts';
import { changeOf, draftOf, newFact, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { settledDown } from '../ledger/repay.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { findRedemption, lockRedemptions, voidRedemption } from '../store/redemptions.server.ts';
import { releasedFact } from './entries.ts';
import { decideRelease } from './hold.ts';
import type { Redemption, VoidReason } from './redemption.ts';

const maxLooks = 5;

/**
 * Frees the points of a hold. Nothing happens when it has ended already: an order that came first keeps them. Points
 * whose time ran out meanwhile expire now; what is left repays what is owed first. `onlyIf` sees the redemption locked:
 * where it says no, the hold stays.
 */
export async function voidHold(
  { db, orders, now: clock }: Pick<LoyaltyDeps, 'db' | 'orders' | 'now'>,
  shopId: bigint,
  id: bigint,
  reason: VoidReason,
  onlyIf: (redemption: Redemption) => boolean = () => true,
): Promise<void> {
  const { zone } = await orders.shopForLoyalty(shopId);
  const now = await clock(shopId);
  for (let look = 1; look <= maxLooks; look++) {
    const known = await findRedemption(db.sql, shopId, id);
    if (known === null || known.state !== 'held') return;
    const done = await db.inTransaction(shopId, async (tx) => {
      const accounts = await lockAccounts(tx.sql, shopId, [known.customerId], null);
      const [redemption] = await lockRedemptions(tx, [id]);
      const account = accounts.get(redemption?.customerId ?? 0n);
      // Merged into another account meanwhile: that one has to be locked.
      if (redemption === undefined || account === undefined) return false;
      if (redemption.state !== 'held' || !onlyIf(redemption)) return true;
      const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
      const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
      const freed = { ...draft, state: decideRelease(draft.state, redemption.parts) };
      const change = changeOf(
        settledDown(freed, `redemption:${redemption.code}:released`, now, rules),
        rules,
      );
      const released = newFact(releasedFact(redemption, reason, now), redemption.customerId, null);
      await voidRedemption(tx, id, reason, now);
      await writeChanges(tx, [{ ...change, facts: [released, ...change.facts] }]);
      return true;
    });
    if (done) return;
  }
  throw new Error(`Redemption ${id} kept changing hands while it was ended`);
}
