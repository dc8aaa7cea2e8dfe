import type { Instant } from '#app/kernel/calendar.ts';
import type { OrderToReview, ShopperReviews, WrittenLine } from '../door.ts';
import type { ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { arrivedLines, linesToCome } from '../requests/reviewable-lines.ts';
import type { Review } from '../review.ts';
import { listReviewsOfCustomer, listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { shownName } from './display-name.ts';
import { linesToReview } from './lines-to-review.server.ts';
import { readWritingForm } from './read-form.server.ts';
import { listAuthorsViews } from './store/written.server.ts';

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
  const [{ liveFrom }, settings, reviews, displayName] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    listReviewsOfOrders(db.sql, shopId, [orderId]),
    displayNameFor(deps, shopId, order.customerId),
  ]);
  const allowed = liveFrom !== null && order.standing === 'live';
  const done = new Set(reviews.map((review) => review.lineShopifyId));
  const arrived = allowed ? arrivedLines(order, settings.request, now) : [];
  const open = arrived.filter((line) => !done.has(line.shopifyId)).map((line) => ({ order, line }));
  return {
    orderId,
    orderShopifyId: order.shopifyId,
    orderName: order.name,
    customerId: order.customerId,
    displayName,
    open: await linesToReview(deps, shopId, open, settings.writing),
    written: await writtenLines(deps, shopId, reviews, [order]),
    allowed,
    erased: order.standing === 'erased',
    form: await readWritingForm(deps, shopId, settings, now),
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
  const [{ liveFrom }, settings, latest, reviews] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
    orders.ordersOfCustomer(shopId, customerId, latestOrders),
    listReviewsOfCustomer(db.sql, shopId, customerId, 250),
  ]);
  const asked = latest.filter((order) => filter.order === undefined || order.shopifyId === filter.order);
  const done = new Set(reviews.map(keyOf));
  const live = asked.filter((order) => liveFrom !== null && order.standing === 'live');
  const open = live.flatMap((order) =>
    arrivedLines(order, settings.request, now)
      .filter((line) => !done.has(`${order.orderId}:${line.shopifyId}`))
      .map((line) => ({ order, line })),
  );
  const ids = new Set<bigint | null>(asked.map((order) => order.orderId));
  const shown = filter.order === undefined ? reviews : reviews.filter((review) => ids.has(review.orderId));
  return {
    open: await linesToReview(deps, shopId, open, settings.writing),
    written: await writtenLines(deps, shopId, shown, latest),
    later: live.reduce((sum, order) => sum + linesToCome(order, settings.request, now).length, 0),
    form: await readWritingForm(deps, shopId, settings, now),
  };
}

export async function displayNameFor(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  customerId: bigint | null,
): Promise<string> {
  return customerId === null ? '' : shownName(await orders.customerName(shopId, customerId));
}

/** Reviews as their author sees them, without those that were withdrawn. */
export async function writtenLines(
  deps: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  reviews: readonly Review[],
  known: readonly ReviewableOrder[],
): Promise<WrittenLine[]> {
  const views = await listAuthorsViews(
    deps.db.sql,
    shopId,
    reviews.map(({ id }) => id),
  );
  const titles = await titlesOf(deps, shopId, reviews, known);
  return reviews.flatMap((review) => {
    const view = views.get(review.id) ?? { reply: null, thanksCode: null, withdrawn: false };
    return view.withdrawn ? [] : [{ ...view, review, productTitle: titles.get(review.id) ?? '' }];
  });
}

/** By review: the title that its order's line had, else the product's. */
async function titlesOf(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  reviews: readonly Review[],
  known: readonly ReviewableOrder[],
): Promise<ReadonlyMap<bigint, string>> {
  const lines = new Map<string, string>(
    known.flatMap((order) =>
      order.lines.map((line) => [`${order.orderId}:${line.shopifyId}`, line.productTitle] as const),
    ),
  );
  const missing = reviews.filter((review) => !lines.has(keyOf(review)));
  const products =
    missing.length === 0
      ? new Map<bigint, { title: string }>()
      : await orders.products(
          shopId,
          missing.map((review) => review.productShopifyId),
        );
  return new Map(
    reviews.map((review) => [
      review.id,
      lines.get(keyOf(review)) ?? products.get(review.productShopifyId)?.title ?? '',
    ]),
  );
}

const keyOf = ({ orderId, lineShopifyId }: Review) => `${orderId}:${lineShopifyId}`;
