import { fulfillmentStatus } from '../domain/order-status.ts';
import type { FulfillmentData, OrderData, Shop } from '../domain/types.ts';
import { printDay, printMoment } from '../frame/moments.ts';

/** Where an order is, in two words and one sentence. */
export function orderState(shop: Shop, order: OrderData): { title: string; text: string } {
  const day = (at: string) => printDay(at, shop.now, shop.timezone);
  if (order.cancelledAt !== null) return { title: 'Cancelled', text: `On ${day(order.cancelledAt)}` };
  const sent = order.fulfillments.filter((one) => one.status === 'success');
  const delivered = sent.filter((one) => one.events.at(-1)?.status === 'delivered');
  if (sent.length > 0 && delivered.length === sent.length && fulfillmentStatus(order) === 'FULFILLED') {
    const at = delivered.at(-1)?.events.at(-1)?.happenedAt;
    return { title: 'Delivered', text: at === undefined ? '' : day(at) };
  }
  const last = sent.at(-1);
  if (last !== undefined) return { title: 'On its way', text: `Sent ${day(last.createdAt)}` };
  return { title: 'Confirmed', text: day(order.processedAt) };
}

const eventTexts: Record<FulfillmentData['events'][number]['status'], string> = {
  label_purchased: 'Being packed',
  label_printed: 'Being packed',
  ready_for_pickup: 'Ready to be picked up',
  confirmed: 'Handed to the carrier',
  in_transit: 'On its way',
  out_for_delivery: 'Out for delivery',
  attempted_delivery: 'The carrier could not deliver it',
  delayed: 'Delayed',
  delivered: 'Delivered',
  failure: 'The delivery failed',
};

/** What happened to a parcel, the latest first. */
export function parcelSteps(shop: Shop, parcel: FulfillmentData): { text: string; at: string }[] {
  const at = (instant: string) => printMoment(instant, shop.now, shop.timezone);
  const steps = parcel.events.map((event) => ({ text: eventTexts[event.status], at: at(event.happenedAt) }));
  return [{ text: 'Sent', at: at(parcel.createdAt) }, ...steps].reverse();
}
