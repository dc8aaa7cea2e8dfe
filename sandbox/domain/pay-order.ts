import type { Tx, Reader } from '../state/database.ts';
import type { PayInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function payOrder(_tx: Tx, _shop: Shop, _input: PayInput): Promise<OrderData> {
  throw new Error('Not built yet.');
}
