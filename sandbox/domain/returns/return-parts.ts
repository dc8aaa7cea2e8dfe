import type { PartKind } from '../../state/documents.ts';
import type { Id, OrderData } from '../types.ts';
import type { ExchangeLineData, ReturnData } from './types.ts';

export const returnsOf = (order: OrderData): readonly ReturnData[] => order.returns ?? [];

export const exchangeLinesOf = (found: ReturnData): readonly ExchangeLineData[] => found.exchangeLines ?? [];

/** Where the parts of an order's returns are remembered. */
export function returnParts(order: OrderData): { kind: PartKind; id: Id }[] {
  return returnsOf(order).flatMap((one) => {
    const reverse = one.reverseOrder;
    return [
      { kind: 'return' as const, id: one.id },
      ...one.lines.map((line) => ({ kind: 'returnLine' as const, id: line.id })),
      ...exchangeLinesOf(one).map((line) => ({ kind: 'exchangeLine' as const, id: line.id })),
      ...(reverse === null ? [] : [{ kind: 'reverseOrder' as const, id: reverse.id }]),
      ...(reverse?.lines ?? []).map((line) => ({ kind: 'reverseLine' as const, id: line.id })),
      ...(reverse?.deliveries ?? []).map((parcel) => ({ kind: 'reverseDelivery' as const, id: parcel.id })),
    ];
  });
}
