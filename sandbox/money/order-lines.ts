import type { LineData, OrderData, Shop } from '../domain/types.ts';
import { minor, sum } from './amount.ts';
import { nextOrdinals, ordinalsWorth } from './line-units.ts';

/** A line's money in minor units of the order's presentment currency, for all its units ever sold. */
export interface LineMoney {
  unitPrice: bigint;
  gross: bigint;
  discount: bigint;
  /** As displayed: with tax where prices include it. */
  net: bigint;
  tax: bigint;
}

export function lineMoney(order: OrderData, line: LineData): LineMoney {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const unitPrice = read(line.unitPrice);
  const gross = unitPrice * BigInt(line.quantity);
  const discount = sum(line.discounts.map((share) => read(share.amount)));
  return { unitPrice, gross, discount, net: gross - discount, tax: read(line.tax) };
}

/** Units that were refunded with this line, and are not among those that edits removed. */
export function refundedUnits(order: OrderData, lineId: string): number {
  return count(order, lineId, (refund) => !refund.fromEdit);
}

/** Units of the line that are with nobody any more: refunded, or removed by an edit. */
export function goneUnits(order: OrderData, line: LineData): number {
  return line.removed + refundedUnits(order, line.id);
}

export function currentQuantity(order: OrderData, line: LineData): number {
  return line.quantity - goneUnits(order, line);
}

/** The current quantity as this shop shows it: units that were refunded and stayed away may still be in it. */
export function shownQuantity(
  { switches }: Pick<Shop, 'switches'>,
  order: OrderData,
  line: LineData,
): number {
  const left = currentQuantity(order, line);
  if (!switches.noRestockKeepsQuantity) return left;
  const stayed = order.refunds
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineId === line.id)
    .map((part) => (part.restockType === 'no_restock' ? part.quantity : (part.returned?.notRestocked ?? 0)));
  return left + stayed.reduce((total, units) => total + units, 0);
}

/** Units sent, in fulfilments that were not cancelled. */
export function fulfilledUnits(order: OrderData, lineId: string): number {
  return order.fulfillments
    .filter((fulfillment) => fulfillment.status === 'success')
    .flatMap((fulfillment) => fulfillment.lines)
    .filter((part) => part.lineId === lineId)
    .reduce((total, part) => total + part.quantity, 0);
}

/** Units still to be sent; a refund lowers them only when it cancels its units. */
export function fulfillableUnits(order: OrderData, line: LineData): number {
  const cancelled = order.refunds
    .filter((refund) => !refund.fromEdit)
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineId === line.id && part.restockType === 'cancel')
    .reduce((total, part) => total + part.quantity, 0);
  return Math.max(0, line.quantity - line.removed - cancelled - fulfilledUnits(order, line.id));
}

/** Net and tax of the next `quantity` units of the line to go, and which they are. */
export function nextUnits(
  order: OrderData,
  line: LineData,
  quantity: number,
): { net: bigint; tax: bigint; ordinals: number[] } {
  const ordinals = nextOrdinals(order, line, quantity);
  const { net, tax } = ordinalsWorth(order, line, ordinals);
  return { net, tax, ordinals };
}

function count(
  order: OrderData,
  lineId: string,
  which: (refund: OrderData['refunds'][number]) => boolean,
): number {
  return order.refunds
    .filter(which)
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineId === lineId)
    .reduce((total, part) => total + part.quantity, 0);
}
