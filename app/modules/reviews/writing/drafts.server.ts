import type { ReviewDraft } from '#app/contracts/reviews.ts';
import { isErased } from '../is-erased.server.ts';
import type { ReviewsDeps } from '../ports.ts';
import { reviewableLines } from '../requests/reviewable-lines.ts';
import { listReviewsOfOrders } from '../store/reviews.server.ts';
import { isEmptyDraft } from './draft.ts';
import { dropDraft, putDraft } from './store/drafts.server.ts';

/** Keeps what is being written about a line: see `Writing.saveDraft`. */
export async function saveDraft(
  deps: Pick<ReviewsDeps, 'db' | 'orders' | 'erased'>,
  shopId: bigint,
  orderId: bigint,
  lineShopifyId: bigint,
  draft: ReviewDraft,
): Promise<boolean> {
  const { db, orders } = deps;
  const order = await orders.order(shopId, orderId);
  if (order === null || !reviewableLines(order).some((line) => line.shopifyId === lineShopifyId))
    return false;
  const written = await listReviewsOfOrders(db.sql, shopId, [orderId]);
  if (written.some((review) => review.lineShopifyId === lineShopifyId)) return false;
  return db.inTransaction(shopId, async (tx) => {
    if (await isErased(deps, tx, order)) return false;
    if (isEmptyDraft(draft)) await dropDraft(tx.sql, shopId, orderId, lineShopifyId);
    else await putDraft(tx.sql, shopId, { orderId, lineShopifyId, draft });
    return true;
  });
}
