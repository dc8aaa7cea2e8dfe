import type { Instant } from '../../../app/kernel/calendar.ts';
import type { SampleOrder } from '../../../app/modules/commerce/sample-order.ts';

/*
 * What an order is worth, worked out a second time: in plain cents and with nothing of the app. One line of one
 * product, no tax, no shipping.
 */

export interface BoughtOrder {
  readonly id: bigint;
  readonly price: bigint;
  readonly at: Instant;
  readonly paidAt: Instant;
  /** A redemption's code and what it took off. */
  readonly code: string | null;
  readonly off: bigint;
  quantity: bigint;
  /** Units that an edit took out. */
  removed: bigint;
  /** Without units: money alone. */
  readonly refunds: { readonly units: bigint; readonly cents: bigint; readonly at: Instant }[];
  cancelled: boolean;
  /** Have we been told of its last state? */
  heard: boolean;
}

export interface Rate {
  readonly points: bigint;
  readonly rounding: 'floor' | 'half-up' | 'ceil';
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((all, one) => all + one, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** amount × num ÷ den, half up; nothing here is below 0. */
const portion = (amount: bigint, num: bigint, den: bigint): bigint => (2n * amount * num + den) / (2n * den);

export const netOf = ({ price, quantity, off }: BoughtOrder): bigint => price * quantity - off;
export const goneOf = ({ removed, refunds }: BoughtOrder): bigint =>
  removed + sum(refunds.map(({ units }) => units));
export const paidBack = ({ refunds }: BoughtOrder): bigint => sum(refunds.map(({ cents }) => cents));

/** What the first `units` of the line were sold for. */
export const ofFirst = (order: BoughtOrder, units: bigint): bigint =>
  portion(netOf(order), units, order.quantity);

const counts = (order: BoughtOrder): boolean =>
  !order.cancelled && netOf(order) > 0n && paidBack(order) < netOf(order);

/** Cents that are left × the cents that no money alone has taken: to be divided by the net. */
function leftTimesKept(order: BoughtOrder): bigint {
  const gone = goneOf(order);
  const withMoney = order.refunds.filter(({ cents }) => cents > 0n);
  const covered = least(gone, sum(withMoney.map(({ units }) => units)));
  const editedAway = ofFirst(order, gone) - ofFirst(order, covered);
  const alone = sum(order.refunds.filter(({ units }) => units === 0n).map(({ cents }) => cents));
  const excess = alone > editedAway ? alone - editedAway : 0n;
  const kept = netOf(order) > excess ? netOf(order) - excess : 0n;
  return (netOf(order) - ofFirst(order, gone)) * kept;
}

/** Points for an order in this state; `factor`: of the level, with up to four decimals. */
export function worthOf(order: BoughtOrder, rate: Rate, factor: string): bigint {
  if (!counts(order)) return 0n;
  const tenThousandths = BigInt(Math.round(Number(factor) * 10_000));
  const num = leftTimesKept(order) * rate.points * tenThousandths;
  const den = netOf(order) * 100n * 10_000n;
  if (rate.rounding === 'half-up') return (2n * num + den) / (2n * den);
  return rate.rounding === 'floor' ? num / den : (num + den - 1n) / den;
}

/** Cents that count towards levels. */
export const spentOn = (order: BoughtOrder): bigint =>
  counts(order) ? portion(leftTimesKept(order), 1n, netOf(order)) : 0n;

/** Of so many points that its code cost, how many this state gives back; it may have been more before. */
export function givesBack(order: BoughtOrder, used: bigint): bigint {
  if (order.cancelled || goneOf(order) === order.quantity) return used;
  return (used * portion(order.off, goneOf(order), order.quantity)) / order.off;
}

const decimal = (cents: bigint): string => (Number(cents) / 100).toFixed(2);

/** The order as Shopify shows it at a moment. */
export function toldOf(order: Omit<BoughtOrder, 'id'>, at: Instant): SampleOrder {
  const full = { ...order, id: 0n };
  const refunds = order.refunds.map((refund) => ({
    at: refund.at.toString(),
    amount: decimal(refund.cents),
    ...(refund.units > 0n ? { lines: { A: Number(refund.units) } } : {}),
  }));
  const line = {
    ...{ sku: 'A', price: decimal(order.price), quantity: Number(order.quantity) },
    ...{ current: Number(order.quantity - goneOf(full)), discount: decimal(order.off) },
  };
  return {
    ...{ lines: [line], refunds, at: order.at.toString(), paidAt: order.paidAt.toString() },
    updatedAt: at.toString(),
    ...(order.code === null ? {} : { codes: { [order.code]: { A: decimal(order.off) } } }),
    ...(order.cancelled ? { cancelledAt: at.toString() } : {}),
  };
}
