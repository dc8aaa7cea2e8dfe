import type { Tx } from '#app/kernel/transaction.ts';
import { countChange, countChanges, lockCounted } from './counting/count-change.server.ts';
import { forgetMedia, mergeMedia } from './media/forget-media.server.ts';
import type { ReviewsDeps } from './ports.ts';
import { eraseTexts, type Person } from './store/erasing.server.ts';
import { listReviewsOfOrders, moveReviews, setPurchase } from './store/reviews.server.ts';
import { forgetVotes, mergeVotes } from './votes/visitor.server.ts';
import { eraseDrafts } from './writing/store/drafts.server.ts';
import { eraseRevisions } from './writing/store/edits.server.ts';

/** Brings kept, exchanged or returned of an order's reviews up to date: see `Reviews.refreshPurchases`. */
export async function refreshPurchases(
  { db, returns }: Pick<ReviewsDeps, 'db' | 'returns'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  for (const { id, lineShopifyId, purchase: was } of await listReviewsOfOrders(db.sql, shopId, [orderId])) {
    if (lineShopifyId === null) continue;
    const purchase = await returns.purchaseOf(shopId, orderId, lineShopifyId);
    if (purchase === was) continue;
    await db.inTransaction(shopId, async (tx) => {
      const locked = await lockCounted(tx, id);
      if (locked === null || locked.counted.purchase === purchase) return;
      await setPurchase(tx, id, purchase);
      await countChange(tx, locked.counted, { ...locked.counted, purchase });
    });
  }
}

/** One customer's reviews become another's, with what they began, uploaded and voted. */
export async function mergeCustomers(
  { db, digest }: Pick<ReviewsDeps, 'db' | 'digest'>,
  shopId: bigint,
  from: bigint,
  into: bigint,
): Promise<void> {
  if (from === into) return;
  await db.inTransaction(shopId, async (tx) => {
    await moveReviews(tx, from, into);
    await mergeMedia(tx, from, into);
    await mergeVotes(tx, digest, from, into);
  });
}

/** Erases what a customer wrote; the stars keep counting, as nobody's: see `Reviews.forgetCustomer`. */
export async function forgetCustomer(
  { db, digest }: Pick<ReviewsDeps, 'db' | 'digest'>,
  shopId: bigint,
  customerId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    await forgetVotes(tx, digest, customerId);
    await eraseWords(tx, { customerId });
  });
}

/** The same for what was written about one order: see `Reviews.forgetOrder`. */
export async function forgetOrder(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, (tx) => eraseWords(tx, { orderId }));
}

/** What was written, what it said before, what was only begun, what was answered, and pictures. */
async function eraseWords(tx: Tx, whose: Person): Promise<void> {
  const media = await forgetMedia(tx, whose);
  await eraseRevisions(tx, whose);
  await eraseDrafts(tx, whose);
  const shown = await eraseTexts(tx, whose);
  await countChanges(tx, media, shown);
}
