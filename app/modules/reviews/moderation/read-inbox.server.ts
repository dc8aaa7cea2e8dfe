import { addLocalDays, type Instant } from '#app/kernel/calendar.ts';
import type { ReviewDetail, ReviewFigures, ReviewPage, ReviewQuery, ReviewRow } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import { ratingOf } from '../ratings/rating.ts';
import { readMirroring } from '../ratings/read-mirroring.server.ts';
import type { PurchaseOutcome, Review } from '../review.ts';
import { listDecisions } from '../store/decisions.server.ts';
import { listInbox, listTallies, sumAsked, sumLeftOut } from '../store/inbox.server.ts';
import { findRating, sumRatings } from '../store/ratings.server.ts';
import { countResponses, findRequestedAt } from '../store/requests.server.ts';
import { findReview, listAnswers } from '../store/reviews.server.ts';
import { fairnessOf, type Tally } from './fairness.ts';

const responseDays = 90;

/** The inbox, newest first: see `Reviews.list`. */
export async function listReviews(
  deps: ReviewsDeps,
  shopId: bigint,
  query: ReviewQuery,
): Promise<ReviewPage> {
  const { reviews, next } = await listInbox(deps.db.sql, shopId, query);
  return { reviews: await rowsOf(deps, shopId, reviews), next };
}

/** One review with its order and history: see `Reviews.find`. */
export async function findReviewDetail(
  deps: ReviewsDeps,
  shopId: bigint,
  reviewId: bigint,
): Promise<ReviewDetail | null> {
  const { db, orders } = deps;
  const review = await findReview(db.sql, shopId, reviewId);
  if (review === null) return null;
  const [[row], order, requestedAt, decisions, rating, answers] = await Promise.all([
    rowsOf(deps, shopId, [review]),
    review.orderId === null ? null : orders.order(shopId, review.orderId),
    review.orderId === null ? null : findRequestedAt(db.sql, shopId, review.orderId),
    listDecisions(db.sql, shopId, reviewId),
    findRating(db.sql, shopId, review.productShopifyId),
    listAnswers(db.sql, shopId, [reviewId]),
  ]);
  if (row === undefined) return null;
  const line = order?.lines.find((candidate) => candidate.shopifyId === review.lineShopifyId);
  return {
    ...row,
    answers: answers.get(reviewId) ?? [],
    variantTitle: line?.variantTitle ?? null,
    orderShopifyId: order?.shopifyId ?? null,
    requestedAt,
    decisions,
    productRating: ratingOf(rating.counts),
  };
}

/** What a merchant judges the area by: see `Reviews.figures`. */
export async function readFigures(deps: ReviewsDeps, shopId: bigint, now: Instant): Promise<ReviewFigures> {
  const { sql } = deps.db;
  const { zone } = await deps.orders.shopForReviews(shopId);
  const [counts, tallies, asked, leftOut, response, mirroring] = await Promise.all([
    sumRatings(sql, shopId),
    listTallies(sql, shopId),
    sumAsked(sql, shopId),
    sumLeftOut(sql, shopId),
    countResponses(sql, shopId, addLocalDays(now, zone, -responseDays)),
    readMirroring(deps, shopId),
  ]);
  const sum = (which: (tally: Tally) => boolean) =>
    tallies.filter(which).reduce((total, { n }) => total + n, 0);
  const published = (purchase: PurchaseOutcome) =>
    sum((tally) => tally.status === 'published' && tally.purchase === purchase);
  const { byStars, byOutcome, warnings } = fairnessOf(tallies, asked, leftOut);
  return {
    rating: ratingOf(counts),
    pending: sum(({ status }) => status === 'pending'),
    hidden: sum(({ status }) => status === 'hidden'),
    transparency: byStars,
    outcomes: byOutcome,
    warnings,
    response,
    purchases: {
      kept: published('kept'),
      exchanged: published('exchanged'),
      returned: published('returned'),
    },
    mirroring,
  };
}

/** With what the merchant knows their product and order by. */
export async function rowsOf(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  reviews: readonly Review[],
): Promise<ReviewRow[]> {
  if (reviews.length === 0) return [];
  const [products, names] = await Promise.all([
    orders.products(shopId, [...new Set(reviews.map((review) => review.productShopifyId))]),
    orders.orderNames(shopId, [...new Set(reviews.flatMap(({ orderId }) => orderId ?? []))]),
  ]);
  return reviews.map((review) => {
    const product = products.get(review.productShopifyId);
    return {
      ...review,
      productTitle: product?.title ?? '',
      productImageUrl: product?.imageUrl ?? null,
      orderName: (review.orderId === null ? undefined : names.get(review.orderId)?.name) ?? '',
    };
  });
}
