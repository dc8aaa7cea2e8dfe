import type { Tx } from '../../state/database.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { saveReturn } from './announce-return.ts';
import { type MadeReturn, newReverseOrder } from './create-return.ts';
import { lockReturn, requireStatus, withReturn } from './find-return.ts';
import type { DeclineReason, ReturnData } from './types.ts';

/** A requested return is open from now on. Sends returns/approve. Refused: `not-found`, `not-allowed`. */
export async function approveRequest(tx: Tx, shop: Shop, id: Id): Promise<MadeReturn> {
  const { order, found } = await lockReturn(tx, shop, id, ['input', 'id']);
  requireStatus(found, ['REQUESTED'], ['input', 'id']);
  const made: ReturnData = {
    ...found,
    status: 'OPEN',
    approvedAt: isoSeconds(shop.now),
    reverseOrder: await newReverseOrder(tx, found),
  };
  return { order: await saveReturn(tx, shop, withReturn(order, made), made, ['returns/approve']), made };
}

/** A requested return is turned down; its units are free again. Sends returns/decline. Refused as `approveRequest`. */
export async function declineRequest(
  tx: Tx,
  shop: Shop,
  decline: { return: Id; reason: DeclineReason; note: string | null },
): Promise<MadeReturn> {
  const { order, found } = await lockReturn(tx, shop, decline.return, ['input', 'id']);
  requireStatus(found, ['REQUESTED'], ['input', 'id']);
  if ((decline.note?.length ?? 0) > 500) {
    const shown = { code: 'TOO_LONG', field: ['input', 'declineNote'] };
    throw new Refusal('bad-input', 'The note is too long (maximum is 500 characters).', shown);
  }
  const { reason, note } = decline;
  const made: ReturnData = { ...found, status: 'DECLINED', decline: { reason, note } };
  return { order: await saveReturn(tx, shop, withReturn(order, made), made, ['returns/decline']), made };
}
