import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { OrderedLine, ReviewableOrder } from '../ports.ts';
import type { RequestSettings } from '../settings/settings.ts';
import { type RequestTerms, termsOf } from './request-terms.ts';
import { reviewableLines, sentUnits, wasDelivered } from './reviewable-lines.ts';

export type RequestDecision =
  /** Ask at this moment, or at the next minute of the send window. */
  | { readonly kind: 'ask'; readonly dueAt: Instant; readonly because: Because; readonly lines: AskedLine[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'cancelled' };

/** What set the moment. */
export interface Because {
  readonly trigger: RequestSettings['trigger'];
  /** Nobody reported the delivery: the days count from dispatch. */
  readonly unreported: boolean;
  readonly days: number;
  /** It was waited for other parcels to the end of what they are waited for. */
  readonly waited: boolean;
  /** Id of the rule that set it; null: the plan. */
  readonly rule: string | null;
}

export interface AskedLine {
  readonly line: OrderedLine;
  readonly terms: RequestTerms;
}

/**
 * When an order's request falls due, from what is known of the order alone: whichever way and in whichever order it
 * was learned. The past is not asked about: neither imported orders nor what set the time going before `liveFrom`.
 * Where rules leave everything out, it falls due all the same, and that they still do is decided then.
 */
export function decideRequest(
  order: ReviewableOrder,
  settings: RequestSettings,
  liveFrom: Instant,
): RequestDecision {
  if (order.standing === 'cancelled') return { kind: 'cancelled' };
  if (order.standing !== 'live' || order.imported) return { kind: 'nothing' };
  const wanted = reviewableLines(order)
    .filter((line) => line.currentQuantity > 0 || wasDelivered(order, line))
    .map((line): AskedLine => ({ line, terms: termsOf(order, line, settings) }));
  const asked = wanted.filter(({ terms }) => !terms.skip);
  const lines = asked.length === 0 ? wanted : asked;
  const moments = lines
    .flatMap((line) => momentsOf(order, line))
    .filter(({ from }) => compareInstants(from, liveFrom) >= 0);
  const [first, ...others] = moments;
  if (first === undefined) return { kind: 'nothing' };
  const earliest = others.reduce((least, one) => (isBefore(one.dueAt, least.dueAt) ? one : least), first);
  const latest = others.reduce((most, one) => (isBefore(most.dueAt, one.dueAt) ? one : most), first);
  const patience = addLocalDays(earliest.dueAt, order.zone, settings.waitForAllDays);
  // A parcel of which nobody will ever know whether it arrived is waited for, too.
  const whole = lines.every((line) => isWhole(order, line));
  return whole && !isBefore(patience, latest.dueAt)
    ? { kind: 'ask', dueAt: latest.dueAt, because: latest.because, lines: asked }
    : { kind: 'ask', dueAt: patience, because: { ...earliest.because, waited: true }, lines: asked };
}

interface Moment {
  /** What set the time going. */
  readonly from: Instant;
  readonly dueAt: Instant;
  readonly because: Because;
}

/** For each parcel with the line, when it alone would be asked about; none where its delivery is not reported. */
function momentsOf(order: ReviewableOrder, { line, terms }: AskedLine): Moment[] {
  const { trigger, delayDays, fallbackDays } = terms.time;
  const because = { trigger, unreported: false, days: delayDays, waited: false, rule: terms.by.time };
  const after = (from: Instant): Moment => ({
    ...{ from, because },
    dueAt: addLocalDays(from, order.zone, delayDays),
  });
  if (trigger === 'ordered') return [after(order.processedAt)];
  return parcelsWith(order, line).flatMap(({ sentAt, deliveredAt }) => {
    if (trigger === 'fulfilled') return [after(sentAt)];
    if (deliveredAt !== null) return [after(deliveredAt)];
    if (fallbackDays === null) return [];
    const dueAt = addLocalDays(sentAt, order.zone, fallbackDays);
    return [{ from: sentAt, dueAt, because: { ...because, unreported: true, days: fallbackDays } }];
  });
}

/** Is every unit that is still wanted on its way or there, with a moment for each of its parcels? */
function isWhole(order: ReviewableOrder, asked: AskedLine): boolean {
  const { line, terms } = asked;
  if (terms.time.trigger === 'ordered') return true;
  return (
    sentUnits(order, line) >= line.currentQuantity &&
    momentsOf(order, asked).length === parcelsWith(order, line).length
  );
}

function parcelsWith(order: ReviewableOrder, line: OrderedLine): ReviewableOrder['parcels'] {
  return order.parcels.filter(({ lines }) => lines.some((part) => part.lineShopifyId === line.shopifyId));
}

const isBefore = (a: Instant, b: Instant) => compareInstants(a, b) < 0;
