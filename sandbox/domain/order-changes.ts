import type { Tx, Reader } from '../state/database.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function tagOrder(_tx: Tx, _shop: Shop, _input: { order: Id; tags: string[] }): Promise<OrderData> {
  throw new Error('Not built yet.');
}
export async function deleteOrder(_tx: Tx, _shop: Shop, _id: Id): Promise<void> {
  throw new Error('Not built yet.');
}
