import { addLocalDays, compareInstants, type Instant, laterOf } from '#app/kernel/calendar.ts';
import type { OrderedLine, Parcel, ReviewableOrder } from '../ports.ts';
import type { RequestSettings } from '../settings/settings.ts';

/** Lines that can be reviewed at all: of a product, and neither a gift card nor a tip. */
export function reviewableLines(order: ReviewableOrder): OrderedLine[] {
  return order.lines.filter((line) => line.merchandise && line.productShopifyId !== null);
}

export type RequestDecision =
  /** Ask at this moment, or at the next minute of the send window. */
  | { readonly kind: 'ask'; readonly dueAt: Instant }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancelled' };

/**
 * When an order's request falls due, from what is known of the order alone: whichever way and in whichever order it
 * was learned. The past is not asked about: neither imported orders nor what set the time going before `liveFrom`.
 */
export function decideRequest(
  order: ReviewableOrder,
  settings: RequestSettings,
  liveFrom: Instant,
): RequestDecision {
  if (order.standing === 'cancelled') return { kind: 'cancelled' };
  if (order.standing === 'test' || order.imported) return { kind: 'nothing' };
  const wanted = reviewableLines(order).filter(
    (line) => line.currentQuantity > 0 || isDelivered(order, line),
  );
  if (wanted.length === 0) return { kind: 'nothing' };
  const parcels = parcelsWith(order, wanted);
  const moments = momentsOf(order, settings, parcels);
  const asked = moments.filter(({ from }) => compareInstants(from, liveFrom) >= 0);
  if (asked.length === 0) return { kind: 'nothing' };
  const first = asked.reduce((least, { dueAt }) => earlierOf(least, dueAt), asked[0]?.dueAt ?? liveFrom);
  const last = asked.reduce((most, { dueAt }) => laterOf(most, dueAt), first);
  const patience = addLocalDays(first, order.zone, settings.waitForAllDays);
  // A parcel of which nobody will ever know whether it arrived is waited for, too.
  const whole =
    settings.trigger === 'ordered' || (isAllSent(order, wanted) && moments.length === parcels.length);
  return { kind: 'ask', dueAt: whole ? earlierOf(last, patience) : patience };
}

interface Moment {
  /** What set the time going. */
  readonly from: Instant;
  readonly dueAt: Instant;
}

/** What came back was in hand, and those who sent it back are asked like everybody else. */
function isDelivered(order: ReviewableOrder, line: OrderedLine): boolean {
  return order.parcels.some(
    ({ deliveredAt, lines }) =>
      deliveredAt !== null && lines.some((part) => part.lineShopifyId === line.shopifyId),
  );
}

function parcelsWith(order: ReviewableOrder, wanted: OrderedLine[]): Parcel[] {
  return order.parcels.filter((parcel) =>
    parcel.lines.some((part) => wanted.some((line) => line.shopifyId === part.lineShopifyId)),
  );
}

/** For each parcel, when it alone would be asked about; none where a report of its delivery is missing. */
function momentsOf(order: ReviewableOrder, settings: RequestSettings, parcels: Parcel[]): Moment[] {
  const { trigger, delayDays, fallbackDays } = settings;
  const after = (from: Instant, days: number): Moment => ({
    from,
    dueAt: addLocalDays(from, order.zone, days),
  });
  if (trigger === 'ordered') return [after(order.processedAt, delayDays)];
  return parcels.flatMap((parcel) => {
    if (trigger === 'fulfilled') return [after(parcel.sentAt, delayDays)];
    if (parcel.deliveredAt !== null) return [after(parcel.deliveredAt, delayDays)];
    return fallbackDays === null ? [] : [after(parcel.sentAt, fallbackDays)];
  });
}

/** Is every unit that is still wanted on its way or there? */
function isAllSent(order: ReviewableOrder, wanted: OrderedLine[]): boolean {
  return wanted.every((line) => sentUnits(order, line) >= line.currentQuantity);
}

/** Units of the line in all parcels, whatever came back since. */
export function sentUnits({ parcels }: ReviewableOrder, line: OrderedLine): number {
  return parcels
    .flatMap((parcel) => parcel.lines)
    .filter((part) => part.lineShopifyId === line.shopifyId)
    .reduce((sum, part) => sum + part.quantity, 0);
}

function earlierOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) < 0 ? a : b;
}

/**
 * Lines that the shopper can have in hand at `now`: of parcels that arrived or, where nobody reports that, were sent
 * long enough ago. By the order alone, everything. What was taken back before it arrived is not among them; what came
 * back afterwards is.
 */
export function arrivedLines(
  order: ReviewableOrder,
  { trigger, fallbackDays }: Pick<RequestSettings, 'trigger' | 'fallbackDays'>,
  now: Instant,
): OrderedLine[] {
  const sentLongAgo = ({ sentAt }: Parcel) =>
    trigger === 'fulfilled' ||
    (fallbackDays !== null && compareInstants(addLocalDays(sentAt, order.zone, fallbackDays), now) <= 0);
  const inHand = (line: OrderedLine) => (parcel: Parcel) => {
    if (!parcel.lines.some((part) => part.lineShopifyId === line.shopifyId)) return false;
    if (parcel.deliveredAt !== null) return compareInstants(parcel.deliveredAt, now) <= 0;
    return line.currentQuantity > 0 && sentLongAgo(parcel);
  };
  return reviewableLines(order).filter(
    (line) => (trigger === 'ordered' && line.currentQuantity > 0) || order.parcels.some(inHand(line)),
  );
}
