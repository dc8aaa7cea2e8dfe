import type { Reader } from '../../../state/database.ts';
import { findDocument, ownerOf } from '../../../state/documents.ts';
import { Refusal } from '../../refusal.ts';
import type { Decimal, Id, OrderData, Shop } from '../../types.ts';
import { findReason } from '../reasons.ts';
import { exchangeLinesOf, returnsOf } from '../return-parts.ts';
import type { DispositionType, ReturnData, ReturnStatus } from '../types.ts';

/** A return for people and tests to look at. */
export interface ReturnSummary {
  id: Id;
  name: string;
  order: string;
  status: ReturnStatus;
  lines: {
    sku: string;
    quantity: number;
    processed: number;
    reason: string | null;
    reasonNote: string;
    customerNote: string | null;
    restockingPercent: string | null;
    dispositions: { type: DispositionType; quantity: number; location: Id | null }[];
  }[];
  exchange: { sku: string; quantity: number; processed: number; discount: Decimal | null }[];
  shippingFee: Decimal | null;
  decline: { reason: string; note: string | null } | null;
  refunds: number;
}

/** Refused (`not-found`) when there is none. */
export async function returnSummary(on: Reader, shop: Shop, id: Id): Promise<ReturnSummary> {
  const owner = await ownerOf(on, shop, 'return', id);
  const order = owner === null ? null : await findDocument(on, shop, 'order', owner);
  const found = order === null ? undefined : returnsOf(order).find((one) => one.id === id);
  if (order === null || found === undefined) throw new Refusal('not-found', `There is no return ${id}.`);
  return summaryOfReturn(order, found);
}

function summaryOfReturn(order: OrderData, found: ReturnData): ReturnSummary {
  return {
    id: found.id,
    name: found.name,
    order: order.name,
    status: found.status,
    lines: found.lines.map((part) => ({
      sku: order.lines.find((line) => line.id === part.lineId)?.sku ?? part.lineId,
      quantity: part.quantity,
      processed: part.processed,
      reason: findReason(part.reasonId)?.handle ?? null,
      reasonNote: part.reasonNote,
      customerNote: part.customerNote,
      restockingPercent: part.restockingFee?.percentage ?? null,
      dispositions: (found.reverseOrder?.lines ?? [])
        .filter((line) => line.returnLineId === part.id)
        .flatMap((line) => line.dispositions)
        .map(({ type, quantity, locationId }) => ({ type, quantity, location: locationId })),
    })),
    exchange: exchangeLinesOf(found).map(({ sku, quantity, processed, discount }) => ({
      sku,
      quantity,
      processed,
      discount: discount?.amount ?? null,
    })),
    shippingFee: found.shippingFee?.amount ?? null,
    decline: found.decline,
    refunds: found.refundIds.length,
  };
}
