import { orderPayload } from '../payloads/order-payload.ts';
import type { Tx } from '../state/database.ts';
import { findDocument, lockDocument, type PartKind, saveDocument, saveParts } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { Refusal } from './refusal.ts';
import { returnParts } from './returns/return-parts.ts';
import { isoSeconds } from './timestamps.ts';
import type { Id, LineData, OrderData, Shop, Timestamp } from './types.ts';

/** The order, locked until the transaction ends; refused (`not-found`) when there is none. */
export async function lockOrder(tx: Tx, shop: Shop, id: Id): Promise<OrderData> {
  const order = await lockDocument(tx, shop, 'order', id);
  if (order === null) throw new Refusal('not-found', `There is no order ${id}.`);
  return order;
}

/**
 * Writes the order's new state, touched now, and sends `topics` with the whole order as payload, in this order.
 * Returns the order as written.
 */
export async function saveOrder(
  tx: Tx,
  shop: Shop,
  change: OrderData,
  topics: readonly string[],
): Promise<OrderData> {
  const order = { ...change, updatedAt: changeTime(shop, change, topics) };
  await saveDocument(tx, shop, 'order', order, {
    name: order.name,
    email: order.email,
    customerId: order.customerId,
    processedAt: order.processedAt,
  });
  const part = (kind: PartKind) => (one: { id: Id }) => ({ kind, id: one.id });
  await saveParts(tx, shop, order.id, [
    ...order.lines.map(part('line')),
    ...order.transactions.map(part('transaction')),
    ...order.refunds.map(part('refund')),
    ...order.fulfillments.map(part('fulfillment')),
    ...fulfillmentOrderIds(order).map((id) => ({ kind: 'fulfillmentOrder' as const, id })),
    ...returnParts(order),
  ]);
  const customer =
    order.customerId === null ? null : await findDocument(tx, shop, 'customer', order.customerId);
  const payload = orderPayload(shop, order, customer, tx.origin);
  for (const topic of topics) await enqueueWebhook(tx, shop, topic, { orderId: order.id, payload });
  return order;
}

/** Of what went out in exchange: each processing has one of its own. */
export function fulfillmentOrderIds(order: OrderData): Id[] {
  return [...new Set(order.lines.flatMap((line) => line.exchange?.fulfillmentOrderId ?? []))];
}

/** Business time, or later where a payment shows late in this shop; it never goes back. */
function changeTime(shop: Shop, before: OrderData, topics: readonly string[]): Timestamp {
  const lag = topics.includes('orders/paid') ? shop.switches.paidPayloadLag : 0;
  const now = isoSeconds(new Date(Date.parse(shop.now) + lag * 1000).toISOString());
  return [before.updatedAt, now].sort().at(-1) ?? now;
}

/** The line that a command means by its SKU or id; refused (`unknown-line`) when there is none. */
export function lineOf(
  order: OrderData,
  by: { sku?: string | undefined; lineId?: Id | undefined },
): LineData {
  const line = order.lines.find((one) =>
    by.lineId === undefined ? one.sku === by.sku : one.id === by.lineId,
  );
  if (line === undefined)
    throw new Refusal('unknown-line', `${order.name} has no line ${by.lineId ?? by.sku}.`);
  return line;
}
