import { fulfillableUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import { fulfillmentEventPayload, fulfillmentPayload } from '../payloads/fulfillment-payload.ts';
import type { Tx } from '../state/database.ts';
import { takeId } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { type DeliverInput, deliverInput, type FulfilInput, fulfilInput } from './inputs.ts';
import { fulfillmentStatus } from './order-status.ts';
import { Refusal } from './refusal.ts';
import { lineOf, lockOrder, saveOrder } from './save-order.ts';
import { isoSeconds } from './timestamps.ts';
import type { FulfillmentData, Id, LineData, OrderData, Shop } from './types.ts';

/**
 * Sends units off; without lines all that is left. Sends fulfillments/create and orders/updated. Refused
 * (`not-allowed`) when there is nothing (or not so much) left to send, or the buyer has yet to pay for it.
 */
export async function fulfilOrder(
  tx: Tx,
  shop: Shop,
  input: FulfilInput,
): Promise<{ order: OrderData; fulfillmentId: Id }> {
  const form = fulfilInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const wanted =
    form.lines?.map((part) => ({ line: lineToSend(order, part), quantity: part.quantity })) ??
    order.lines
      .filter((line) => !isHeld(order, line))
      .map((line) => ({ line, quantity: fulfillableUnits(order, line) }));
  const parts = wanted.filter((part) => part.quantity > 0);
  for (const part of parts) {
    if (part.quantity > fulfillableUnits(order, part.line)) {
      throw new Refusal('not-allowed', `${part.line.sku} has fewer units left to fulfil.`);
    }
    if (isHeld(order, part.line)) {
      throw new Refusal('not-allowed', `${part.line.sku} is on hold until the order is paid.`);
    }
  }
  if (parts.length === 0) throw new Refusal('not-allowed', `${order.name} has nothing left to fulfil.`);
  const at = isoSeconds(shop.now);
  const lines: FulfillmentData['lines'] = [];
  for (const part of parts)
    lines.push({ id: await takeId(tx), lineId: part.line.id, quantity: part.quantity });
  const fulfillment: FulfillmentData = {
    id: await takeId(tx),
    name: `${order.name}-F${order.fulfillments.length + 1}`,
    status: 'success',
    lines,
    tracking: form.tracking ?? null,
    events: [],
    createdAt: at,
    updatedAt: at,
  };
  const sent = { ...order, fulfillments: [...order.fulfillments, fulfillment] };
  const saved = await saveOrder(tx, shop, sent, ['orders/updated', fulfilledTopic(sent)]);
  const payload = fulfillmentPayload(shop, saved, fulfillment);
  await enqueueWebhook(tx, shop, 'fulfillments/create', { orderId: saved.id, payload });
  return { order: saved, fulfillmentId: fulfillment.id };
}

/** What goes out in exchange waits while the buyer owes anything on the order. */
export function isHeld(order: OrderData, line: LineData): boolean {
  return line.exchange !== undefined && orderTotals(order).outstanding > 0n;
}

/** By SKU, a line that has something left goes before one that has not: an exchange may repeat a SKU. */
function lineToSend(order: OrderData, part: { sku?: string | undefined; lineId?: Id | undefined }): LineData {
  const open =
    part.lineId === undefined
      ? order.lines.find((line) => line.sku === part.sku && fulfillableUnits(order, line) > 0)
      : undefined;
  return open ?? lineOf(order, part);
}

function fulfilledTopic(order: OrderData): string {
  return fulfillmentStatus(order) === 'FULFILLED' ? 'orders/fulfilled' : 'orders/partially_fulfilled';
}

/**
 * A carrier's news, `delivered` unless told otherwise, on one fulfilment or on all not yet delivered. Sends
 * fulfillment_events/create, fulfillments/update and orders/updated.
 */
export async function addFulfillmentEvent(tx: Tx, shop: Shop, input: DeliverInput): Promise<OrderData> {
  const form = deliverInput.parse(input);
  const order = await lockOrder(tx, shop, form.order);
  const meant = order.fulfillments.filter((one) =>
    form.fulfillment === undefined ? isUndelivered(one) : one.id === form.fulfillment,
  );
  if (meant.length === 0)
    throw new Refusal('not-allowed', `${order.name} has no such fulfilment on its way.`);
  const at = isoSeconds(shop.now);
  const happenedAt = form.happenedAt === undefined ? at : isoSeconds(form.happenedAt);
  const told = new Map<Id, FulfillmentData>();
  for (const one of meant) {
    const event = { id: await takeId(tx), status: form.event, message: form.message ?? null, happenedAt };
    told.set(one.id, { ...one, events: [...one.events, event], updatedAt: at });
  }
  const fulfillments = order.fulfillments.map((one) => told.get(one.id) ?? one);
  const saved = await saveOrder(tx, shop, { ...order, fulfillments }, ['orders/updated']);
  for (const fulfillment of told.values()) {
    const event = fulfillment.events.at(-1);
    if (event === undefined) continue;
    const news = fulfillmentEventPayload(shop, saved, fulfillment, event);
    await enqueueWebhook(tx, shop, 'fulfillment_events/create', { orderId: saved.id, payload: news });
    const payload = fulfillmentPayload(shop, saved, fulfillment);
    await enqueueWebhook(tx, shop, 'fulfillments/update', { orderId: saved.id, payload });
  }
  return saved;
}

function isUndelivered(fulfillment: FulfillmentData): boolean {
  return (
    fulfillment.status === 'success' && !fulfillment.events.some((event) => event.status === 'delivered')
  );
}
