import type { Tx, Reader } from '../state/database.ts';
import type { EditInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function editOrder(_tx: Tx, _shop: Shop, _input: EditInput): Promise<OrderData> {
  throw new Error('Not built yet.');
}
