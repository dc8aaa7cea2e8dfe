import type { OrderFulfillment, OrderSnapshot, PaidAt } from './order.ts';

/**
 * A newer state with the moments that only an earlier source told: payloads know neither when an order was paid
 * nor when a parcel arrived. The first known payment stays: paying for an edit later does not move it.
 */
export function withKnownMoments(before: OrderSnapshot | null, order: OrderSnapshot): OrderSnapshot {
  if (before === null) return order;
  const parcels = new Map(before.fulfillments.map((parcel) => [parcel.shopifyId, parcel]));
  return {
    ...order,
    paidAt: firstPayment(before.paidAt, order.paidAt),
    fulfillments: order.fulfillments.map((parcel) => withArrival(parcel, parcels.get(parcel.shopifyId))),
  };
}

function firstPayment(before: PaidAt, now: PaidAt): PaidAt {
  if (before.known && before.at !== null) return before;
  return now;
}

function withArrival(parcel: OrderFulfillment, before: OrderFulfillment | undefined): OrderFulfillment {
  return { ...parcel, deliveredAt: parcel.deliveredAt ?? before?.deliveredAt ?? null };
}
