import type { OrderId, ShopId } from '#app/kernel/ids.ts';
import { orderId } from '#app/kernel/ids.ts';
import { app } from '../../wiring.server.ts';

/** An order's page in Shopify's admin. Opened with target _top. */
export interface OrderLink {
  readonly name: string;
  readonly url: string;
}

/** Links to orders by our own ids, in one query. Orders that are gone are absent. */
export async function linksToOrders(
  shopId: ShopId,
  ids: readonly (bigint | null)[],
): Promise<ReadonlyMap<bigint, OrderLink>> {
  const wanted: OrderId[] = [...new Set(ids.filter((id) => id !== null))].map(orderId);
  if (wanted.length === 0) return new Map();
  const orders = await app().commerce.listOrderSummaries(shopId, wanted);
  return new Map(
    orders.map(
      ({ id, name, shopifyId }) => [id, { name, url: `shopify:admin/orders/${shopifyId}` }] as const,
    ),
  );
}
