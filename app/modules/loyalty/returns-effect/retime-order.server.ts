import type { LoyaltyDeps } from '../deps.ts';
import { changeOf, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue } from '../ledger/due.ts';
import { readSettlement } from '../settle-order.server.ts';
import { lockAccounts } from '../store/accounts.server.ts';
import { writeChanges } from '../store/changes.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { retimed } from './retime.ts';

/** Keeps an order's points pending while a return is open: see `RedemptionDoor.retimeOrder`. */
export async function retimeOrder(deps: LoyaltyDeps, shopId: bigint, orderId: bigint): Promise<void> {
  const { db, orders, returns } = deps;
  const order = await orders.orderForLoyalty(shopId, orderId);
  if (order === null) return;
  const { order: stored, program } = await readSettlement(deps, shopId, order);
  if (stored === null) return;
  const { zone } = order.shop;
  await db.inTransaction(shopId, async (tx) => {
    const own = { orderId, shopifyId: order.order.shopifyId };
    const accounts = await lockAccounts(tx.sql, shopId, [stored.customerId], own);
    const account = accounts.get(stored.customerId);
    if (account === undefined) throw new Error('The account is locked');
    // Asked once the account is locked: of two that run at once the later one knows the later answer.
    const open = await returns.openReturns(shopId, orderId);
    const now = await deps.now(shopId);
    const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
    const draft = withDue(draftOf(account), applyDue(account.state, now, rules), zone);
    const state = retimed(draft.state, own.shopifyId, open, now, {
      zone,
      expiry: program?.program.expiry ?? null,
    });
    if (state.lots.every((lot, index) => lot === draft.state.lots[index])) return;
    const moved = { ...draft, state };
    await writeChanges(tx, [changeOf(withDue(moved, applyDue(state, now, rules), zone), rules)]);
  });
}
