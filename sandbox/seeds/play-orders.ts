import { cancelOrder } from '../domain/cancel-order.ts';
import { createOrder } from '../domain/create-order.ts';
import { addFulfillmentEvent, fulfilOrder } from '../domain/fulfil-order.ts';
import type { OrderInput } from '../domain/inputs.ts';
import { payOrder } from '../domain/pay-order.ts';
import { refundOrder } from '../domain/refund-order.ts';
import type { Id, Shop } from '../domain/types.ts';
import { decimal } from '../money/amount.ts';
import type { Tx } from '../state/database.ts';
import type { DemoPlan } from './plan-demo.ts';
import type { Step } from './plan-fate.ts';
import type { PlannedOrder } from './plan-orders.ts';

/** Places one planned order and lets happen what happened to it, each at its own moment. */
export async function playOrder(
  tx: Tx,
  shop: Shop,
  order: DemoPlan['orders'][number],
  customerIds: readonly Id[],
): Promise<void> {
  const { id } = await createOrder(tx, { ...shop, now: order.at }, orderInputOf(order, customerIds));
  for (const step of order.steps) await playStep(tx, { ...shop, now: step.at }, id, order, step);
}

function orderInputOf(order: PlannedOrder, customerIds: readonly Id[]): OrderInput {
  const buyer =
    'customer' in order.buyer
      ? { customer: customerIds[order.buyer.customer] ?? null }
      : { guest: order.buyer.guest.email, address: order.buyer.guest.address };
  return {
    ...buyer,
    lines: order.lines,
    ...(order.shipping !== null && { shipping: order.shipping }),
    ...(order.currency !== 'EUR' && { presentment: { currency: order.currency, rate: order.rate } }),
    ...(order.code !== null && { discountCode: order.code }),
    ...paymentOf(order),
    note: order.note,
  };
}

function paymentOf({ payment, total, currency }: PlannedOrder): Pick<OrderInput, 'paid' | 'paidWith'> {
  const all = decimal(total, currency);
  switch (payment.by) {
    case 'card':
      return {};
    case 'giftCard':
      return { paidWith: [{ giftCard: all }] };
    case 'bank':
      return { paid: false, paidWith: [{ manual: all }] };
    case 'split':
      return { paidWith: [{ giftCard: payment.giftCard }, { card: payment.card }] };
  }
}

async function playStep(tx: Tx, shop: Shop, order: Id, plan: PlannedOrder, step: Step): Promise<void> {
  switch (step.does) {
    case 'pay':
      await payOrder(tx, shop, { order, paidWith: [{ manual: decimal(plan.total, plan.currency) }] });
      return;
    case 'fulfil': {
      const url = `https://example.com/track/${step.parcel}`;
      const tracking = { company: 'DHL', number: step.parcel, url };
      await fulfilOrder(tx, shop, { order, tracking, ...(step.lines !== null && { lines: step.lines }) });
      return;
    }
    case 'carrier':
      await addFulfillmentEvent(tx, shop, { order, event: step.event });
      return;
    case 'refund':
      await refundOrder(tx, shop, { order, lines: [step.line], note: step.note });
      return;
    case 'goodwill':
      await refundOrder(tx, shop, { order, amount: step.amount, note: step.note });
      return;
    case 'cancel':
      await cancelOrder(tx, shop, { order });
      return;
  }
}
