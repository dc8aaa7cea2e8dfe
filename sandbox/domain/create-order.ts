import type { Tx, Reader } from '../state/database.ts';
import type { OrderInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function createOrder(_tx: Tx, _shop: Shop, _input: OrderInput): Promise<OrderData> {
  throw new Error('Not built yet.');
}
