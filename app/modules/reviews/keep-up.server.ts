import type { Tx } from '#app/kernel/transaction.ts';
import { countChange, countChanges, lockCounted } from './counting/count-change.server.ts';
import { isErased } from './is-erased.server.ts';
import { forgetMedia, mergeMedia } from './media/forget-media.server.ts';
import type { ReviewsDeps } from './ports.ts';
import type { PurchaseOutcome, Review } from './review.ts';
import {
  type Erased,
  eraseTexts,
  lockReviewsOf,
  lockReviewsOfErased,
  type Person,
} from './store/erasing.server.ts';
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
  for (const { id, lineShopifyId, purchase } of await listReviewsOfOrders(db.sql, shopId, [orderId]))
    if (lineShopifyId !== null) {
      const read = () => returns.purchaseOf(shopId, orderId, lineShopifyId);
      await refreshPurchase(db, shopId, { id, purchase }, read);
    }
}

/** Read again once it is written: whoever has read less may write after somebody who has read more. */
async function refreshPurchase(
  db: ReviewsDeps['db'],
  shopId: bigint,
  { id, purchase: was }: Pick<Review, 'id' | 'purchase'>,
  read: () => Promise<PurchaseOutcome>,
): Promise<void> {
  for (let written = was; ; ) {
    const purchase = await read();
    if (purchase === written) return;
    await db.inTransaction(shopId, async (tx) => {
      const locked = await lockCounted(tx, id);
      if (locked === null || locked.counted.purchase === purchase) return;
      await setPurchase(tx, id, purchase);
      await countChange(tx, locked.counted, { ...locked.counted, purchase });
    });
    written = purchase;
  }
}

/**
 * One customer's reviews become another's, with what they began, uploaded and voted. Where the other was forgotten
 * meanwhile, these go the same way.
 */
export async function mergeCustomers(
  deps: Pick<ReviewsDeps, 'db' | 'digest' | 'erased'>,
  shopId: bigint,
  from: bigint,
  into: bigint,
): Promise<void> {
  if (from === into) return;
  const { db, digest } = deps;
  await db.inTransaction(shopId, async (tx) => {
    const forgotten = await isErased(deps, tx, { customerId: into });
    await moveReviews(tx, from, into);
    await mergeMedia(tx, from, into);
    await mergeVotes(tx, digest, from, into);
    if (forgotten) await forgetIn(tx, digest, into);
  });
}

/** Erases what a customer wrote; the stars keep counting, as nobody's: see `Reviews.forgetCustomer`. */
export async function forgetCustomer(
  { db, digest }: Pick<ReviewsDeps, 'db' | 'digest'>,
  shopId: bigint,
  customerId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, (tx) => forgetIn(tx, digest, customerId));
}

async function forgetIn(tx: Tx, digest: ReviewsDeps['digest'], customerId: bigint): Promise<void> {
  await forgetVotes(tx, digest, customerId);
  await forgetPerson(tx, { customerId });
}

/** The same for what was written about one order: see `Reviews.forgetOrder`. */
export async function forgetOrder(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  orderId: bigint,
): Promise<void> {
  await db.inTransaction(shopId, (tx) => forgetPerson(tx, { orderId }));
}

/** Erases what came with an address whose owner was erased: see `Reviews.forgetAddresses`. */
export async function forgetAddresses({ db }: Pick<ReviewsDeps, 'db'>, shopId: bigint): Promise<void> {
  await db.inTransaction(shopId, async (tx) => eraseWords(tx, await lockReviewsOfErased(tx), {}));
}

async function forgetPerson(tx: Tx, whose: Person): Promise<void> {
  const reviews = await lockReviewsOf(tx, whose);
  await eraseDrafts(tx, whose);
  await eraseWords(tx, reviews, whose);
}

/** What was written, what it said before, what was answered, and pictures; also those that `whose` uploaded for nothing yet. */
async function eraseWords(tx: Tx, reviews: readonly Erased[], whose: Person | object): Promise<void> {
  const reviewIds = reviews.map(({ id }) => id);
  const media = await forgetMedia(tx, { reviewIds, ...whose });
  await eraseRevisions(tx, reviewIds);
  await eraseTexts(tx, reviewIds);
  const shown = reviews.filter((review) => review.shown).map(({ product }) => product);
  await countChanges(tx, media, shown);
}
