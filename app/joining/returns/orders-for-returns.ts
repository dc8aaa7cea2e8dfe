import {
  customerId as asCustomerId,
  orderId as asOrderId,
  shopId as asShopId,
  type ShopifyId,
} from '#app/kernel/ids.ts';
import { addMoney, type Money, money, subtractMoney, sumMoney } from '#app/kernel/money.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { OrderFulfillment, OrderLine, OrderSnapshot } from '../../modules/commerce/order.ts';
import type { ProductCard, ProductTraits } from '../../modules/commerce/product.ts';
import { lineNet, remainingOrder } from '../../modules/commerce/remaining.ts';
import type { CustomerTraits } from '../../modules/commerce/views.ts';
import type { OrderedLine, OrdersPort, ReturnableOrder, ShopifyRefund } from '../../modules/returns/ports.ts';
import { orderRate } from '../loyalty/order-rate.ts';

type OrderView = NonNullable<Awaited<ReturnType<Commerce['findOrder']>>>;

/** What orders are told with: their products and who bought them, by our customer's id. */
interface Around {
  readonly customers: ReadonlyMap<bigint, CustomerTraits>;
  readonly cards: ReadonlyMap<ShopifyId, ProductCard>;
  readonly traits: ReadonlyMap<ShopifyId, ProductTraits>;
}

/** Returns' port to orders, answered by commerce. */
export function ordersForReturns(commerce: Commerce): OrdersPort {
  // Products are read once for all orders, however many those are.
  const answers = async (shop: bigint, views: readonly OrderView[]): Promise<ReturnableOrder[]> => {
    const lines = views.flatMap((view) => view.snapshot.lines);
    const ids = [...new Set(lines.flatMap((line) => line.productId ?? []))];
    const buyers = [...new Set(views.flatMap((view) => view.customerId ?? []))];
    const [cards, traits, customers] = await Promise.all([
      commerce.productCards(asShopId(shop), ids),
      commerce.productTraits(asShopId(shop), ids),
      commerce.customerTraits(asShopId(shop), buyers),
    ]);
    return views.map((view) => returnableOrder(view, { cards, traits, customers }));
  };
  const answer = async (shop: bigint, view: OrderView | null): Promise<ReturnableOrder | null> =>
    view === null ? null : ((await answers(shop, [view]))[0] ?? null);
  return {
    async shop(shopId) {
      const shop = await commerce.getShop(asShopId(shopId));
      const { domain, timezone: zone, currency, grantedScopes } = shop;
      return { id: shopId, domain, zone, currency, grantedScopes };
    },
    order: async (shopId, id) => answer(shopId, await commerce.findOrder(asShopId(shopId), asOrderId(id))),
    orderByShopifyId: async (shopId, id) =>
      answer(shopId, await commerce.findOrderByShopifyId(asShopId(shopId), id)),
    async learnOrder(shopId, id) {
      await commerce.syncOrder(asShopId(shopId), id);
    },
    ordersOf: async (shopId, customer, limit) =>
      answers(
        shopId,
        await commerce.listWholeOrdersOfCustomer(asShopId(shopId), asCustomerId(customer), limit),
      ),
    orders: async (shopId, ids) => answers(shopId, await commerce.listOrders(asShopId(shopId), ids)),
    async ordersSince(shopId, since, page) {
      const { orders, next } = await commerce.listOrdersRefundedSince(asShopId(shopId), since, page);
      return { orders: await answers(shopId, orders), next };
    },
    async customersNamed(shopId, search) {
      const { customers } = await commerce.listCustomers(asShopId(shopId), {
        ...{ search, peopleOnly: true, limit: 100 },
      });
      return customers.map((customer) => customer.id);
    },
    orderNamed: async (shopId, name, email) =>
      answer(shopId, await commerce.findOrderNamed(asShopId(shopId), { name, email })),
    unitsBoughtSince: (shopId, customer, since) =>
      commerce.countUnitsBought(asShopId(shopId), asCustomerId(customer), since),
    unitsBoughtBy: (shopId, customers, since) => commerce.listUnitsBought(asShopId(shopId), customers, since),
    unitsSold: (shopId, span) => commerce.unitsSold(asShopId(shopId), span),
    async variantsOf(shopId, products) {
      const { currency } = await commerce.getShop(asShopId(shopId));
      const variants = await commerce.listVariants(asShopId(shopId), products);
      return variants.map(({ product, variant, title, priceMinor }) => ({
        productShopifyId: product,
        variantShopifyId: variant,
        title,
        price: money(priceMinor, currency),
      }));
    },
    async customerShopifyId(shopId, id) {
      const customer = await commerce.findCustomer(asShopId(shopId), asCustomerId(id));
      return customer?.shopifyId ?? null;
    },
  };
}

/** An order as returns see it: in the customer's currency, line by line with its parcels. */
export function returnableOrder(view: OrderView, around: Around): ReturnableOrder {
  const { snapshot } = view;
  const { total, received, refunded } = snapshot.totals;
  const buyer = view.customerId === null ? undefined : around.customers.get(view.customerId);
  const paid = received?.presentment ?? total.presentment;
  return {
    orderId: view.id,
    shopifyId: snapshot.shopifyId,
    name: snapshot.name,
    customerId: view.customerId,
    currency: snapshot.presentmentCurrency,
    rate: orderRate(snapshot),
    taxesIncluded: snapshot.taxesIncluded,
    processedAt: snapshot.processedAt,
    countryCode: snapshot.countryCode,
    channel: snapshot.sourceName,
    tags: snapshot.tags,
    codes: snapshot.codes.map(({ code }) => code),
    shipping: shippingPaid(snapshot),
    customer: buyer === undefined ? null : { tags: buyer.tags, tier: null, orders: buyer.validOrders },
    standing: standingOf(view),
    paidLeft: subtractMoney(paid, refunded.presentment),
    lines: snapshot.lines.map((line) => orderedLine(line, snapshot, around)),
    refunds: snapshot.refunds.map(
      (refund): ShopifyRefund => ({
        shopifyId: refund.shopifyId,
        at: refund.processedAt,
        amount: refund.amount.presentment,
        lines: refund.lines.map(({ lineShopifyId, quantity, restockType }) => ({
          lineShopifyId,
          quantity,
          sent: restockType !== 'cancel',
          cameBack: restockType === 'return',
        })),
      }),
    ),
  };
}

/** With its tax, which is what the order's tax has beyond that of its lines. */
function shippingPaid({ totals, lines, taxesIncluded, presentmentCurrency }: OrderSnapshot): Money {
  if (taxesIncluded) return totals.shipping.presentment;
  const onLines = sumMoney(
    lines.map((line) => line.tax.presentment),
    presentmentCurrency,
  );
  const tax = subtractMoney(totals.tax.presentment, onLines);
  return tax.minor > 0n ? addMoney(totals.shipping.presentment, tax) : totals.shipping.presentment;
}

/** A total of 0 was paid by nobody and is nobody's debt. */
function standingOf({ snapshot, deletedAt }: OrderView): ReturnableOrder['standing'] {
  if (snapshot.cancelledAt !== null || deletedAt !== null) return 'cancelled';
  const free = snapshot.totals.total.presentment.minor === 0n;
  return remainingOrder(snapshot).standing === 'unpaid' && !free ? 'unpaid' : 'live';
}

function orderedLine(line: OrderLine, order: OrderSnapshot, { cards, traits }: Around): OrderedLine {
  const card = line.productId === null ? undefined : cards.get(line.productId);
  const known = line.productId === null ? undefined : traits.get(line.productId);
  const variant = line.variantId === null ? undefined : card?.variantTitles.get(line.variantId);
  return {
    shopifyId: line.shopifyId,
    title: line.title,
    variantTitle: variant === undefined || variant === 'Default Title' ? null : variant,
    sku: line.sku,
    imageUrl: card?.imageUrl ?? null,
    productShopifyId: line.productId,
    variantShopifyId: line.variantId,
    tags: known?.tags ?? [],
    collections: known?.collections.map(String) ?? [],
    type: known?.type || null,
    vendor: known?.vendor || null,
    unitPrice: line.unitPrice.presentment,
    bundle: line.bundle,
    merchandise: !line.giftCard && !line.tip,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    net: lineNet(line).presentment,
    tax: line.tax.presentment,
    parcels: order.fulfillments
      .filter((parcel) => parcel.status === 'success')
      .toSorted(byAge)
      .flatMap((parcel) => {
        const units = parcel.lines
          .filter((part) => part.lineShopifyId === line.shopifyId)
          .reduce((sum, part) => sum + part.quantity, 0);
        const { shopifyId: fulfillmentShopifyId, createdAt: fulfilledAt, deliveredAt } = parcel;
        return units === 0 ? [] : [{ fulfillmentShopifyId, units, fulfilledAt, deliveredAt }];
      }),
  };
}

function byAge(a: OrderFulfillment, b: OrderFulfillment): number {
  const age = a.createdAt.epochMilliseconds - b.createdAt.epochMilliseconds;
  return age !== 0 ? age : a.shopifyId < b.shopifyId ? -1 : 1;
}
