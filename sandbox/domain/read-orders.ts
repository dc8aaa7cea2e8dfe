import type { Tx, Reader } from '../state/database.ts';
import type { FinancialStatus, FulfillmentStatus } from './order-status.ts';
import type { Decimal, Id, OrderData, Shop, Tender } from './types.ts';

export interface OrderSummary {
  id: Id;
  name: string;
  financialStatus: FinancialStatus;
  fulfillmentStatus: FulfillmentStatus;
  currency: string;
  total: Decimal;
  currentTotal: Decimal;
  received: Decimal;
  outstanding: Decimal;
  refunds: { count: number; total: Decimal; byTransaction: Partial<Record<Tender, Decimal>> };
  lines: { id: Id; sku: string; title: string; quantity: number; currentQuantity: number; fulfillable: number }[];
}

export async function getOrder(_on: Reader, _shop: Shop, _id: Id): Promise<OrderData> {
  throw new Error('Not built yet.');
}
export async function findOrderByName(_on: Reader, _shop: Shop, _name: string): Promise<OrderData | null> {
  throw new Error('Not built yet.');
}
export async function orderSummary(_on: Reader, _shop: Shop, _id: Id): Promise<OrderSummary> {
  throw new Error('Not built yet.');
}
