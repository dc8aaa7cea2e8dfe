import type { Tx, Reader } from '../state/database.ts';
import type { CancelInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function cancelOrder(_tx: Tx, _shop: Shop, _input: CancelInput): Promise<OrderData> {
  throw new Error('Not built yet.');
}
