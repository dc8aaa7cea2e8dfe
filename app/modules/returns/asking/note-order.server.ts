import type { ReturnsDeps } from '../deps.ts';
import { knownOf } from '../policy/known.ts';
import { addKnown, findKnown } from '../store/known.server.ts';

/** Keeps what rules may ask about an order, as it is when it is placed: see `Returns.noteOrder`. */
export async function noteOrder(
  { db, orders, points, now }: Pick<ReturnsDeps, 'db' | 'orders' | 'points' | 'now'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  const order = await orders.order(shopId, orderId);
  if (order === null || (await findKnown(db.sql, shopId, order.shopifyId)) !== null) return;
  const known = knownOf(order);
  if (known.customer !== null) {
    const tiers = await points.tierOf(shopId, orderId, [], await now(shopId));
    known.customer.tier = tiers?.atPurchase ?? null;
  }
  await addKnown(db.sql, shopId, order.shopifyId, known);
}
