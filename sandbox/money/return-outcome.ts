import type { ReturnData, ReturnLineData } from '../domain/returns/types.ts';
import type { LineData, OrderData, Shop } from '../domain/types.ts';
import { atLeastZero, least, minor, sum } from './amount.ts';
import { type ExchangedUnits, exchangeWorth } from './exchange.ts';
import { goneOrdinals, ordinalsWorth } from './line-units.ts';
import { orderTotals } from './order-totals.ts';
import { type Fee, openShippingFee, processedFee } from './return-fees.ts';

/** Units of a return's line that are to be booked now, and what they come to. */
export interface BookedUnits {
  part: ReturnLineData;
  line: LineData;
  ordinals: number[];
  gross: bigint;
  net: bigint;
  tax: bigint;
  fee: Fee;
}

/** What processing some units of a return comes to, in minor units of the order's presentment currency. */
export interface ReturnOutcome {
  units: BookedUnits[];
  /** What goes out. */
  exchanged: ExchangedUnits[];
  /** Return shipping fee that has not been taken yet. */
  shippingFee: bigint;
  /** Original shipping given back. */
  shipping: bigint;
  /** Goods, their tax and shipping, less all fees and what goes out. */
  worth: bigint;
  /** `worth` less what the buyer owes on the order; below zero: to be invoiced. */
  amount: bigint;
  maximumRefundable: bigint;
}

/**
 * Units of the return's line that can still be refunded, in the order in which they go: its own, or whichever of the
 * line's units are next where returns do not keep theirs.
 */
export function refundableOrdinals(
  { switches }: Pick<Shop, 'switches'>,
  order: OrderData,
  line: LineData,
  part: ReturnLineData,
): number[] {
  const gone = goneOrdinals(order, line);
  if (switches.returnKeepsItsUnits) return part.ordinals.filter((ordinal) => !gone.has(ordinal));
  const all = Array.from({ length: line.quantity }, (_, index) => index + 1);
  return all.filter((ordinal) => !gone.has(ordinal)).slice(0, part.quantity - part.processed);
}

/** Units of the return's line that were booked already. */
export function bookedOrdinals(order: OrderData, part: ReturnLineData): number[] {
  return order.refunds
    .flatMap((refund) => refund.lines)
    .filter((one) => one.returned?.returnLineId === part.id)
    .flatMap((one) => one.ordinals ?? []);
}

export function returnOutcome(
  shop: Pick<Shop, 'switches'>,
  order: OrderData,
  found: ReturnData,
  wanted: {
    lines: readonly { part: ReturnLineData; line: LineData; quantity: number }[];
    shipping: bigint;
    exchanged?: readonly ExchangedUnits[];
  },
): ReturnOutcome {
  const exchanged = [...(wanted.exchanged ?? [])];
  const units = wanted.lines.map(({ part, line, quantity }): BookedUnits => {
    const ordinals = refundableOrdinals(shop, order, line, part).slice(0, quantity);
    const spans = { before: bookedOrdinals(order, part), now: ordinals };
    const fee = processedFee(shop, order, line, part, spans);
    return { part, line, ordinals, ...ordinalsWorth(order, line, ordinals), fee };
  });
  const shippingFee = units.length === 0 ? 0n : openShippingFee(order, found);
  const goods = sum(units.map((one) => one.net + (order.taxesIncluded ? 0n : one.tax)));
  const fees = sum(units.map((one) => one.fee.fee + one.fee.tax)) + shippingFee;
  const worth = goods + wanted.shipping - fees - exchangeWorth(order, exchanged);
  const totals = orderTotals(order);
  const maximumRefundable = totals.received - totals.refunded;
  const amount = worth - atLeastZero(totals.outstanding);
  return {
    units,
    exchanged,
    shippingFee,
    shipping: wanted.shipping,
    worth,
    amount: least(amount, maximumRefundable),
    maximumRefundable,
  };
}

/** Original shipping that is still to be given back, or the wished part of it. */
export function shippingBack(order: OrderData, wish: 'all' | { amount: string } | undefined): bigint {
  if (wish === undefined) return 0n;
  const left = orderTotals(order).currentShipping;
  return wish === 'all' ? left : minor(wish.amount, order.presentmentCurrency);
}
