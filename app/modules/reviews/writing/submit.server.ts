import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { Submission, Submitted } from '../door.ts';
import type { OrderedLine, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { arrivedLines, reviewableLines } from '../requests/decide-request.ts';
import type { PurchaseOutcome, Review, ReviewStatus } from '../review.ts';
import { countReview } from '../store/ratings.server.ts';
import { insertReview, listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { displayNameFor, withTitles } from './read-for-shopper.server.ts';

type Entry = Submission['reviews'][number] & {
  readonly line: OrderedLine;
  readonly purchase: PurchaseOutcome;
};

/** Takes reviews of lines of one order: see `Reviews.submit`. */
export async function submitReviews(
  deps: ReviewsDeps,
  shopId: bigint,
  submission: Submission,
  now: Instant,
): Promise<Submitted> {
  const { db, orders, returns } = deps;
  const asked = submission.reviews.map((review) => review.lineShopifyId);
  const refuse = (refused: Extract<Submitted, { refused: string }>['refused'], lines = asked): Submitted => ({
    refused,
    lines,
  });
  const order = await orders.order(shopId, submission.orderId);
  if (order === null) return refuse('not-yours');
  const [{ liveFrom }, settings] = await Promise.all([
    findState(db.sql, shopId),
    currentSettings(db.sql, shopId),
  ]);
  const known = new Map(reviewableLines(order).map((line) => [line.shopifyId, line]));
  const strange = asked.filter((line) => !known.has(line));
  if (strange.length > 0 || asked.length === 0) return refuse('unknown-line', strange);
  const written = await listReviewsOfOrders(db.sql, shopId, [order.orderId]);
  const done = new Set(written.map((review) => review.lineShopifyId));
  if (asked.every((line) => done.has(line))) return refuse('already-done');
  const arrived = new Set(arrivedLines(order, settings.request, now).map((line) => line.shopifyId));
  const early = asked.filter((line) => !arrived.has(line));
  if (liveFrom === null || order.standing !== 'live') return refuse('not-allowed');
  if (early.length > 0) return refuse('not-allowed', early);

  const name = await displayNameFor(deps, shopId, order.customerId);
  const entries: Entry[] = [];
  for (const review of submission.reviews) {
    const line = known.get(review.lineShopifyId);
    if (line === undefined || done.has(line.shopifyId)) continue;
    const purchase = await returns.purchaseOf(shopId, order.orderId, line.shopifyId);
    entries.push({ ...review, displayName: review.displayName || name, line, purchase });
  }
  const status = settings.publish === 'auto' ? 'published' : 'pending';
  const taken = await db.inTransaction(shopId, (tx) =>
    write(tx, order, entries, { ...submission, status, now }),
  );
  if (taken.length === 0) return refuse('already-done');
  return { taken: await withTitles(deps, shopId, taken, [order]) };
}

async function write(
  tx: Tx,
  order: ReviewableOrder,
  entries: readonly Entry[],
  { via, status, now }: { via: Submission['via']; status: ReviewStatus; now: Instant },
): Promise<Review[]> {
  const taken: Review[] = [];
  // In the order of their products, as everybody who counts stars locks them.
  for (const { line, stars, title, body, displayName, purchase } of entries.toSorted(byProduct)) {
    const { productShopifyId } = line;
    if (productShopifyId === null) continue;
    const review = {
      orderId: order.orderId,
      lineShopifyId: line.shopifyId,
      productShopifyId,
      customerId: order.customerId,
      stars,
      title,
      body,
      displayName,
      status,
      // The line is one of an order of this shop: nothing else makes a buyer.
      verification: 'verified_buyer',
      purchase,
      incentivised: false,
      via,
      submittedAt: now,
      publishedAt: status === 'published' ? now : null,
    } as const;
    const id = await insertReview(tx, { ...review, variantShopifyId: line.variantShopifyId });
    if (id === null) continue;
    if (status === 'published') await countReview(tx, productShopifyId, stars, 1);
    await tx.announce(factsOf({ ...review, id, revision: 0 }, order, now));
    taken.push({ ...review, id, revision: 0 });
  }
  return taken;
}

function byProduct(a: Entry, b: Entry): number {
  const [left, right] = [a.line.productShopifyId ?? 0n, b.line.productShopifyId ?? 0n];
  return left < right ? -1 : left > right ? 1 : 0;
}

function factsOf(review: Review, order: ReviewableOrder, now: Instant): NewFact[] {
  const fact = (kind: string, data: Record<string, unknown>): NewFact => ({
    key: `review:${review.id}:${kind}`,
    kind,
    customerId: order.customerId,
    orderId: order.orderId,
    happenedAt: now,
    data: { order: order.name, ...data },
  });
  return [
    fact('review-submitted', {
      review: review.id.toString(),
      stars: review.stars,
      via: review.via,
      line: review.lineShopifyId.toString(),
    }),
    ...(review.status === 'published'
      ? [fact('review-published', { review: review.id.toString(), stars: review.stars })]
      : []),
  ];
}
