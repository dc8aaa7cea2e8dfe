import {
  type FinancialStatus,
  type FulfillmentStatus,
  financialStatus,
  fulfillmentStatus,
} from '../../domain/order-status.ts';
import type { FulfillmentData, FulfillmentEventStatus, OrderData } from '../../domain/types.ts';
import { html, type Piece } from '../html.ts';

export const financialTexts: Record<FinancialStatus, readonly [text: string, tone: string]> = {
  PENDING: ['Payment pending', 'warn'],
  PARTIALLY_PAID: ['Partially paid', 'warn'],
  PAID: ['Paid', ''],
  PARTIALLY_REFUNDED: ['Partially refunded', ''],
  REFUNDED: ['Refunded', ''],
  VOIDED: ['Voided', ''],
};

export const fulfillmentTexts: Record<FulfillmentStatus, readonly [text: string, tone: string]> = {
  UNFULFILLED: ['Unfulfilled', 'warn'],
  PARTIALLY_FULFILLED: ['Partially fulfilled', 'warn'],
  FULFILLED: ['Fulfilled', ''],
};

export const deliveryTexts: Record<FulfillmentEventStatus, readonly [text: string, tone: string]> = {
  label_purchased: ['Label bought', ''],
  label_printed: ['Label printed', ''],
  ready_for_pickup: ['Ready for pickup', 'info'],
  confirmed: ['Confirmed', ''],
  in_transit: ['In transit', 'info'],
  out_for_delivery: ['Out for delivery', 'info'],
  attempted_delivery: ['Delivery attempted', 'warn'],
  delayed: ['Delayed', 'warn'],
  delivered: ['Delivered', 'good'],
  failure: ['Delivery failed', 'bad'],
};

function badge([text, tone]: readonly [string, string]): Piece {
  return html`<span class=${`badge ${tone}`.trim()}>${text}</span>`;
}

export const financialBadge = (order: OrderData): Piece => badge(financialTexts[financialStatus(order)]);
export const fulfillmentBadge = (order: OrderData): Piece =>
  order.cancelledAt === null
    ? badge(fulfillmentTexts[fulfillmentStatus(order)])
    : badge(['Cancelled', 'bad']);

/** The last thing the carrier said about a parcel. */
export function deliveryBadge(fulfillment: FulfillmentData): Piece {
  const last = fulfillment.events.at(-1);
  return last === undefined ? badge(['On its way', 'info']) : badge(deliveryTexts[last.status]);
}

/** The delivery of the whole order, for lists; null before anything was sent. */
export function orderDeliveryBadge(order: OrderData): Piece {
  const sent = order.fulfillments.filter((one) => one.status === 'success');
  const open = sent.find((one) => one.events.at(-1)?.status !== 'delivered') ?? sent[0];
  return open === undefined ? null : deliveryBadge(open);
}
