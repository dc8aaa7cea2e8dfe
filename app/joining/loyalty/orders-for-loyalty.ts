import { laterOf } from '#app/kernel/calendar.ts';
import {
  customerId as asCustomerId,
  orderId as asOrderId,
  shopId as asShopId,
  type ShopId,
} from '#app/kernel/ids.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { EarningOrder, OrderForLoyalty, OrdersPort } from '../../modules/loyalty/ports.ts';
import { earningOrder } from './earning-order.ts';
import { orderAfterReturn } from './order-after-return.ts';
import { orderTraits, traitsByLine } from './order-traits.ts';
import { qualifyingOrder } from './qualifying-order.ts';

type OrderView = NonNullable<Awaited<ReturnType<Commerce['findOrder']>>>;

/** Loyalty's port to orders, answered by commerce. */
export function ordersForLoyalty(commerce: Commerce): OrdersPort {
  const shopFor = async (shopId: ShopId) => {
    const { timezone, currency } = await commerce.getShop(shopId);
    return { zone: timezone, currency };
  };
  /** One read of products for all of these orders. */
  const answer = async (shopId: ShopId, views: readonly OrderView[]): Promise<OrderForLoyalty[]> => {
    const shop = await shopFor(shopId);
    const products = new Set(
      views.flatMap((view) => view.snapshot.lines.flatMap((line) => line.productId ?? [])),
    );
    const buyers = new Set(views.flatMap((view) => view.customerId ?? []));
    const [traits, customers] = await Promise.all([
      commerce.productTraits(shopId, [...products]),
      commerce.customerTraits(shopId, [...buyers]),
    ]);
    return views.map((view) => ({
      orderId: view.id,
      revision: view.revision,
      order: earningOrderOf(view),
      customerId: view.customerId,
      traits: traitsByLine(view.snapshot, traits),
      orderTraits: orderTraits(
        view.snapshot,
        view.customerId === null ? undefined : customers.get(view.customerId),
      ),
      shop,
    }));
  };
  return {
    shopForLoyalty: (shopId) => shopFor(asShopId(shopId)),
    wholeRange: (shop) => commerce.wholeRange(asShopId(shop)),
    async orderForLoyalty(shop, order) {
      const view = await commerce.findOrder(asShopId(shop), asOrderId(order));
      return view === null ? null : ((await answer(asShopId(shop), [view]))[0] ?? null);
    },
    async orderAfterReturn(shop, order, units, more) {
      const view = await commerce.findOrder(asShopId(shop), asOrderId(order));
      if (view === null) return null;
      const after = { ...view, snapshot: orderAfterReturn(view.snapshot, units, more) };
      return (await answer(asShopId(shop), [after]))[0] ?? null;
    },
    async learnOrder(shop, order) {
      await commerce.syncOrder(asShopId(shop), order);
      return (await commerce.findOrderByShopifyId(asShopId(shop), order))?.id ?? null;
    },
    customerShopifyIds: (shop, customers) => commerce.customerShopifyIds(asShopId(shop), customers),
    async ordersOfCustomers(shop, customers, from) {
      const views = await commerce.listOrdersOfCustomers(asShopId(shop), customers, from);
      const owned = views.flatMap((view) =>
        view.customerId === null ? [] : [{ owner: view.customerId, order: qualifyingOrder(view) }],
      );
      const byOwner = Map.groupBy(owned, ({ owner }): bigint => owner);
      return new Map([...byOwner].map(([owner, orders]) => [owner, orders.map(({ order }) => order)]));
    },
    async qualifyingAfterReturn(shop, order, units) {
      const view = await commerce.findOrder(asShopId(shop), asOrderId(order));
      if (view === null) return null;
      const snapshot = orderAfterReturn(view.snapshot, units, { brought: [], givenBack: null });
      return { customerId: view.customerId, order: qualifyingOrder({ ...view, snapshot }) };
    },
    takenOver: async (shop, customer) =>
      (await commerce.findCustomer(asShopId(shop), asCustomerId(customer)))?.mergedIds ?? [],
    buyers: (shop, page) => commerce.listBuyers(asShopId(shop), page),
    validBuyers: (shop, page) => commerce.listValidBuyers(asShopId(shop), page),
    async histories(shop, customers) {
      const views = await commerce.listOrdersOfCustomers(asShopId(shop), customers, null);
      const counted = new Map(views.map((view): [bigint, OrderView] => [view.id, view]));
      const owned = (await answer(asShopId(shop), views)).flatMap((order) => {
        const view = counted.get(order.orderId);
        if (view === undefined || order.customerId === null) return [];
        return [{ owner: order.customerId, past: { ...order, counted: qualifyingOrder(view) } }];
      });
      const byOwner = Map.groupBy(owned, ({ owner }) => owner);
      return new Map([...byOwner].map(([owner, orders]) => [owner, orders.map(({ past }) => past)]));
    },
    ordersForLoyalty: async (shop, page) =>
      answer(asShopId(shop), await commerce.listOrdersProcessed(asShopId(shop), page)),
  };
}

/** An order that staff deleted at Shopify is as good as cancelled. */
function earningOrderOf({ snapshot, deletedAt }: OrderView): EarningOrder {
  const order = earningOrder(snapshot);
  if (deletedAt === null) return order;
  return { ...order, standing: 'cancelled', updatedAt: laterOf(order.updatedAt, deletedAt) };
}
