import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { ReviewsDeps } from '../ports.ts';
import { reviewableLines } from '../requests/reviewable-lines.ts';
import { listReviewsOfOrders } from '../store/reviews.server.ts';
import { isEmptyDraft } from './draft.ts';
import { dropDraft, putDraft } from './store/drafts.server.ts';

/** Keeps what is being written about a line: see `Writing.saveDraft`. */
export async function saveDraft(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  orderId: bigint,
  lineShopifyId: bigint,
  draft: ReviewDraft,
): Promise<boolean> {
  const order = await orders.order(shopId, orderId);
  if (order === null || !reviewableLines(order).some((line) => line.shopifyId === lineShopifyId))
    return false;
  const written = await listReviewsOfOrders(db.sql, shopId, [orderId]);
  if (written.some((review) => review.lineShopifyId === lineShopifyId)) return false;
  if (isEmptyDraft(draft)) await dropDraft(db.sql, shopId, orderId, lineShopifyId);
  else await putDraft(db.sql, shopId, { orderId, lineShopifyId, draft });
  return true;
}
