import type { Tx, Reader } from '../state/database.ts';
import type { DeliverInput, FulfilInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function fulfilOrder(_tx: Tx, _shop: Shop, _input: FulfilInput): Promise<{ order: OrderData; fulfillmentId: Id }> {
  throw new Error('Not built yet.');
}
export async function addFulfillmentEvent(_tx: Tx, _shop: Shop, _input: DeliverInput): Promise<OrderData> {
  throw new Error('Not built yet.');
}
