import { orderDeletedPayload } from '../payloads/order-payload.ts';
import type { Tx } from '../state/database.ts';
import { removeDocument } from '../state/documents.ts';
import { enqueueWebhook } from '../webhooks/outbox.ts';
import { Refusal } from './refusal.ts';
import { lockOrder, saveOrder } from './save-order.ts';
import type { Id, OrderData, Shop } from './types.ts';

/** Sets the order's tags; sends orders/updated. */
export async function tagOrder(tx: Tx, shop: Shop, input: { order: Id; tags: string[] }): Promise<OrderData> {
  const order = await lockOrder(tx, shop, input.order);
  return saveOrder(tx, shop, { ...order, tags: input.tags }, ['orders/updated']);
}

/** Removes an order that is cancelled or was a test; sends orders/delete. Refused (`not-allowed`) otherwise. */
export async function deleteOrder(tx: Tx, shop: Shop, id: Id): Promise<void> {
  const order = await lockOrder(tx, shop, id);
  if (order.cancelledAt === null && !order.test) {
    throw new Refusal('not-allowed', `${order.name} has to be cancelled before it can be deleted.`);
  }
  await removeDocument(tx, shop, 'order', id);
  await enqueueWebhook(tx, shop, 'orders/delete', { orderId: id, payload: orderDeletedPayload(order) });
}
