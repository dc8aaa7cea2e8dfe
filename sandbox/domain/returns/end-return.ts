import type { Tx } from '../../state/database.ts';
import { Refusal } from '../refusal.ts';
import { isoSeconds } from '../timestamps.ts';
import type { Id, Shop } from '../types.ts';
import { saveReturn } from './announce-return.ts';
import type { MadeReturn } from './create-return.ts';
import { unsentUnits } from './exchange/exchange-lines.ts';
import {
  disposedUnits,
  lockReturn,
  requireStatus,
  reverseLineOf,
  unprocessedUnits,
  withReturn,
} from './find-return.ts';
import { exchangeLinesOf } from './return-parts.ts';
import type { ReturnData, ReverseOrderData } from './types.ts';

/**
 * Takes a return back before anything was inspected or refunded; its units are free again. Sends returns/cancel.
 * Refused: `not-found`, `not-allowed`.
 */
export async function cancelReturn(tx: Tx, shop: Shop, id: Id): Promise<MadeReturn> {
  const { order, found } = await lockReturn(tx, shop, id, ['id']);
  requireStatus(found, ['OPEN', 'REQUESTED'], ['id']);
  if (isTouched(found)) {
    const shown = { code: 'INVALID_STATE', field: ['id'] };
    throw new Refusal('not-allowed', `${found.name} was inspected or refunded already.`, shown);
  }
  const made: ReturnData = {
    ...found,
    status: 'CANCELED',
    reverseOrder: withReverseStatus(found.reverseOrder, 'CANCELED'),
  };
  return { order: await saveReturn(tx, shop, withReturn(order, made), made, ['returns/cancel']), made };
}

/** Says that a return is done. Sends returns/close. Refused: `not-found`, `not-allowed`. */
export async function closeReturn(tx: Tx, shop: Shop, id: Id): Promise<MadeReturn> {
  const { order, found } = await lockReturn(tx, shop, id, ['id']);
  requireStatus(found, ['OPEN'], ['id']);
  const made = closed(found, shop.now);
  return { order: await saveReturn(tx, shop, withReturn(order, made), made, ['returns/close']), made };
}

/** A closed return goes on. Sends returns/reopen. Refused: `not-found`, `not-allowed`. */
export async function reopenReturn(tx: Tx, shop: Shop, id: Id): Promise<MadeReturn> {
  const { order, found } = await lockReturn(tx, shop, id, ['id']);
  requireStatus(found, ['CLOSED'], ['id']);
  const status = found.reverseOrder?.lines.every((line) => disposedUnits(line) >= line.quantity)
    ? ('CLOSED' as const)
    : ('OPEN' as const);
  const made: ReturnData = {
    ...found,
    status: 'OPEN',
    closedAt: null,
    reverseOrder: withReverseStatus(found.reverseOrder, status),
  };
  return { order: await saveReturn(tx, shop, withReturn(order, made), made, ['returns/reopen']), made };
}

/** The return as done, with its reverse fulfilment order. */
export function closed(found: ReturnData, now: string): ReturnData {
  return {
    ...found,
    status: 'CLOSED',
    closedAt: isoSeconds(now),
    reverseOrder: withReverseStatus(found.reverseOrder, 'CLOSED'),
  };
}

/** Whether something was processed or inspected. */
export function isTouched(found: ReturnData): boolean {
  return (
    found.lines.some((line) => line.processed > 0) ||
    exchangeLinesOf(found).some((line) => line.processed > 0) ||
    (found.reverseOrder?.lines.some((line) => line.dispositions.length > 0) ?? false)
  );
}

/**
 * Whether every unit was processed and somebody said what became of it, or was found to be missing; and whatever goes
 * out is on its way.
 */
export function isDecided(found: ReturnData): boolean {
  if (exchangeLinesOf(found).some((line) => unsentUnits(line) > 0)) return false;
  return found.lines.every((line) => {
    const dispositions = reverseLineOf(found, line.id)?.dispositions ?? [];
    const units = (some: typeof dispositions) => some.reduce((sum, one) => sum + one.quantity, 0);
    const missing = units(dispositions.filter((one) => one.type === 'MISSING'));
    return unprocessedUnits(line) <= missing && units(dispositions) >= line.quantity;
  });
}

function withReverseStatus(
  reverse: ReverseOrderData | null,
  status: ReverseOrderData['status'],
): ReverseOrderData | null {
  return reverse === null ? null : { ...reverse, status };
}
