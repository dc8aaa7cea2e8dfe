import { reverseDisposePayload } from '../../../payloads/reverse-payload.ts';
import type { Tx } from '../../../state/database.ts';
import { takeId } from '../../../state/documents.ts';
import { enqueueWebhook } from '../../../webhooks/outbox.ts';
import { findLocation } from '../../locations.ts';
import { Refusal } from '../../refusal.ts';
import { moveStock } from '../../stock.ts';
import { isoSeconds } from '../../timestamps.ts';
import type { Id, OrderData, Shop } from '../../types.ts';
import { saveReturn } from '../announce-return.ts';
import { closed, isDecided } from '../end-return.ts';
import { disposedUnits, lockPart, requireStatus, withReturn } from '../find-return.ts';
import type { DispositionInput } from '../inputs.ts';
import type { ReturnData, ReverseLineData } from '../types.ts';

/** A wish and the path to it in the input. */
export interface Disposal {
  wish: DispositionInput;
  field: string[];
}

/**
 * Says what became of goods that came back; what is restocked goes into stock. The last unit of a return that is
 * decided ends it. Sends reverse_fulfillment_orders/dispose. Refused: `unknown-line`, `not-allowed`,
 * `already-done` (more units than are left to decide), `bad-input`, `not-found` (the location).
 */
export async function dispose(
  tx: Tx,
  shop: Shop,
  disposals: readonly Disposal[],
): Promise<{ order: OrderData; found: ReturnData; lines: ReverseLineData[] }> {
  const [first] = disposals;
  if (first === undefined) {
    const shown = { code: 'BLANK', field: ['dispositionInputs'] };
    throw new Refusal('bad-input', 'There is nothing to dispose of.', shown);
  }
  const id = first.wish.reverseLine;
  const owner = await lockPart(tx, shop, 'reverseLine', id, (one) => hasLine(one, id));
  if (owner === null) throw unknownLine(first);
  requireStatus(owner.found, ['OPEN'], [...first.field, 'reverseFulfillmentOrderLineItemId']);
  let found = await withDispositions(tx, shop, owner.order, owner.found, disposals);
  const ends = shop.switches.processClosesReturn && isDecided(found);
  if (ends) found = closed(found, shop.now);
  const topics = ends ? ['returns/close'] : [];
  const order = await saveReturn(tx, shop, withReturn(owner.order, found), found, topics);
  await announceDisposals(tx, shop, order, found, disposals);
  const lines = (found.reverseOrder?.lines ?? []).filter((line) =>
    disposals.some(({ wish }) => wish.reverseLine === line.id),
  );
  return { order, found, lines };
}

const hasLine = (found: ReturnData, id: Id): boolean =>
  found.reverseOrder?.lines.some((line) => line.id === id) ?? false;

/** Sends reverse_fulfillment_orders/dispose, once for all of them. */
export async function announceDisposals(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  found: ReturnData,
  disposals: readonly Disposal[],
): Promise<void> {
  if (found.reverseOrder === null || disposals.length === 0) return;
  const payload = reverseDisposePayload(
    found.reverseOrder,
    disposals.map(({ wish }) => wish),
  );
  await enqueueWebhook(tx, shop, 'reverse_fulfillment_orders/dispose', { orderId: order.id, payload });
}

/** The return with what became of its goods (not yet written), the restocked ones in stock. */
export async function withDispositions(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  found: ReturnData,
  disposals: readonly Disposal[],
): Promise<ReturnData> {
  const reverse = found.reverseOrder;
  if (reverse === null || disposals.length === 0) return found;
  let lines = reverse.lines;
  for (const disposal of disposals) {
    const { wish } = disposal;
    const line = lines.find((one) => one.id === wish.reverseLine);
    if (line === undefined) throw unknownLine(disposal);
    check(shop, line, disposal);
    const disposition = {
      id: await takeId(tx),
      type: wish.type,
      quantity: wish.quantity,
      locationId: wish.location ?? null,
      createdAt: isoSeconds(shop.now),
    };
    const changed = { ...line, dispositions: [...line.dispositions, disposition] };
    lines = lines.map((one) => (one.id === line.id ? changed : one));
  }
  await moveStock(tx, shop, restocked(order, found, disposals));
  const all = lines.every((line) => disposedUnits(line) >= line.quantity);
  return { ...found, reverseOrder: { ...reverse, lines, status: all ? 'CLOSED' : reverse.status } };
}

function check(shop: Shop, line: ReverseLineData, { wish, field }: Disposal): void {
  const at = (name: string, code: string) => ({ code, field: [...field, name] });
  if (wish.quantity < 1) {
    throw new Refusal('bad-input', 'Quantity must be greater than 0.', at('quantity', 'GREATER_THAN'));
  }
  const left = line.quantity - disposedUnits(line);
  if (wish.quantity > left) {
    throw new Refusal('already-done', `Only ${left} of these units are left to dispose of.`, {
      code: 'INVALID',
      field: [...field, 'quantity'],
    });
  }
  if (wish.type === 'RESTOCKED' && wish.location == null) {
    throw new Refusal('bad-input', 'Location can’t be blank.', at('locationId', 'BLANK'));
  }
  if (wish.location != null && findLocation(shop, wish.location) === undefined) {
    throw new Refusal('not-found', 'The location does not exist.', at('locationId', 'NOT_FOUND'));
  }
}

function restocked(
  order: OrderData,
  found: ReturnData,
  disposals: readonly Disposal[],
): { variantId: Id | null; units: number; location: Id | null }[] {
  return disposals
    .filter(({ wish }) => wish.type === 'RESTOCKED')
    .map(({ wish }) => {
      const expected = found.reverseOrder?.lines.find((line) => line.id === wish.reverseLine);
      const returned = found.lines.find((line) => line.id === expected?.returnLineId);
      const line = order.lines.find((one) => one.id === returned?.lineId);
      return {
        variantId: line?.variantId ?? null,
        units: wish.quantity,
        location: wish.location ?? null,
      };
    });
}

function unknownLine({ field }: Disposal): Refusal {
  return new Refusal('unknown-line', 'The reverse fulfillment order line item does not exist.', {
    code: 'NOT_FOUND',
    field: [...field, 'reverseFulfillmentOrderLineItemId'],
  });
}
