import { minor } from '../money/amount.ts';
import { orderTotals } from '../money/order-totals.ts';
import type { Tx } from '../state/database.ts';
import { type PayInput, payInput } from './inputs.ts';
import { plannedPayments, saleTransactions } from './payments.ts';
import { Refusal } from './refusal.ts';
import { lockOrder, saveOrder } from './save-order.ts';
import { spendStoreCredit } from './store-credit/pay-with-credit.ts';
import type { OrderData, Shop } from './types.ts';

/**
 * Takes what the order still costs, as planned when it was made, else by card. Sends orders/paid (when nothing is
 * left to pay; for what an edit added it depends on the shop) and orders/updated. Refused (`already-done`) when nothing is due.
 */
export async function payOrder(tx: Tx, shop: Shop, input: PayInput): Promise<OrderData> {
  const form = payInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const due = orderTotals(order).outstanding;
  if (order.cancelledAt !== null) throw new Refusal('not-allowed', `${order.name} is cancelled.`);
  if (due <= 0n) throw new Refusal('already-done', `${order.name} has nothing left to pay.`);
  const planned = form.paidWith === undefined && order.payWith.length > 0 ? order.payWith : null;
  const payments = planned ?? plannedPayments(order, due, form.paidWith);
  const sales = await saleTransactions(tx, shop, payments);
  const pending = order.transactions.filter((one) => one.status === 'pending');
  const transactions = sales.map((sale) => ({
    ...sale,
    parentId: pending.find((one) => one.tender === sale.tender && one.amount === sale.amount)?.id ?? null,
  }));
  const paid = { ...order, transactions: [...order.transactions, ...transactions], payWith: [] };
  await spendStoreCredit(tx, shop, order, transactions);
  const complete = orderTotals(paid).outstanding <= 0n;
  const sendsPaid = complete && (shop.switches.editPaymentSendsPaid || !wasPaid(order));
  return saveOrder(tx, shop, paid, sendsPaid ? ['orders/paid', 'orders/updated'] : ['orders/updated']);
}

/** What the order first cost has been received, so what is paid now was added by an edit. */
function wasPaid(order: OrderData): boolean {
  const { received } = orderTotals(order);
  return received > 0n && received >= minor(order.originalTotal, order.presentmentCurrency);
}
