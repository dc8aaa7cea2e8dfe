import { decimal } from '../money/amount.ts';
import { orderTotals } from '../money/order-totals.ts';
import type { Tx } from '../state/database.ts';
import { Refusal } from './refusal.ts';
import { lockOrder, saveOrder } from './save-order.ts';
import { isoSeconds } from './timestamps.ts';
import type { Id, OrderData, Shop } from './types.ts';

/**
 * Asks the order's buyer by mail to pay what is open; the order's page shows the same. Sends orders/updated. Refused:
 * `not-found`, `already-done` (nothing is open), `no-customer` (nobody to write to).
 */
export async function sendInvoice(tx: Tx, shop: Shop, input: { order: Id; to?: string }): Promise<OrderData> {
  const order = await lockOrder(tx, shop, input.order);
  const { outstanding } = orderTotals(order);
  if (outstanding <= 0n) throw new Refusal('already-done', `${order.name} has nothing left to pay.`);
  const to = input.to ?? order.email;
  if (to === null) throw new Refusal('no-customer', `${order.name} has no e-mail address.`);
  const invoice = {
    to,
    amount: decimal(outstanding, order.presentmentCurrency),
    sentAt: isoSeconds(shop.now),
  };
  return saveOrder(tx, shop, { ...order, invoices: [...(order.invoices ?? []), invoice] }, [
    'orders/updated',
  ]);
}
