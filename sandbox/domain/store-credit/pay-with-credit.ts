import { decimal, least, minor } from '../../money/amount.ts';
import type { Reader, Tx } from '../../state/database.ts';
import { Refusal } from '../refusal.ts';
import type { Id, OrderData, Shop, TransactionData } from '../types.ts';
import { accountsOf } from './accounts.ts';
import { debitCustomer } from './change-account.ts';
import { balanceOf } from './lots.ts';

/**
 * Takes payments by store credit from the customer's account, as far as it goes: an order that is placed by a command
 * may name store credit of which the sandbox knows nothing. (The checkout refuses more than there is.)
 */
export async function spendStoreCredit(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  payments: readonly TransactionData[],
): Promise<void> {
  if (order.customerId === null) return;
  const currency = order.presentmentCurrency;
  for (const { id, tender, amount, status } of payments) {
    if (tender !== 'storeCredit' || status !== 'success') continue;
    const accounts = await accountsOf(tx, shop, order.customerId);
    const account = accounts.find((one) => one.currency === currency);
    const taken = least(minor(amount, currency), account === undefined ? 0n : balanceOf(account));
    if (taken === 0n) continue;
    await debitCustomer(tx, shop, order.customerId, {
      currency,
      amount: taken,
      event: 'ORDER_PAYMENT',
      origin: { orderId: order.id, transactionId: id },
    });
  }
}

/** Customers with store credit cannot be merged. Refused (`not-mergeable`). */
export async function refuseWithCredit(on: Reader, shop: Shop, customerIds: readonly Id[]): Promise<void> {
  for (const id of customerIds) {
    const open = (await accountsOf(on, shop, id)).find((account) => balanceOf(account) > 0n);
    if (open === undefined) continue;
    const balance = decimal(balanceOf(open), open.currency);
    throw new Refusal('not-mergeable', `The customer has store credit of ${balance} ${open.currency}.`);
  }
}
