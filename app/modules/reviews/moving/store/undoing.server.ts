import type { Tx } from '#app/kernel/transaction.ts';
import type { Review } from '../../review.ts';
import { type ReviewDbRow, reviewOf } from '../../store/reviews.server.ts';

/** Reviews of a batch, by id; nobody else changes them before the transaction ends. */
export async function lockBatch(tx: Tx, importId: bigint, limit: number): Promise<Review[]> {
  const rows = await tx.sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${tx.shopId} and r.import_id = ${importId} order by r.id limit ${limit} for update of r`;
  return rows.map(reviewOf);
}

/** With words, answers, replies, votes and reports; what Shopify has of their media stays until it is gone there. */
export async function deleteReviews(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.sql`delete from review_media where shop_id = ${tx.shopId} and review_id = any(${ids}::bigint[])
    and state = 'gone'`;
  await tx.sql`update review_media set review_id = null where shop_id = ${tx.shopId}
    and review_id = any(${ids}::bigint[])`;
  await tx.sql`delete from review where shop_id = ${tx.shopId} and id = any(${ids}::bigint[])`;
}
