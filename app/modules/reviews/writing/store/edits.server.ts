import type { Instant } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Review } from '../../review.ts';
import { starsOf } from '../../store/reviews.server.ts';
import type { ReviewChange, ReviewRevision } from '../door.ts';

/** Keeps what a locked review says until now. Returns the number of this change, from 1. */
export async function addRevision(tx: Tx, review: Review, now: Instant): Promise<number> {
  const [row] = await tx.sql<{ number: number }>`
    insert into review_revision (shop_id, review_id, number, rating, title, body, replaced_at)
    select ${tx.shopId}, ${review.id}, coalesce(max(number), 0) + 1, ${review.stars}, ${review.title}, ${review.body}, ${now}
    from review_revision where shop_id = ${tx.shopId} and review_id = ${review.id}
    returning number`;
  invariant(row !== undefined, 'a revision has a number');
  return row.number;
}

/** Of a locked review. */
export async function rewrite(tx: Tx, change: ReviewChange, now: Instant): Promise<void> {
  await tx.sql`update review set rating = ${change.stars}, edited_at = ${now}
    where shop_id = ${tx.shopId} and id = ${change.reviewId}`;
  await tx.sql`insert into review_text (shop_id, review_id, title, body)
    values (${tx.shopId}, ${change.reviewId}, ${change.title}, ${change.body})
    on conflict (shop_id, review_id) do update set title = excluded.title, body = excluded.body`;
}

/** Oldest first. */
export async function listRevisions(sql: Sql, shopId: bigint, reviewId: bigint): Promise<ReviewRevision[]> {
  const rows = await sql<{
    number: number;
    rating: number;
    title: string;
    body: string;
    replaced_at: Instant;
  }>`select number, rating, title, body, replaced_at from review_revision
    where shop_id = ${shopId} and review_id = ${reviewId} order by number`;
  return rows.map(({ rating, replaced_at, ...said }) => ({
    ...said,
    stars: starsOf(rating),
    replacedAt: replaced_at,
  }));
}

/** Null: the shop may not (any more). */
export async function setConsent(tx: Tx, reviewId: bigint, since: Instant | null): Promise<void> {
  await tx.sql`update review set reuse_consent_at = ${since} where shop_id = ${tx.shopId} and id = ${reviewId}`;
}

/** Erases all that a review says and what was answered to it; its stars and its line stay. */
export async function eraseWritten(tx: Tx, reviewId: bigint): Promise<void> {
  await setConsent(tx, reviewId, null);
  await tx.sql`delete from review_text where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
  await tx.sql`delete from review_revision where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
  await tx.sql`delete from review_answer where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
  await tx.sql`delete from review_author where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
  await tx.sql`delete from review_reply where shop_id = ${tx.shopId} and review_id = ${reviewId}`;
}

/** Erases what these reviews said before. */
export async function eraseRevisions(tx: Tx, reviewIds: readonly bigint[]): Promise<void> {
  await tx.sql`delete from review_revision
    where shop_id = ${tx.shopId} and review_id = any(${reviewIds}::bigint[])`;
}
