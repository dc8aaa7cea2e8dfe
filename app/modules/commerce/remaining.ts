import type { ShopifyId } from '#app/kernel/ids.ts';
import { addMoney, type Money, portionOfMoney, subtractMoney, timesMoney } from '#app/kernel/money.ts';
import { ONE, type Rational, rational, subtractRational, ZERO } from '#app/kernel/rational.ts';
import type { MoneyPair, OrderLine, OrderRefund, OrderSnapshot } from './order.ts';

/** Why an order counts or does not. */
export type OrderStanding = 'live' | 'test' | 'unpaid' | 'cancelled' | 'refunded';

/** What is left of an order after edits, returns and refunds, as other modules read it. */
export interface RemainingOrder {
  readonly standing: OrderStanding;
  /** The part of the remaining net that refunds without units have left, between 0 and 1. */
  readonly share: Rational;
  readonly lines: readonly RemainingLine[];
}

export interface RemainingLine {
  readonly shopifyId: ShopifyId;
  readonly productId: ShopifyId | null;
  readonly sku: string | null;
  /** False for gift cards and tips. */
  readonly merchandise: boolean;
  readonly units: number;
  readonly goneUnits: number;
  /** Net of the units still with the customer, as displayed (with tax where the shop's prices include it). */
  readonly net: MoneyPair;
  /** Tax on those units. */
  readonly tax: MoneyPair;
}

export function remainingOrder(order: OrderSnapshot): RemainingOrder {
  return {
    standing: standingOf(order),
    share: remainingShare(order),
    lines: order.lines.map((line) => remainingLine(line, order.refunds)),
  };
}

/** Does it count among what a customer bought: neither a test nor cancelled, and of a net above 0 after refunds? */
export function isValidOrder(order: OrderSnapshot): boolean {
  if (order.test || order.cancelledAt !== null || isRefundedInFull(order)) return false;
  if (remainingShare(order).num === 0n) return false;
  return order.lines.some((line) => remainingLine(line, order.refunds).net.presentment.minor > 0n);
}

/** Unit price × quantity − Σ allocations: what the units of the line were really sold for. */
export function lineNet(line: OrderLine): MoneyPair {
  return eachCurrency((side) =>
    subtractMoney(timesMoney(line.unitPrice[side], line.quantity), line.discount[side]),
  );
}

/** Units removed by an edit, returned or refunded. Either source may know of more than the other. */
export function goneUnits(line: OrderLine, refunds: readonly OrderRefund[]): number {
  const removed = line.quantity - line.currentQuantity;
  return Math.min(line.quantity, Math.max(removed, refundedUnits(line, refunds)));
}

/** The first `units` of a line's amount. Units are differences of two of these, so they add up to the line. */
export function valueOfFirst(amount: Money, units: number, quantity: number): Money {
  return quantity === 0
    ? subtractMoney(amount, amount)
    : portionOfMoney(amount, BigInt(units), BigInt(quantity));
}

/**
 * Money refunded without units, beyond what settled units that an edit removed. In presentment currency, in
 * which the refund was made: its value in shop currency may follow another rate than the order's.
 */
export function customRefundExcess(order: OrderSnapshot): Money {
  const none = subtractMoney(order.totals.total.presentment, order.totals.total.presentment);
  const custom = order.refunds
    .filter((refund) => refund.lines.length === 0)
    .reduce((sum, refund) => addMoney(sum, refund.amount.presentment), none);
  const settled = order.lines.reduce((sum, line) => addMoney(sum, editedAway(line, order)), none);
  const excess = subtractMoney(custom, settled);
  return excess.minor > 0n ? excess : none;
}

function remainingShare(order: OrderSnapshot): Rational {
  const total = order.totals.total.presentment.minor;
  if (total <= 0n) return ONE;
  const left = subtractRational(ONE, rational(customRefundExcess(order).minor, total));
  return left.num > 0n ? left : ZERO;
}

function remainingLine(line: OrderLine, refunds: readonly OrderRefund[]): RemainingLine {
  const gone = goneUnits(line, refunds);
  const net = lineNet(line);
  const left = (amount: Money) => subtractMoney(amount, valueOfFirst(amount, gone, line.quantity));
  return {
    shopifyId: line.shopifyId,
    productId: line.productId,
    sku: line.sku,
    merchandise: !line.giftCard && !line.tip,
    units: line.quantity,
    goneUnits: gone,
    net: eachCurrency((side) => left(net[side])),
    tax: eachCurrency((side) => left(line.tax[side])),
  };
}

/** What the customer had paid for units that no refund with units and money covers: an edit removed them. */
function editedAway(line: OrderLine, order: OrderSnapshot): Money {
  const gone = goneUnits(line, order.refunds);
  const paidBack = order.refunds.filter((refund) => refund.amount.presentment.minor > 0n);
  const covered = Math.min(gone, refundedUnits(line, paidBack));
  const between = (amount: Money) =>
    subtractMoney(valueOfFirst(amount, gone, line.quantity), valueOfFirst(amount, covered, line.quantity));
  const net = between(lineNet(line).presentment);
  return order.taxesIncluded ? net : addMoney(net, between(line.tax.presentment));
}

function refundedUnits(line: OrderLine, refunds: readonly OrderRefund[]): number {
  return refunds
    .flatMap((refund) => refund.lines)
    .filter((refunded) => refunded.lineShopifyId === line.shopifyId)
    .reduce((sum, refunded) => sum + refunded.quantity, 0);
}

function standingOf(order: OrderSnapshot): OrderStanding {
  if (order.test) return 'test';
  if (order.cancelledAt !== null) return 'cancelled';
  if (!order.paidAt.known || order.paidAt.at === null) return 'unpaid';
  return isRefundedInFull(order) ? 'refunded' : 'live';
}

/** `received` decides where it is known: after an edit the order's total is no longer what was paid. */
function isRefundedInFull(order: OrderSnapshot): boolean {
  const { received, refunded } = order.totals;
  if (order.financialStatus === 'refunded') return true;
  return (
    received !== null &&
    received.presentment.minor > 0n &&
    refunded.presentment.minor >= received.presentment.minor
  );
}

function eachCurrency(amount: (side: 'shop' | 'presentment') => Money): MoneyPair {
  return { shop: amount('shop'), presentment: amount('presentment') };
}
