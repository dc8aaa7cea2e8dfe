import { returnPayload } from '../../payloads/return-payload.ts';
import type { Tx } from '../../state/database.ts';
import { enqueueWebhook } from '../../webhooks/outbox.ts';
import { saveOrder } from '../save-order.ts';
import type { OrderData, Shop } from '../types.ts';
import type { ReturnData } from './types.ts';

/** Writes the order and sends orders/updated, then these topics of one of its returns. Returns the order as written. */
export async function saveReturn(
  tx: Tx,
  shop: Shop,
  order: OrderData,
  changed: ReturnData,
  topics: readonly string[],
): Promise<OrderData> {
  const saved = await saveOrder(tx, shop, order, ['orders/updated']);
  for (const topic of topics) {
    const payload = returnPayload(shop, saved, changed, topic);
    await enqueueWebhook(tx, shop, topic, { orderId: saved.id, payload });
  }
  return saved;
}
