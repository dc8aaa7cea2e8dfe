import type { LoyaltyDeps } from '../deps.ts';
import { changeOf, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import type { OrderForLoyalty } from '../ports.ts';
import { readSettlement } from '../settle-order.server.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { findOwner, type StoredOrder, type StoredSettlement } from '../store/settlements.server.ts';
import { retimed } from './retime.ts';

const maxLooks = 5;

/** Keeps an order's points pending while a return is open: see `RedemptionDoor.retimeOrder`. */
export async function retimeOrder(deps: LoyaltyDeps, shopId: bigint, orderId: bigint): Promise<void> {
  const order = await deps.orders.orderForLoyalty(shopId, orderId);
  if (order === null) return;
  for (let look = 1; look <= maxLooks; look++) {
    const stored = await readSettlement(deps, shopId, order);
    if (stored.order === null || (await retimeOf(deps, shopId, order, stored.order, stored.program))) return;
  }
  throw new Error(`Order ${orderId} kept changing hands while its points were retimed`);
}

/** False: its points have gone to another account meanwhile. */
async function retimeOf(
  { db, returns, now: clock }: LoyaltyDeps,
  shopId: bigint,
  { orderId, order: { shopifyId }, shop: { zone } }: OrderForLoyalty,
  { customerId }: Pick<StoredOrder, 'customerId'>,
  program: StoredSettlement['program'],
): Promise<boolean> {
  return db.inTransaction(shopId, async (tx) => {
    const own = { orderId, shopifyId };
    const accounts = await lockAccounts(tx.sql, shopId, [customerId], own);
    const account = accounts.get(customerId);
    if (account === undefined) throw new Error('The account is locked');
    if ((await findOwner(tx, orderId)) !== customerId) return false;
    // Asked once the account is locked: of two that run at once the later one knows the later answer.
    const open = await returns.openReturns(shopId, orderId);
    const now = await clock(shopId);
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
    const state = retimed(draft.state, shopifyId, open, now, {
      zone,
      expiry: program?.program.expiry ?? null,
    });
    if (state.lots.every((lot, index) => lot === draft.state.lots[index])) return true;
    const moved = { ...draft, state };
    await writeChanges(tx, [changeOf(withDue(moved, applyDue(state, now, rules), zone), rules)]);
    return true;
  });
}
