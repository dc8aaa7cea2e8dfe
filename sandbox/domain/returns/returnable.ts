import type { FulfillmentData, OrderData } from '../types.ts';
import { returnsOf } from './return-parts.ts';

/** A line of a fulfilment and the units of it that can still be returned. */
export interface ReturnableLine {
  part: FulfillmentData['lines'][number];
  units: number;
}

/**
 * What can be returned of each fulfilment: units sent, less those of returns that were not cancelled or declined, less
 * those that were refunded without a return. Refunded units count against the oldest fulfilments first.
 */
export function returnableLines(
  order: OrderData,
): { fulfillment: FulfillmentData; lines: ReturnableLine[] }[] {
  const refunded = directlyRefunded(order);
  return order.fulfillments
    .filter((fulfillment) => fulfillment.status === 'success')
    .map((fulfillment) => ({
      fulfillment,
      lines: fulfillment.lines.map((part) => {
        const free = part.quantity - unitsInReturns(order, part.id);
        const gone = Math.min(free, refunded.get(part.lineId) ?? 0);
        refunded.set(part.lineId, (refunded.get(part.lineId) ?? 0) - gone);
        return { part, units: free - gone };
      }),
    }));
}

/** Units of a fulfilment's line that are in a return, under way or closed. */
function unitsInReturns(order: OrderData, fulfillmentLineId: string): number {
  return returnsOf(order)
    .filter((one) => one.status !== 'CANCELED' && one.status !== 'DECLINED')
    .flatMap((one) => one.lines)
    .filter((line) => line.fulfillmentLineId === fulfillmentLineId)
    .reduce((units, line) => units + line.quantity, 0);
}

/**
 * Units by line that were sent and refunded outside of returns; a unit of a return that is under way may be among
 * them, and is then counted with its return.
 */
function directlyRefunded(order: OrderData): Map<string, number> {
  const reserved = new Set(
    returnsOf(order)
      .filter((one) => one.status !== 'CANCELED' && one.status !== 'DECLINED')
      .flatMap((one) => one.lines)
      .flatMap((line) => line.ordinals.map((ordinal) => `${line.lineId}:${ordinal}`)),
  );
  const units = new Map<string, number>();
  for (const part of order.refunds.filter((refund) => !refund.fromEdit).flatMap((refund) => refund.lines)) {
    if (part.restockType === 'cancel' || part.returned !== undefined) continue;
    const inReturns = (part.ordinals ?? []).filter((one) => reserved.has(`${part.lineId}:${one}`)).length;
    units.set(part.lineId, (units.get(part.lineId) ?? 0) + part.quantity - inReturns);
  }
  return units;
}
