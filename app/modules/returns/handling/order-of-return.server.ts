import type { ReturnsDeps } from '../deps.ts';
import type { ReturnableOrder } from '../ports.ts';
import { findReturn } from '../store/load-returns.server.ts';

/** Null: no such return in this shop, or its order is gone. To be asked before a transaction, never within. */
export async function orderOfReturn(
  { db, orders }: Pick<ReturnsDeps, 'db' | 'orders'>,
  shopId: bigint,
  returnId: bigint,
): Promise<ReturnableOrder | null> {
  const stored = await findReturn(db.sql, shopId, returnId);
  return stored === null ? null : orders.order(shopId, stored.orderId);
}
