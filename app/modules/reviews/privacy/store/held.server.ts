import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { MediaKind } from '../../media/door.ts';
import type { HideReason, Review } from '../../review.ts';
import { type ReviewDbRow, reviewOf, starsOf } from '../../store/reviews.server.ts';
import type { ReviewRevision } from '../../writing/door.ts';
import { draftSchema } from '../../writing/draft.ts';
import type { CustomerDraft, CustomerReply, CustomerReviews, CustomerUpload } from '../door.ts';

/** Newest first: a customer's own, and what they wrote as a guest about an order that became theirs. */
export async function listTheirReviews(sql: Sql, shopId: bigint, customerId: bigint): Promise<Review[]> {
  const rows = await sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.id in (
      select id from review where shop_id = ${shopId} and customer_id = ${customerId}
      union all
      select g.id from commerce_order o join review g on g.shop_id = o.shop_id and g.order_id = o.id
        where o.shop_id = ${shopId} and o.customer_id = ${customerId} and g.customer_id is null)
    order by r.submitted_at desc, r.id desc`;
  return rows.map(reviewOf);
}

interface OfReview {
  readonly review: bigint;
}

export async function listEarlier(
  sql: Sql,
  shopId: bigint,
  reviews: readonly bigint[],
): Promise<readonly (ReviewRevision & OfReview)[]> {
  const rows = await sql<Omit<ReviewRevision, 'stars'> & OfReview & { rating: number }>`
    select review_id as review, number, rating, title, body, replaced_at as "replacedAt" from review_revision
    where shop_id = ${shopId} and review_id = any(${reviews}::bigint[]) order by review_id, number`;
  return rows.map(({ rating, ...said }) => ({ ...said, stars: starsOf(rating) }));
}

export async function listTold(
  sql: Sql,
  shopId: bigint,
  reviews: readonly bigint[],
): Promise<readonly (CustomerReply & OfReview)[]> {
  return sql<CustomerReply & OfReview>`
    select review_id as review, visibility, body, written_at as "writtenAt" from review_reply
    where shop_id = ${shopId} and review_id = any(${reviews}::bigint[]) order by review_id, visibility desc`;
}

/** Of these reviews, and what the customer, or the holder of a link of their orders, sent with none; in that order. */
export async function listUploads(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  reviews: readonly bigint[],
): Promise<readonly (CustomerUpload & { readonly review: bigint | null })[]> {
  return sql<{ id: bigint; review: bigint | null; kind: MediaKind; url: string | null; uploadedAt: Instant }>`
    select id, review_id as review, kind, coalesce(url, source_url) as url, uploaded_at as "uploadedAt"
    from review_media where shop_id = ${shopId} and state not in ('failed', 'leaving', 'gone')
      and (review_id = any(${reviews}::bigint[]) or (review_id is null and (customer_id = ${customerId} or order_id in (
        select id from commerce_order where shop_id = ${shopId} and customer_id = ${customerId}))))
    order by review_id, position, id`;
}

export async function listTheirDrafts(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<readonly CustomerDraft[]> {
  const rows = await sql<{ orderId: bigint; lineShopifyId: bigint; typed: unknown; savedAt: Instant }>`
    select d.order_id as "orderId", d.line_shopify_id as "lineShopifyId", d.typed, d.saved_at as "savedAt"
    from review_draft d join commerce_order o on o.shop_id = d.shop_id and o.id = d.order_id
    where d.shop_id = ${shopId} and o.customer_id = ${customerId} order by d.order_id, d.line_shopify_id`;
  return rows.map(({ typed, ...draft }) => ({ ...draft, typed: draftSchema.safeParse(typed).data ?? null }));
}

export async function listVotesBy(
  sql: Sql,
  shopId: bigint,
  visitor: Uint8Array,
): Promise<CustomerReviews['votes']> {
  return sql<{
    review: bigint;
    helpful: boolean;
    at: Instant;
  }>`select review_id as review, helpful, voted_at as at
    from review_vote where shop_id = ${shopId} and voter = ${visitor} order by review_id`;
}

export async function listReportsBy(
  sql: Sql,
  shopId: bigint,
  visitor: Uint8Array,
): Promise<CustomerReviews['reports']> {
  return sql<{
    review: bigint;
    reason: HideReason;
    at: Instant;
  }>`select review_id as review, reason, reported_at as at
    from review_report where shop_id = ${shopId} and reporter = ${visitor} order by review_id`;
}
