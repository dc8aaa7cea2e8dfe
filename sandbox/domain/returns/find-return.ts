import type { Tx } from '../../state/database.ts';
import { ownerOf, type PartKind } from '../../state/documents.ts';
import { Refusal } from '../refusal.ts';
import { lockOrder } from '../save-order.ts';
import type { Id, OrderData, Shop } from '../types.ts';
import { returnsOf } from './return-parts.ts';
import type { ReturnData, ReturnLineData, ReverseLineData } from './types.ts';

/** The order with this state of one of its returns (or one more return). */
export function withReturn(order: OrderData, changed: ReturnData): OrderData {
  const others = returnsOf(order);
  const known = others.some((one) => one.id === changed.id);
  const returns = known ? others.map((one) => (one.id === changed.id ? changed : one)) : [...others, changed];
  return { ...order, returns };
}

export interface FoundReturn {
  order: OrderData;
  found: ReturnData;
}

/** The return with its order, locked until the transaction ends; refused (`not-found`) when there is none. */
export async function lockReturn(tx: Tx, shop: Shop, id: Id, field: string[]): Promise<FoundReturn> {
  const found = await lockPart(tx, shop, 'return', id, (one) => one.id === id);
  if (found === null) {
    throw new Refusal('not-found', 'The return does not exist.', { code: 'NOT_FOUND', field });
  }
  return found;
}

/** The return that has a part of this id, with its order, locked; null when there is none. */
export async function lockPart(
  tx: Tx,
  shop: Shop,
  kind: PartKind,
  id: Id,
  which: (one: ReturnData) => boolean,
): Promise<FoundReturn | null> {
  const orderId = await ownerOf(tx, shop, kind, id);
  if (orderId === null) return null;
  const order = await lockOrder(tx, shop, orderId);
  const found = returnsOf(order).find(which);
  return found === undefined ? null : { order, found };
}

/** Refused (`not-allowed`) unless the return is in one of these states. */
export function requireStatus(
  found: ReturnData,
  allowed: readonly ReturnData['status'][],
  field: string[],
): void {
  if (allowed.includes(found.status)) return;
  throw new Refusal('not-allowed', `${found.name} is ${found.status.toLowerCase()}.`, {
    code: 'INVALID_STATE',
    field,
  });
}

/** Units of a return line that were not processed yet. */
export const unprocessedUnits = (line: ReturnLineData): number => line.quantity - line.processed;

export function disposedUnits(line: ReverseLineData): number {
  return line.dispositions.reduce((units, one) => units + one.quantity, 0);
}

/** The reverse fulfilment order's line that expects these units, or undefined while the return is only requested. */
export function reverseLineOf(found: ReturnData, returnLineId: Id): ReverseLineData | undefined {
  return found.reverseOrder?.lines.find((line) => line.returnLineId === returnLineId);
}
