import type { ShopId, ShopifyId } from '#app/kernel/ids.ts';
import type { EarningOrder, LineTraits, OrderTraits } from '#app/modules/loyalty/ports.ts';
import { earningOrder } from '../../joining/loyalty/earning-order.ts';
import { orderTraits, traitsByLine } from '../../joining/loyalty/order-traits.ts';
import { app } from '../../wiring.server.ts';

/** A real order of the shop to try a programme on, with what rules can match and the names of its lines. */
export interface SampleOrder {
  readonly order: EarningOrder;
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  readonly orderTraits: OrderTraits;
  readonly titles: ReadonlyMap<ShopifyId, string>;
}

const customersLookedAt = 3;
const ordersLookedAt = 5;

/** The newest order that would earn, among those of the customers who ordered last; null: none yet. */
export async function findSampleOrder(shopId: ShopId): Promise<SampleOrder | null> {
  const { commerce } = app();
  const { customers } = await commerce.listCustomers(shopId, { limit: customersLookedAt });
  for (const { id } of customers) {
    const orders = await commerce.listOrdersOfCustomer(shopId, id, ordersLookedAt);
    const earning = orders.find(
      (order) => order.paidAt !== null && order.cancelledAt === null && !order.test,
    );
    if (earning) return readSample(shopId, earning.id);
  }
  return null;
}

async function readSample(
  shopId: ShopId,
  orderId: Parameters<ReturnType<typeof app>['commerce']['getOrder']>[1],
) {
  const { commerce } = app();
  const { snapshot, customerId } = await commerce.getOrder(shopId, orderId);
  const products = snapshot.lines.flatMap((line) => (line.productId === null ? [] : [line.productId]));
  const buyer = customerId === null ? [] : [customerId];
  const [known, buyers] = await Promise.all([
    commerce.productTraits(shopId, products),
    commerce.customerTraits(shopId, buyer),
  ]);
  return {
    order: earningOrder(snapshot),
    traits: traitsByLine(snapshot, known),
    orderTraits: orderTraits(snapshot, customerId === null ? undefined : buyers.get(customerId)),
    titles: new Map(snapshot.lines.map((line) => [line.shopifyId, line.title])),
  };
}
