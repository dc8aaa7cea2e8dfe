import type { Tx, Reader } from '../state/database.ts';
import type { CustomerData, OrderData, ProductData, Shop } from './types.ts';

/** One page, newest first; `after` is the `next` of the page before. */
export interface PageInput {
  first?: number;
  after?: string | null;
  /** Words looked for in name and e-mail. */
  text?: string;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

export async function listOrders(_on: Reader, _shop: Shop, _page?: PageInput): Promise<Page<OrderData>> {
  throw new Error('Not built yet.');
}
export async function listCustomers(_on: Reader, _shop: Shop, _page?: PageInput): Promise<Page<CustomerData>> {
  throw new Error('Not built yet.');
}
export async function listProducts(_on: Reader, _shop: Shop, _page?: PageInput): Promise<Page<ProductData>> {
  throw new Error('Not built yet.');
}
