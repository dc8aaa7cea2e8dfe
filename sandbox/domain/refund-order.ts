import type { Tx, Reader } from '../state/database.ts';
import type { RefundInput } from './inputs.ts';
import type { Id, OrderData, RefundData, Shop } from './types.ts';

export async function refundOrder(_tx: Tx, _shop: Shop, _input: RefundInput): Promise<{ order: OrderData; refund: RefundData }> {
  throw new Error('Not built yet.');
}
