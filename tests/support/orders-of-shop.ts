import { returnableOrder } from '../../app/joining/returns/orders-for-returns.ts';
import { compareInstants, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { customerId as asCustomerId, orderId as asOrderId, shopifyId } from '../../app/kernel/ids.ts';
import type { OrdersPort } from '../../app/modules/returns/ports.ts';
import type { PlacedOrder, ReturnsTestShop } from './returns-shop.ts';

/** Returns' port to orders, answered from what a test placed. */
export function ordersOf(
  shop: Pick<ReturnsTestShop, 'shopId' | 'orders' | 'scopes' | 'buyer' | 'variants' | 'sold'>,
  place: string,
): OrdersPort {
  const find = (given: bigint, fits: (order: PlacedOrder) => boolean) => {
    const order = given === shop.shopId ? [...shop.orders.values()].find(fits) : undefined;
    if (order === undefined) return null;
    const { id, customerId, snapshot } = order;
    const view = {
      id: asOrderId(id),
      customerId: customerId === null ? null : asCustomerId(customerId),
      snapshot,
      revision: 1,
      deletedAt: null,
    };
    return returnableOrder(view, { cards: new Map(), traits: new Map(), customers: new Map() });
  };
  return {
    shop: async (id) => ({
      id,
      domain: 'test.myshopify.com',
      zone: zone(place),
      currency: currencyCode('USD'),
      grantedScopes: shop.scopes,
    }),
    order: async (asked, id) => find(asked, (order) => order.id === id),
    orderByShopifyId: async (asked, id) => find(asked, (order) => order.snapshot.shopifyId === id),
    learnOrder: async () => {},
    customersNamed: async () => [],
    orders: async (asked, ids) => ids.flatMap((id) => find(asked, (order) => order.id === id) ?? []),
    ordersOf: async (asked, customer, limit) =>
      [...shop.orders.values()]
        .reverse()
        .filter((order) => order.customerId === customer)
        .slice(0, limit)
        .flatMap(({ id }) => find(asked, (order) => order.id === id) ?? []),
    ordersSince: async (asked, since) => {
      const refunded = [...shop.orders.values()].filter(({ snapshot }) =>
        snapshot.refunds.some(({ processedAt }) => compareInstants(processedAt, since) >= 0),
      );
      return {
        orders: refunded.flatMap(({ id }) => find(asked, (order) => order.id === id) ?? []),
        next: null,
      };
    },
    orderNamed: async (asked, name, email) =>
      email === shop.buyer
        ? find(asked, (order) => order.snapshot.name === `#${name.replace('#', '')}`)
        : null,
    unitsBoughtSince: async () => 0,
    unitsBoughtBy: async () => [],
    unitsSold: async () => shop.sold,
    variantsOf: async (_asked, products) =>
      shop.variants.filter((one) => products.includes(one.productShopifyId)),
    customerShopifyId: async (_asked, customer) => shopifyId(customer),
  };
}
