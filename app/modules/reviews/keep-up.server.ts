import type { ReviewsDeps } from './ports.ts';
import { touchRatings } from './store/ratings.server.ts';
import { eraseTexts, listReviewsOfOrders, moveReviews, setPurchase } from './store/reviews.server.ts';

/** Brings kept, exchanged or returned of an order's reviews up to date: see `Reviews.refreshPurchases`. */
export async function refreshPurchases(
  { db, returns }: Pick<ReviewsDeps, 'db' | 'returns'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  for (const review of await listReviewsOfOrders(db.sql, shopId, [orderId])) {
    const purchase = await returns.purchaseOf(shopId, orderId, review.lineShopifyId);
    if (purchase === review.purchase) continue;
    await db.inTransaction(shopId, async (tx) => {
      if (await setPurchase(tx, review.id, purchase)) await touchRatings(tx, [review.productShopifyId]);
    });
  }
}

/** One customer's reviews become another's. */
export async function mergeCustomers(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  from: bigint,
  into: bigint,
): Promise<void> {
  if (from !== into) await db.inTransaction(shopId, (tx) => moveReviews(tx, from, into));
}

/** Erases what a customer wrote; the stars keep counting, as nobody's: see `Reviews.forgetCustomer`. */
export async function forgetCustomer(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  customerId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => touchRatings(tx, await eraseTexts(tx, { customerId })));
}

/** The same for what was written about one order: see `Reviews.forgetOrder`. */
export async function forgetOrder(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => touchRatings(tx, await eraseTexts(tx, { orderId })));
}
