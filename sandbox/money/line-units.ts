import type { LineData, OrderData } from '../domain/types.ts';
import { minor, sum } from './amount.ts';
import { unitsValue } from './units.ts';

/** The units of a line have ordinals from 1; each is worth the same wherever and whenever it goes. */

/** Units that are with nobody any more: refunded, or removed by an edit. */
export function goneOrdinals(order: OrderData, line: LineData): Set<number> {
  const parts = order.refunds
    .filter((refund) => !refund.fromEdit)
    .flatMap((refund) => refund.lines)
    .filter((part) => part.lineId === line.id);
  const named = [...(line.removedOrdinals ?? []), ...parts.flatMap((part) => part.ordinals ?? [])];
  const gone = new Set(named);
  const count = line.removed + parts.reduce((units, part) => units + part.quantity, 0);
  // Those that were written down without their ordinals were the first ones.
  for (let ordinal = 1; gone.size < count && ordinal <= line.quantity; ordinal += 1) gone.add(ordinal);
  return gone;
}

/** Units of returns that are under way and not booked yet. */
export function reservedOrdinals(order: OrderData, line: LineData): Set<number> {
  const gone = goneOrdinals(order, line);
  const live = (order.returns ?? []).filter((one) => one.status === 'REQUESTED' || one.status === 'OPEN');
  const held = live
    .flatMap((one) => one.lines)
    .filter((part) => part.lineId === line.id)
    .flatMap((part) => part.ordinals);
  return new Set(held.filter((ordinal) => !gone.has(ordinal)));
}

/** The next `count` units to go: the lowest free ones, then those that a return has only reserved. */
export function nextOrdinals(order: OrderData, line: LineData, count: number): number[] {
  const gone = goneOrdinals(order, line);
  const reserved = reservedOrdinals(order, line);
  const here = Array.from({ length: line.quantity }, (_, index) => index + 1).filter((one) => !gone.has(one));
  const inTurn = [...here.filter((one) => !reserved.has(one)), ...here.filter((one) => reserved.has(one))];
  if (count > inTurn.length) {
    throw new RangeError(`${count} units do not fit a line with ${inTurn.length} of ${line.quantity} left.`);
  }
  return inTurn.slice(0, count);
}

/** What these units of the line's `quantity` come to, of an amount that the whole line has. */
export function ordinalsValue(total: bigint, quantity: number, ordinals: readonly number[]): bigint {
  return sum(ordinals.map((ordinal) => unitsValue(total, quantity, ordinal - 1, 1)));
}

/** Net, tax and discount of these units, in minor units of the order's presentment currency. */
export function ordinalsWorth(
  order: OrderData,
  line: LineData,
  ordinals: readonly number[],
): { gross: bigint; net: bigint; tax: bigint } {
  const read = (text: string) => minor(text, order.presentmentCurrency);
  const unitPrice = read(line.unitPrice);
  const discount = sum(line.discounts.map((share) => read(share.amount)));
  const net = unitPrice * BigInt(line.quantity) - discount;
  return {
    gross: unitPrice * BigInt(ordinals.length),
    net: ordinalsValue(net, line.quantity, ordinals),
    tax: ordinalsValue(read(line.tax), line.quantity, ordinals),
  };
}
