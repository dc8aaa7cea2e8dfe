import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { CommerceDeps } from '../ports.ts';
import { recountOrders } from '../store/customer-store.server.ts';
import { lockOrder, markOrderDeleted } from '../store/order-store.server.ts';
import { getShop } from '../store/shop-store.server.ts';

/** Staff deleted an order at Shopify: ours stays, marked, for what was written about it; it counts no more. */
export async function removeOrder(
  deps: Pick<CommerceDeps, 'inTransaction'>,
  shopId: ShopId,
  id: ShopifyId,
  at: Instant,
): Promise<void> {
  await deps.inTransaction(shopId, async (tx) => {
    const order = await lockOrder(tx.sql, shopId, id);
    if (order === null || !(await markOrderDeleted(tx.sql, shopId, order.id, at))) return;
    if (order.customerId !== null) await recountOrders(tx.sql, shopId, [order.customerId]);
    const { installedAt } = await getShop(tx.sql, shopId);
    await tx.announce([
      {
        key: `order:${id}:deleted`,
        kind: 'order-deleted',
        customerId: order.customerId,
        orderId: order.id,
        happenedAt: at,
        imported: compareInstants(at, installedAt) < 0,
        data: { order: order.snapshot.name },
      },
    ]);
  });
}
