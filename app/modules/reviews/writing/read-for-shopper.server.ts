import type { Instant } from '#app/kernel/calendar.ts';
import type { LineToReview, OrderToReview, ShopperReviews, WrittenLine } from '../door.ts';
import type { OrderedLine, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { arrivedLines } from '../requests/decide-request.ts';
import type { Review } from '../review.ts';
import { listReviewsOfCustomer, listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { shortName } from './display-name.ts';

/** Orders that a shopper is offered at most: older ones by their own page. */
const latestOrders = 50;

/** What can be reviewed of an order and what has been: see `Reviews.openOrder`. */
export async function readOrderToReview(
  deps: ReviewsDeps,
  shopId: bigint,
  orderId: bigint,
  now: Instant,
): Promise<OrderToReview | null> {
  const { db, orders } = deps;
  const order = await orders.order(shopId, orderId);
  if (order === null) return null;
  const [{ liveFrom }, { request }, reviews, displayName] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    listReviewsOfOrders(db.sql, shopId, [orderId]),
    displayNameFor(deps, shopId, order.customerId),
  ]);
  const allowed = liveFrom !== null && order.standing === 'live';
  const written = new Set(reviews.map((review) => review.lineShopifyId));
  const arrived = allowed ? arrivedLines(order, request, now) : [];
  return {
    orderId,
    orderShopifyId: order.shopifyId,
    orderName: order.name,
    customerId: order.customerId,
    displayName,
    open: arrived.filter((line) => !written.has(line.shopifyId)).map(lineToReview),
    written: await withTitles(deps, shopId, reviews, [order]),
    allowed,
  };
}

/** The same over a customer's latest orders: see `Reviews.listForCustomer`. */
export async function listForCustomer(
  deps: ReviewsDeps,
  shopId: bigint,
  customerId: bigint,
  filter: { readonly order?: bigint },
  now: Instant,
): Promise<ShopperReviews> {
  const { db, orders } = deps;
  const [{ liveFrom }, { request }, latest, reviews] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    orders.ordersOfCustomer(shopId, customerId, latestOrders),
    listReviewsOfCustomer(db.sql, shopId, customerId, 250),
  ]);
  const asked = latest.filter((order) => filter.order === undefined || order.shopifyId === filter.order);
  const written = new Set(reviews.map((review) => `${review.orderId}:${review.lineShopifyId}`));
  const open = asked
    .filter((order) => liveFrom !== null && order.standing === 'live')
    .flatMap((order) =>
      arrivedLines(order, request, now)
        .filter((line) => !written.has(`${order.orderId}:${line.shopifyId}`))
        .map((line) => ({
          ...lineToReview(line),
          orderShopifyId: order.shopifyId,
          orderName: order.name,
        })),
    );
  const ids = new Set(asked.map((order) => order.orderId));
  const shown = filter.order === undefined ? reviews : reviews.filter((review) => ids.has(review.orderId));
  return { open, written: await withTitles(deps, shopId, shown, latest) };
}

export const lineToReview = (line: OrderedLine): LineToReview => ({
  lineShopifyId: line.shopifyId,
  productTitle: line.productTitle,
  variantTitle: line.variantTitle,
  imageUrl: line.imageUrl,
});

export async function displayNameFor(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  customerId: bigint | null,
): Promise<string> {
  return customerId === null ? '' : shortName(await orders.customerName(shopId, customerId));
}

/** Reviews under the title that the order's line had, else the product's. */
export async function withTitles(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  reviews: readonly Review[],
  known: readonly ReviewableOrder[],
): Promise<WrittenLine[]> {
  const titles = new Map(
    known.flatMap((order) =>
      order.lines.map((line) => [`${order.orderId}:${line.shopifyId}`, line.productTitle] as const),
    ),
  );
  const titleOf = (review: Review) => titles.get(`${review.orderId}:${review.lineShopifyId}`);
  const missing = reviews.filter((review) => titleOf(review) === undefined);
  const products =
    missing.length === 0
      ? new Map<bigint, { title: string }>()
      : await orders.products(
          shopId,
          missing.map((review) => review.productShopifyId),
        );
  return reviews.map((review) => ({
    review,
    productTitle: titleOf(review) ?? products.get(review.productShopifyId)?.title ?? '',
  }));
}
