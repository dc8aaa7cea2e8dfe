import type { ShopId } from '../kernel/ids.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { OrderView } from '../modules/commerce/views.ts';

const customersLookedAt = 5;
const ordersLookedAt = 5;

/**
 * A real order of the shop to show something on: among those of the customers who ordered last, the newest of the
 * first kind, else of the second, and so on. Null: none of any kind.
 */
export async function findSampleOrder(
  commerce: Pick<Commerce, 'listCustomers' | 'listWholeOrdersOfCustomer'>,
  shopId: ShopId,
  kinds: readonly ((order: OrderView) => boolean)[],
): Promise<OrderView | null> {
  const { customers } = await commerce.listCustomers(shopId, { limit: customersLookedAt });
  const orders = await Promise.all(
    customers.map(({ id }) => commerce.listWholeOrdersOfCustomer(shopId, id, ordersLookedAt)),
  );
  const live = orders
    .flat()
    .filter(
      ({ snapshot, deletedAt }) => !snapshot.test && snapshot.cancelledAt === null && deletedAt === null,
    )
    .sort((a, b) => b.snapshot.processedAt.epochMilliseconds - a.snapshot.processedAt.epochMilliseconds);
  for (const fits of kinds) {
    const found = live.find(fits);
    if (found) return found;
  }
  return null;
}

/** All that was sent has arrived. */
export function hasArrived({ snapshot }: OrderView): boolean {
  const parcels = snapshot.fulfillments.filter(({ status }) => status === 'success');
  return parcels.length > 0 && parcels.every(({ deliveredAt }) => deliveredAt !== null);
}

/** Something was sent. */
export function wasSent({ snapshot }: OrderView): boolean {
  return snapshot.fulfillments.some(({ status }) => status === 'success');
}
