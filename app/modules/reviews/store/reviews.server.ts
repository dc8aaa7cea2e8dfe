import type { Instant } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { allStars } from '../ratings/rating.ts';
import type {
  AttributeAnswer,
  HoldSignal,
  Purchase,
  PurchaseOutcome,
  Review,
  ReviewStatus,
  ReviewVia,
  Stars,
  Verification,
} from '../review.ts';

/** A row of `review` as it is read everywhere: `select r.*, t.title, t.body, t.display_name`. */
export interface ReviewDbRow {
  id: bigint;
  order_id: bigint | null;
  line_shopify_id: bigint | null;
  product_shopify_id: bigint;
  variant_shopify_id: bigint | null;
  customer_id: bigint | null;
  rating: number;
  title: string | null;
  body: string | null;
  display_name: string | null;
  status: ReviewStatus;
  verification: Verification;
  purchase: Purchase;
  incentivised: boolean;
  via: ReviewVia;
  recommends: boolean | null;
  language: string | null;
  country: string | null;
  reuse_consent_at: Instant | null;
  has_media: boolean;
  helpful: number;
  unhelpful: number;
  held_for: HoldSignal[];
  open_reports: number;
  submitted_at: Instant;
  published_at: Instant | null;
  edited_at: Instant | null;
  import_id: bigint | null;
  revision: number;
}

export interface NewReview
  extends Omit<Review, 'id' | 'revision' | 'helpful' | 'unhelpful' | 'openReports' | 'editedAt'> {
  /** Names an imported review within the shop, so that it comes once. */
  readonly externalKey: string | null;
  readonly answers: readonly AttributeAnswer[];
}

/** With its words and answers. Null: the line has been reviewed, or the import brought it before. */
export async function insertReview(tx: Tx, review: NewReview): Promise<bigint | null> {
  const [row] = await tx.sql<{ id: bigint }>`
    with added as (
      insert into review (shop_id, order_id, line_shopify_id, product_shopify_id, variant_shopify_id, customer_id, rating,
        status, verification, purchase, incentivised, via, recommends, language, country, reuse_consent_at, has_media,
        held_for, import_id, external_key, submitted_at, published_at)
      values (${tx.shopId}, ${review.orderId}, ${review.lineShopifyId}, ${review.productShopifyId}, ${review.variantShopifyId},
        ${review.customerId}, ${review.stars}, ${review.status}, ${review.verification}, ${review.purchase},
        ${review.incentivised}, ${review.via}, ${review.recommends}, ${review.language}, ${review.country},
        ${review.reuseConsentAt}, ${review.hasMedia}, ${review.heldFor}::text[], ${review.importId}, ${review.externalKey},
        ${review.submittedAt}, ${review.publishedAt})
      on conflict do nothing returning id
    ), words as (
      insert into review_text (shop_id, review_id, title, body, display_name)
      select ${tx.shopId}, id, ${review.title}, ${review.body}, ${review.displayName} from added
    ), answers as (
      insert into review_answer (shop_id, review_id, attribute, value)
      select ${tx.shopId}, added.id, a.attribute, a.value
      from added, unnest(${review.answers.map(({ attribute }) => attribute)}::text[],
        ${review.answers.map(({ value }) => value)}::text[]) as a(attribute, value)
      on conflict do nothing
    )
    select id from added`;
  return row?.id ?? null;
}

export async function findReview(sql: Sql, shopId: bigint, id: bigint): Promise<Review | null> {
  const [row] = await sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.id = ${id}`;
  return row === undefined ? null : reviewOf(row);
}

/**
 * The same, and nobody else changes it before this transaction ends. Read once it is locked: a statement that waited for
 * the lock has the row as it is, and the words as they were.
 */
export async function lockReview(tx: Tx, id: bigint): Promise<Review | null> {
  await tx.sql`select 1 as one from review where shop_id = ${tx.shopId} and id = ${id} for no key update`;
  return findReview(tx.sql, tx.shopId, id);
}

/** Newest first. */
export async function listReviewsOfOrders(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<Review[]> {
  const rows = await sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
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
  const rows = await sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.customer_id = ${customerId} order by r.submitted_at desc, r.id desc limit ${limit}`;
  return rows.map(reviewOf);
}

export async function countOfCustomer(sql: Sql, shopId: bigint, customerId: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`
    select count(*)::int as n from review where shop_id = ${shopId} and customer_id = ${customerId}`;
  return row?.n ?? 0;
}

/** By review, in the order of the questions' ids; those without answers are absent. */
export async function listAnswers(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
): Promise<Map<bigint, AttributeAnswer[]>> {
  const rows = await sql<{ review_id: bigint; attribute: string; value: string }>`
    select review_id, attribute, value from review_answer
    where shop_id = ${shopId} and review_id = any(${ids}::bigint[]) order by review_id, attribute`;
  const answers = new Map<bigint, AttributeAnswer[]>();
  for (const { review_id, attribute, value } of rows)
    answers.set(review_id, [...(answers.get(review_id) ?? []), { attribute, value }]);
  return answers;
}

/** Of a locked review. Returns the number of this change. */
export async function setStatus(tx: Tx, id: bigint, status: ReviewStatus, at: Instant): Promise<number> {
  const [row] = await tx.sql<{
    revision: number;
  }>`update review set status = ${status}, revision = revision + 1,
      published_at = case when ${status} = 'published' then ${at}::timestamptz else published_at end
    where shop_id = ${tx.shopId} and id = ${id} returning revision`;
  invariant(row !== undefined, 'a locked review is there');
  return row.revision;
}

/** Of a locked review. */
export async function setHeldFor(tx: Tx, id: bigint, heldFor: readonly HoldSignal[]): Promise<void> {
  await tx.sql`update review set held_for = ${heldFor}::text[] where shop_id = ${tx.shopId} and id = ${id}`;
}

/** Of a locked review. */
export async function setPurchase(tx: Tx, id: bigint, purchase: PurchaseOutcome): Promise<void> {
  await tx.sql`update review set purchase = ${purchase} where shop_id = ${tx.shopId} and id = ${id}`;
}

/** Of a locked review. */
export async function setHasMedia(tx: Tx, id: bigint, hasMedia: boolean): Promise<void> {
  await tx.sql`update review set has_media = ${hasMedia} where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function moveReviews(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update review set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
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
    variantShopifyId: row.variant_shopify_id,
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
    recommends: row.recommends,
    language: row.language,
    country: row.country,
    reuseConsentAt: row.reuse_consent_at,
    hasMedia: row.has_media,
    helpful: row.helpful,
    unhelpful: row.unhelpful,
    heldFor: row.held_for,
    openReports: row.open_reports,
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    editedAt: row.edited_at,
    importId: row.import_id,
    revision: row.revision,
  };
}
