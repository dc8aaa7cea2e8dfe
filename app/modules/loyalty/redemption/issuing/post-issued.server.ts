import type { ShopifyId } from '#app/kernel/ids.ts';
import type { LoyaltyDeps } from '../../deps.ts';
import { changeOf, draftOf, withDue, withEntry } from '../../ledger/account-change.ts';
import { applyDue } from '../../ledger/due.ts';
import { settledDown } from '../../ledger/repay.ts';
import { lockAccounts } from '../../store/accounts.server.ts';
import { writeChanges } from '../../store/changes.server.ts';
import { noteIssued } from '../../store/issued.server.ts';
import { findExpiryNow } from '../../store/programs.server.ts';
import { findRedemption, lockRedemptions, saveRedemption } from '../../store/redemptions.server.ts';
import { captureHeld } from '../capture.ts';
import { withActivity } from '../plan-redemptions.ts';
import { issuedEntry } from './issued-entry.ts';

const maxLooks = 5;

/**
 * Takes the points of a hold for what Shopify has given. `issued`: its id there, null where only its code is known.
 * Posted already: nothing happens.
 */
export async function postIssued(
  { db, orders, now: clock }: Pick<LoyaltyDeps, 'db' | 'orders' | 'now'>,
  shopId: bigint,
  id: bigint,
  issued: ShopifyId | null,
): Promise<void> {
  const { zone } = await orders.shopForLoyalty(shopId);
  const now = await clock(shopId);
  for (let look = 1; look <= maxLooks; look++) {
    const known = await findRedemption(db.sql, shopId, id);
    if (known === null || known.state === 'posted') return;
    if (known.state === 'voided') throw new Error(`Redemption ${id} was given and its points are free`);
    const done = await db.inTransaction(shopId, async (tx) => {
      const accounts = await lockAccounts(tx.sql, shopId, [known.customerId], null);
      const [redemption] = await lockRedemptions(tx, [id]);
      const account = accounts.get(redemption?.customerId ?? 0n);
      // Merged into another account or ended meanwhile: look again.
      if (redemption === undefined || account === undefined || redemption.state !== 'held') return false;
      const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
      const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
      const capture = captureHeld(draft.state, redemption, redemption.points);
      const entry = issuedEntry(redemption, capture, now, zone);
      const taken = withEntry(draft, entry, withActivity(capture.state, now), { orderId: null });
      const after = settledDown(taken, entry.sourceKey, now, rules);
      const { used, parts } = capture;
      await saveRedemption(tx, { ...redemption, state: 'posted', used, parts }, now);
      await noteIssued(tx, id, issued);
      await writeChanges(tx, [changeOf(after, rules)]);
      return true;
    });
    if (done) return;
  }
  throw new Error(`Redemption ${id} kept changing hands while it was given`);
}
