import { compareInstants } from '#app/kernel/calendar.ts';
import {
  customerId as asCustomerId,
  orderId as asOrderId,
  shopId as asShopId,
  shopifyId as asShopifyId,
  type ShopId,
  type ShopifyId,
} from '#app/kernel/ids.ts';
import { customerZone } from '../../messaging/customer-zone.ts';
import type { Commerce } from '../../modules/commerce/index.server.ts';
import type { OrderLine } from '../../modules/commerce/order.ts';
import type { ProductCard } from '../../modules/commerce/product.ts';
import type { Shop } from '../../modules/commerce/shop.ts';
import type { OrderedLine, OrdersPort, ReviewableOrder } from '../../modules/reviews/ports.ts';
import { type KnownTraits, readTraits, traitsOfLine, traitsOfOrder } from './review-traits.ts';

type OrderView = NonNullable<Awaited<ReturnType<Commerce['findOrder']>>>;

/** Reviews' port to orders, answered by commerce. */
export function ordersForReviews(commerce: Commerce): OrdersPort {
  /** One read of products for all of these orders. */
  const answer = async (shopId: ShopId, views: readonly OrderView[]): Promise<ReviewableOrder[]> => {
    const shop = await commerce.getShop(shopId);
    const products = new Set(
      views.flatMap((view) => view.snapshot.lines.flatMap((line) => line.productId ?? [])),
    );
    const [cards, traits, erased] = await Promise.all([
      commerce.productCards(shopId, [...products]),
      readTraits(commerce, shopId, views),
      commerce.erasedOrders(
        shopId,
        views.map(({ id }) => id),
      ),
    ]);
    return views.map((view) => reviewableOrder(view, shop, { cards, traits, erased }));
  };
  return {
    async shopForReviews(shopId) {
      const shop = await commerce.getShop(asShopId(shopId));
      const { id, domain, timezone, grantedScopes, uninstalledAt } = shop;
      return { id, domain, zone: timezone, grantedScopes, installed: uninstalledAt === null };
    },
    async order(shop, order) {
      const view = await commerce.findOrder(asShopId(shop), asOrderId(order));
      return view === null ? null : ((await answer(asShopId(shop), [view]))[0] ?? null);
    },
    ordersPlaced: async (shop, page) =>
      answer(asShopId(shop), await commerce.listOrdersProcessed(asShopId(shop), page)),
    async orderNames(shop, orders) {
      const found = await commerce.listOrderSummaries(asShopId(shop), orders.map(asOrderId));
      return new Map(found.map(({ id, name, shopifyId }) => [id, { name, shopifyId }]));
    },
    ordersOfCustomer: async (shop, customer, limit) =>
      answer(
        asShopId(shop),
        await commerce.listWholeOrdersOfCustomer(asShopId(shop), asCustomerId(customer), limit),
      ),
    async products(shop, products) {
      const cards = await commerce.productCards(asShopId(shop), products.map(asShopifyId));
      return new Map([...cards].map(([id, card]) => [id, { ...card, variantTitles: sayingVariants(card) }]));
    },
    async customerName(shop, customer) {
      const found = await commerce.findCustomer(asShopId(shop), asCustomerId(customer));
      return { name: found?.name ?? '', firstName: found?.firstName ?? null };
    },
  };
}

interface Around {
  readonly cards: ReadonlyMap<ShopifyId, ProductCard>;
  readonly traits: KnownTraits;
  /** Orders of whoever was forgotten. */
  readonly erased: ReadonlySet<bigint>;
}

function reviewableOrder(
  view: OrderView,
  shop: Pick<Shop, 'installedAt' | 'timezone'>,
  around: Around,
): ReviewableOrder {
  const { id, customerId, snapshot } = view;
  return {
    orderId: id,
    shopifyId: snapshot.shopifyId,
    name: snapshot.name,
    customerId,
    processedAt: snapshot.processedAt,
    standing: standingOf(view, around),
    imported: compareInstants(snapshot.processedAt, shop.installedAt) < 0,
    zone: customerZone(snapshot.countryCode, shop.timezone),
    lines: snapshot.lines.map((line) => orderedLine(line, around)),
    parcels: snapshot.fulfillments
      .filter((parcel) => parcel.status === 'success')
      .map(({ createdAt, deliveredAt, lines }) => ({ sentAt: createdAt, deliveredAt, lines })),
    traits: traitsOfOrder(view, around.traits),
  };
}

function standingOf({ id, snapshot, deletedAt }: OrderView, { erased }: Around): ReviewableOrder['standing'] {
  if (erased.has(id)) return 'erased';
  if (snapshot.cancelledAt !== null || deletedAt !== null) return 'cancelled';
  return snapshot.test ? 'test' : 'live';
}

function orderedLine(line: OrderLine, { cards, traits }: Around): OrderedLine {
  const { productId, variantId } = line;
  const card = productId === null ? undefined : cards.get(productId);
  return {
    shopifyId: line.shopifyId,
    productShopifyId: line.productId,
    variantShopifyId: variantId,
    productTitle: card?.title ?? line.title,
    variantTitle: variantTitle(variantId === null ? undefined : card?.variantTitles.get(variantId)),
    imageUrl: card?.imageUrl ?? null,
    merchandise: !line.giftCard && !line.tip,
    currentQuantity: line.currentQuantity,
    traits: traitsOfLine(line, traits),
  };
}

/** Shopify's name of the only variant of a product without options says nothing. */
function variantTitle(title: string | undefined): string | null {
  return title === undefined || title === 'Default Title' ? null : title;
}

const sayingVariants = ({ variantTitles }: ProductCard): ReadonlyMap<bigint, string> =>
  new Map([...variantTitles].flatMap(([id, title]) => (variantTitle(title) === null ? [] : [[id, title]])));
