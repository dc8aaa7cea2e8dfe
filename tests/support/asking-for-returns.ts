import type { Returns } from '../../app/modules/returns/index.server.ts';
import type { PolicyRule } from '../../app/modules/returns/policy/policy.ts';
import type { OrdersPort, ReturnableOrder } from '../../app/modules/returns/ports.ts';
import type { ReturnsTestShop } from './returns-shop.ts';

// What tests of asking for returns ask with.

export const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity, ...more }],
});
export const rule = (when: PolicyRule['when'], ...then: PolicyRule['then']): PolicyRule => ({
  ...{ id: 'r', name: 'Rule', on: true, when, then },
});
/** Another process whose orders are told with more than the shop's own. */
export const telling = (
  shop: ReturnsTestShop,
  order: Partial<ReturnableOrder>,
  more: Partial<OrdersPort> = {},
): Returns => {
  const told = async (find: Promise<ReturnableOrder | null>) => {
    const found = await find;
    return found === null ? null : { ...found, ...order };
  };
  const { orders } = shop.deps;
  return shop.another({
    orders: {
      ...orders,
      order: (id, one) => told(orders.order(id, one)),
      orderByShopifyId: (id, one) => told(orders.orderByShopifyId(id, one)),
      ...more,
    },
  });
};
