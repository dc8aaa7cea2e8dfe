import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { OrderedLine, Parcel, ReviewableOrder } from '../ports.ts';
import type { RequestSettings } from '../settings/settings.ts';
import { termsOf } from './request-terms.ts';

/** How it is known that something has arrived; rules may say otherwise for some lines. */
type Arrival = Pick<RequestSettings, 'trigger' | 'fallbackDays'> & Partial<RequestSettings>;

/** Lines that can be reviewed at all: of a product, and neither a gift card nor a tip. */
export function reviewableLines(order: ReviewableOrder): OrderedLine[] {
  return order.lines.filter((line) => line.merchandise && line.productShopifyId !== null);
}

/** What came back was in hand, and those who sent it back are asked like everybody else. */
export function wasDelivered(order: ReviewableOrder, line: OrderedLine): boolean {
  return order.parcels.some(
    ({ deliveredAt, lines }) =>
      deliveredAt !== null && lines.some((part) => part.lineShopifyId === line.shopifyId),
  );
}

/** Units of the line in all parcels, whatever came back since. */
export function sentUnits({ parcels }: ReviewableOrder, line: OrderedLine): number {
  return parcels
    .flatMap((parcel) => parcel.lines)
    .filter((part) => part.lineShopifyId === line.shopifyId)
    .reduce((sum, part) => sum + part.quantity, 0);
}

/** Lines that are still wanted and cannot have arrived yet. */
export function linesToCome(order: ReviewableOrder, arrival: Arrival, now: Instant): OrderedLine[] {
  const arrived = new Set(arrivedLines(order, arrival, now).map((line) => line.shopifyId));
  return reviewableLines(order).filter((line) => line.currentQuantity > 0 && !arrived.has(line.shopifyId));
}

/**
 * Lines that the shopper can have in hand at `now`: of parcels that arrived or, where nobody reports that, were sent
 * long enough ago. Where the order alone sets the time going, everything. What was taken back before it arrived is not
 * among them; what came back afterwards is. What nobody is asked about can be written about all the same.
 */
export function arrivedLines(order: ReviewableOrder, arrival: Arrival, now: Instant): OrderedLine[] {
  const settings = { delayDays: 0, reminders: [], rules: [], ...arrival };
  return reviewableLines(order).filter((line) => {
    const { trigger, fallbackDays } = termsOf(order, line, settings).time;
    const sentLongAgo = ({ sentAt }: Parcel) =>
      trigger === 'fulfilled' ||
      (fallbackDays !== null && compareInstants(addLocalDays(sentAt, order.zone, fallbackDays), now) <= 0);
    const inHand = (parcel: Parcel) => {
      if (!parcel.lines.some((part) => part.lineShopifyId === line.shopifyId)) return false;
      if (parcel.deliveredAt !== null) return compareInstants(parcel.deliveredAt, now) <= 0;
      return line.currentQuantity > 0 && sentLongAgo(parcel);
    };
    return (trigger === 'ordered' && line.currentQuantity > 0) || order.parcels.some(inHand);
  });
}
