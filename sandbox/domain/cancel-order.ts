import { decimal } from '../money/amount.ts';
import { currentQuantity, fulfillableUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import type { Tx } from '../state/database.ts';
import { type CancelInput, cancelInput } from './inputs.ts';
import { announceRefund, withRefund } from './refund-order.ts';
import { Refusal } from './refusal.ts';
import { lockOrder, saveOrder } from './save-order.ts';
import { isoSeconds } from './timestamps.ts';
import type { OrderData, Shop } from './types.ts';

/**
 * Cancels: all money goes back to where it came from and all goods into stock, unless told otherwise. Sends
 * refunds/create, orders/cancelled and orders/updated. Refused (`already-done`) when it is cancelled.
 */
export async function cancelOrder(tx: Tx, shop: Shop, input: CancelInput): Promise<OrderData> {
  const form = cancelInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  if (order.cancelledAt !== null) throw new Refusal('already-done', `${order.name} is cancelled.`);
  const at = isoSeconds(shop.now);
  const cancelled = { ...order, cancelReason: form.reason, cancelledAt: at, closedAt: at };
  const totals = orderTotals(order);
  const money = form.refund ? totals.received - totals.refunded : 0n;
  const lines = order.lines.flatMap((line) => unitsToCancel(order, line, form.restock));
  if (lines.length === 0 && money === 0n) {
    return saveOrder(tx, shop, cancelled, ['orders/cancelled', 'orders/updated']);
  }
  // The refund is worked out before the cancellation, while the order still says what the shop owes.
  const shipping = form.refund && totals.currentShipping > 0n ? totals.currentShipping : 0n;
  const refunded = await withRefund(tx, shop, order, {
    lines,
    amount: decimal(money, order.presentmentCurrency),
    shipping: decimal(shipping, order.presentmentCurrency),
    note: form.note,
  });
  const { refunds, transactions } = refunded.order;
  const saved = await saveOrder(tx, shop, { ...cancelled, refunds, transactions }, [
    'orders/cancelled',
    'orders/updated',
  ]);
  await announceRefund(tx, shop, saved, refunded.refund);
  return saved;
}

type CancelledUnits = { lineId: string; quantity: number; restock: 'cancel' | 'return' | 'no_restock' };

/** Units not yet sent are cancelled, those sent come back as returns. */
function unitsToCancel(
  order: OrderData,
  line: OrderData['lines'][number],
  restock: boolean,
): CancelledUnits[] {
  const left = currentQuantity(order, line);
  const unsent = Math.min(left, fulfillableUnits(order, line));
  const parts: CancelledUnits[] = [
    { lineId: line.id, quantity: unsent, restock: restock ? 'cancel' : 'no_restock' },
    { lineId: line.id, quantity: left - unsent, restock: restock ? 'return' : 'no_restock' },
  ];
  return parts.filter((part) => part.quantity > 0);
}
