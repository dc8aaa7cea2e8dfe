import type { Instant } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { allStars } from '../ratings/rating.ts';
import type { PurchaseOutcome, Review, ReviewStatus, ReviewVia, Stars, Verification } from '../review.ts';

export interface ReviewDbRow {
  id: bigint;
  order_id: bigint;
  line_shopify_id: bigint;
  product_shopify_id: bigint;
  customer_id: bigint | null;
  rating: number;
  title: string | null;
  body: string | null;
  display_name: string | null;
  status: ReviewStatus;
  verification: Verification;
  purchase: PurchaseOutcome;
  incentivised: boolean;
  via: ReviewVia;
  submitted_at: Instant;
  published_at: Instant | null;
  revision: number;
}

export type NewReview = Omit<Review, 'id' | 'revision'> & { readonly variantShopifyId: bigint | null };

/** Null: the line has been reviewed. */
export async function insertReview(tx: Tx, review: NewReview): Promise<bigint | null> {
  const [row] = await tx.sql<{ id: bigint }>`
    with added as (
      insert into review (shop_id, order_id, line_shopify_id, product_shopify_id, variant_shopify_id, customer_id, rating,
        status, verification, purchase, incentivised, via, submitted_at, published_at)
      values (${tx.shopId}, ${review.orderId}, ${review.lineShopifyId}, ${review.productShopifyId}, ${review.variantShopifyId},
        ${review.customerId}, ${review.stars}, ${review.status}, ${review.verification}, ${review.purchase},
        ${review.incentivised}, ${review.via}, ${review.submittedAt}, ${review.publishedAt})
      on conflict (shop_id, order_id, line_shopify_id) do nothing returning id
    ), words as (
      insert into review_text (shop_id, review_id, title, body, display_name)
      select ${tx.shopId}, id, ${review.title}, ${review.body}, ${review.displayName} from added
    )
    select id from added`;
  return row?.id ?? null;
}

export async function findReview(sql: Sql, shopId: bigint, id: bigint): Promise<Review | null> {
  const [row] = await sql<ReviewDbRow>`
    select r.id, r.order_id, r.line_shopify_id, r.product_shopify_id, r.customer_id, r.rating, t.title, t.body,
      t.display_name, r.status, r.verification, r.purchase, r.incentivised, r.via, r.submitted_at, r.published_at, r.revision
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.id = ${id}`;
  return row === undefined ? null : reviewOf(row);
}

/** Of these orders, by line within the order. */
export async function listReviewsOfOrders(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<Review[]> {
  const rows = await sql<ReviewDbRow>`
    select r.id, r.order_id, r.line_shopify_id, r.product_shopify_id, r.customer_id, r.rating, t.title, t.body,
      t.display_name, r.status, r.verification, r.purchase, r.incentivised, r.via, r.submitted_at, r.published_at, r.revision
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.order_id = any(${orderIds}::bigint[]) order by r.submitted_at desc, r.id desc`;
  return rows.map(reviewOf);
}

export async function listReviewsOfCustomer(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  limit: number,
): Promise<Review[]> {
  const rows = await sql<ReviewDbRow>`
    select r.id, r.order_id, r.line_shopify_id, r.product_shopify_id, r.customer_id, r.rating, t.title, t.body,
      t.display_name, r.status, r.verification, r.purchase, r.incentivised, r.via, r.submitted_at, r.published_at, r.revision
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.customer_id = ${customerId} order by r.submitted_at desc, r.id desc limit ${limit}`;
  return rows.map(reviewOf);
}

/** The published ones of a product, newest first. */
export async function listPublished(
  sql: Sql,
  shopId: bigint,
  product: bigint,
  limit: number,
): Promise<Review[]> {
  const rows = await sql<ReviewDbRow>`
    select r.id, r.order_id, r.line_shopify_id, r.product_shopify_id, r.customer_id, r.rating, t.title, t.body,
      t.display_name, r.status, r.verification, r.purchase, r.incentivised, r.via, r.submitted_at, r.published_at, r.revision
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.product_shopify_id = ${product} and r.status = 'published'
    order by r.submitted_at desc, r.id desc limit ${limit}`;
  return rows.map(reviewOf);
}

/** How many published reviews of a product come from people whose order was matched. */
export async function countVerified(sql: Sql, shopId: bigint, product: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from review
    where shop_id = ${shopId} and product_shopify_id = ${product} and status = 'published'
      and verification = 'verified_buyer'`;
  return row?.n ?? 0;
}

/** Moves a review from one status to another. Null: it does not stand there, so nothing has to follow. */
export async function changeStatus(
  tx: Tx,
  id: bigint,
  from: readonly ReviewStatus[],
  to: ReviewStatus,
  at: Instant,
): Promise<{ from: ReviewStatus; revision: number } | null> {
  const [row] = await tx.sql<{ was: ReviewStatus; revision: number }>`
    with old as (
      select id, status from review where shop_id = ${tx.shopId} and id = ${id} and status = any(${from}::text[]) for update
    )
    update review r set status = ${to}, revision = r.revision + 1,
      published_at = case when ${to} = 'published' then ${at}::timestamptz else r.published_at end
    from old where r.shop_id = ${tx.shopId} and r.id = old.id returning old.status as was, r.revision`;
  return row === undefined ? null : { from: row.was, revision: row.revision };
}

/** False: it is so already. */
export async function setPurchase(tx: Tx, id: bigint, purchase: PurchaseOutcome): Promise<boolean> {
  const rows = await tx.sql`update review set purchase = ${purchase}
    where shop_id = ${tx.shopId} and id = ${id} and purchase <> ${purchase} returning 1 as one`;
  return rows.length > 0;
}

export async function moveReviews(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update review set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
}

/** Erases what a customer wrote, or a guest about an order, with the name shown. Returns the products concerned. */
export async function eraseTexts(
  tx: Tx,
  {
    customerId = null,
    orderId = null,
  }: { readonly customerId?: bigint | null; readonly orderId?: bigint | null },
): Promise<bigint[]> {
  const rows = await tx.sql<{ product_shopify_id: bigint }>`
    with gone as (
      delete from review_text t using review r where r.shop_id = ${tx.shopId}
        and (r.customer_id = ${customerId}::bigint or r.order_id = ${orderId}::bigint)
        and t.shop_id = r.shop_id and t.review_id = r.id returning r.product_shopify_id
    ) select distinct product_shopify_id from gone`;
  return rows.map((row) => row.product_shopify_id);
}

export function starsOf(value: number): Stars {
  const stars = allStars.find((known) => known === value);
  invariant(stars !== undefined, `${value} is from 1 to 5 stars`);
  return stars;
}

export function reviewOf(row: ReviewDbRow): Review {
  return {
    id: row.id,
    orderId: row.order_id,
    lineShopifyId: row.line_shopify_id,
    productShopifyId: row.product_shopify_id,
    customerId: row.customer_id,
    stars: starsOf(row.rating),
    title: row.title ?? '',
    body: row.body ?? '',
    displayName: row.display_name ?? '',
    status: row.status,
    verification: row.verification,
    purchase: row.purchase,
    incentivised: row.incentivised,
    via: row.via,
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    revision: row.revision,
  };
}
