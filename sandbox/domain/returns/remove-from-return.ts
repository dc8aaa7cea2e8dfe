import { decimal } from '../../money/amount.ts';
import { exchangedUnits } from '../../money/exchange.ts';
import { goneOrdinals } from '../../money/line-units.ts';
import { returnUpdatePayload } from '../../payloads/return-payload.ts';
import type { Tx } from '../../state/database.ts';
import { enqueueWebhook } from '../../webhooks/outbox.ts';
import { Refusal } from '../refusal.ts';
import { lineOf } from '../save-order.ts';
import type { OrderData, Shop } from '../types.ts';
import { saveReturn } from './announce-return.ts';
import type { MadeReturn } from './create-return.ts';
import { unsentUnits } from './exchange/exchange-lines.ts';
import { disposedUnits, lockReturn, requireStatus, reverseLineOf, withReturn } from './find-return.ts';
import { type RemoveInput, removeInput } from './inputs.ts';
import { exchangeLinesOf } from './return-parts.ts';
import type { ReturnData, ReturnLineData } from './types.ts';

/**
 * Takes units out of a return that were neither processed nor inspected, or that were to go out and did not; a return
 * with nothing left is cancelled.
 * Sends returns/update (and returns/cancel). Refused: `not-found`, `not-allowed`, `unknown-line`, `bad-input`.
 */
export async function removeFromReturn(tx: Tx, shop: Shop, input: RemoveInput): Promise<MadeReturn> {
  const form = removeInput.parse(input);
  const { order, found } = await lockReturn(tx, shop, form.return, ['returnId']);
  requireStatus(found, ['OPEN', 'REQUESTED'], ['returnId']);
  let made = found;
  for (const [index, wanted] of form.lines.entries()) {
    made = without(order, made, wanted, ['returnLineItems', String(index)]);
  }
  for (const [index, wanted] of form.exchangeLines.entries()) {
    made = withoutExchange(order, made, wanted, ['exchangeLineItems', String(index)]);
  }
  const empty = made.lines.length + exchangeLinesOf(made).length === 0;
  if (empty) made = { ...made, status: 'CANCELED' };
  const topics = empty ? ['returns/cancel'] : [];
  const saved = await saveReturn(tx, shop, withReturn(order, made), made, topics);
  const removed = form.lines.map(({ line, quantity }) => ({ lineId: line, units: quantity }));
  const payload = returnUpdatePayload(made, removed);
  await enqueueWebhook(tx, shop, 'returns/update', { orderId: saved.id, payload });
  return { order: saved, made };
}

function withoutExchange(
  order: OrderData,
  found: ReturnData,
  wanted: { line: string; quantity: number },
  field: string[],
): ReturnData {
  const line = exchangeLinesOf(found).find((one) => one.id === wanted.line);
  if (line === undefined) {
    const shown = { code: 'NOT_FOUND', field: [...field, 'exchangeLineItemId'] };
    throw new Refusal('unknown-line', 'The exchange line item does not exist.', shown);
  }
  const left = unsentUnits(line);
  if (wanted.quantity < 1 || wanted.quantity > left) {
    const shown = { code: 'INVALID', field: [...field, 'quantity'] };
    throw new Refusal('bad-input', `Between 1 and ${left} of these units can be removed.`, shown);
  }
  const quantity = line.quantity - wanted.quantity;
  const kept = exchangedUnits(order, found.lines, { ...line, processed: 0 }, quantity);
  const amount = decimal(kept.discount, order.presentmentCurrency);
  const changed = {
    ...line,
    quantity,
    discount: line.discount === null ? null : { ...line.discount, amount },
  };
  return {
    ...found,
    exchangeLines: exchangeLinesOf(found).flatMap((one) =>
      one.id !== line.id ? [one] : quantity === 0 ? [] : [changed],
    ),
  };
}

function without(
  order: OrderData,
  found: ReturnData,
  wanted: { line: string; quantity: number },
  field: string[],
): ReturnData {
  const part = found.lines.find((one) => one.id === wanted.line);
  if (part === undefined) {
    const shown = { code: 'NOT_FOUND', field: [...field, 'returnLineItemId'] };
    throw new Refusal('unknown-line', 'The return line item does not exist.', shown);
  }
  const expected = reverseLineOf(found, part.id);
  const left = part.quantity - Math.max(part.processed, expected === undefined ? 0 : disposedUnits(expected));
  if (wanted.quantity < 1 || wanted.quantity > left) {
    const shown = { code: 'INVALID', field: [...field, 'quantity'] };
    throw new Refusal('bad-input', `Between 1 and ${left} of these units can be removed.`, shown);
  }
  const quantity = part.quantity - wanted.quantity;
  const gone = goneOrdinals(order, lineOf(order, { lineId: part.lineId }));
  const freed = part.ordinals.filter((ordinal) => !gone.has(ordinal)).slice(-wanted.quantity);
  const kept: ReturnLineData = {
    ...part,
    quantity,
    ordinals: part.ordinals.filter((ordinal) => !freed.includes(ordinal)),
  };
  const reverse = found.reverseOrder;
  return {
    ...found,
    lines: found.lines.flatMap((one) => (one.id !== part.id ? [one] : quantity === 0 ? [] : [kept])),
    reverseOrder:
      reverse === null
        ? null
        : {
            ...reverse,
            lines: reverse.lines.flatMap((one) =>
              one.returnLineId !== part.id ? [one] : quantity === 0 ? [] : [{ ...one, quantity }],
            ),
          },
  };
}
