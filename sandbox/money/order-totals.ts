import type { OrderData, Shop, Tender } from '../domain/types.ts';
import { atLeastZero, minor, sum } from './amount.ts';
import { lineMoney } from './order-lines.ts';
import { bookedFees } from './return-fees.ts';

/** An order's sums in minor units of its presentment currency. */
export interface OrderTotals {
  /** Unit price × quantity of every line. */
  lineItems: bigint;
  /** Of the lines. */
  discounts: bigint;
  /** What a code took off the shipping; `shipping` is what is left. */
  shippingDiscount: bigint;
  subtotal: bigint;
  tax: bigint;
  shipping: bigint;
  /** Before refunds and removals. */
  total: bigint;
  currentDiscounts: bigint;
  currentSubtotal: bigint;
  currentTax: bigint;
  currentShipping: bigint;
  /** Fees of its returns, with the tax on them. */
  fees: bigint;
  /** What the order is worth after refunds and edits, fees included. */
  currentTotal: bigint;
  /** Money taken by successful sales and captures. */
  received: bigint;
  refunded: bigint;
  /** Above zero: the buyer owes it; below: the shop does. */
  outstanding: bigint;
}

export function orderTotals(order: OrderData): OrderTotals {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const lines = order.lines.map((line) => ({ ...lineMoney(order, line), ...gone(order, line.id), line }));
  const shipping = order.shipping === null ? 0n : read(order.shipping.price);
  const shippingTax = order.shipping === null ? 0n : read(order.shipping.tax);
  const shippingDiscount = read(order.shipping?.discount?.amount ?? '0');
  const added = (tax: bigint) => (order.taxesIncluded ? 0n : tax);
  const adjustments = order.refunds.flatMap((refund) => refund.adjustments);
  const adjusted = (kind: string) =>
    sum(adjustments.filter((one) => one.kind === kind).map((one) => read(one.amount)));
  const adjustedTax = sum(adjustments.map((one) => read(one.taxAmount)));

  const subtotal = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax)) + shippingTax;
  const currentSubtotal = subtotal - sum(lines.map((line) => line.goneNet));
  const currentTax = tax - sum(lines.map((line) => line.goneTax)) + adjustedTax;
  const currentShipping = shipping + adjusted('shipping_refund');
  const fees = bookedFees(order);
  const currentTotal =
    currentSubtotal +
    added(currentTax) +
    currentShipping +
    adjusted('refund_discrepancy') +
    fees.fee +
    fees.tax;
  const received = paid(order, ['sale', 'capture']);
  const refunded = paid(order, ['refund']);
  return {
    lineItems: sum(lines.map((line) => line.gross)),
    discounts: sum(lines.map((line) => line.discount)),
    shippingDiscount,
    subtotal,
    tax,
    shipping,
    total: subtotal + added(tax) + shipping,
    currentDiscounts: sum(
      lines.map(({ line, unitPrice, net, goneNet, goneUnits }) =>
        atLeastZero(unitPrice * BigInt(line.quantity - goneUnits) - (net - goneNet)),
      ),
    ),
    currentSubtotal,
    currentTax,
    currentShipping,
    fees: fees.fee + fees.tax,
    currentTotal,
    received,
    refunded,
    outstanding: order.cancelledAt === null ? currentTotal - (received - refunded) : 0n,
  };
}

/** The totals as this shop shows them: what edits removed may be missing in those that refunds do not change. */
export function shownTotals({ switches }: Pick<Shop, 'switches'>, order: OrderData): OrderTotals {
  const totals = orderTotals(order);
  if (switches.totalKeepsRemovedUnits) return totals;
  const net = sum(order.lines.map((line) => minor(line.removedNet, order.presentmentCurrency)));
  const tax = sum(order.lines.map((line) => minor(line.removedTax, order.presentmentCurrency)));
  return {
    ...totals,
    subtotal: totals.subtotal - net,
    tax: totals.tax - tax,
    total: totals.total - net - (order.taxesIncluded ? 0n : tax),
  };
}

/** What refunds and edits took from a line, as it was written down when it happened. */
function gone(order: OrderData, lineId: string): { goneNet: bigint; goneTax: bigint; goneUnits: number } {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const line = order.lines.find((one) => one.id === lineId);
  const refunded = order.refunds
    .filter((refund) => !refund.fromEdit)
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineId === lineId);
  return {
    goneNet: read(line?.removedNet ?? '0') + sum(refunded.map((part) => read(part.subtotal))),
    goneTax: read(line?.removedTax ?? '0') + sum(refunded.map((part) => read(part.tax))),
    goneUnits: (line?.removed ?? 0) + refunded.reduce((total, part) => total + part.quantity, 0),
  };
}

function paid(order: OrderData, kinds: readonly string[]): bigint {
  return sum(
    order.transactions
      .filter((one) => one.status === 'success' && kinds.includes(one.kind))
      .map((one) => minor(one.amount, order.presentmentCurrency)),
  );
}

/** Refunded money by means of payment, in minor units. */
export function refundedByTender(order: OrderData): Partial<Record<Tender, bigint>> {
  const by: Partial<Record<Tender, bigint>> = {};
  for (const one of order.transactions) {
    if (one.kind !== 'refund' || one.status !== 'success') continue;
    by[one.tender] = (by[one.tender] ?? 0n) + minor(one.amount, order.presentmentCurrency);
  }
  return by;
}
