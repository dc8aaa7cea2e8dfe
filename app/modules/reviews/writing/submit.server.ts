import { type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import { countChanges, countedOf, countWritten } from '../counting/count-change.server.ts';
import type { Submission, Submitted } from '../door.ts';
import { attachMedia } from '../media/attach-media.server.ts';
import type { OrderedLine, ReviewableOrder, ReviewsDeps } from '../ports.ts';
import { arrivedLines, reviewableLines } from '../requests/decide-request.ts';
import type { AttributeAnswer, PurchaseOutcome, Review, ReviewStatus } from '../review.ts';
import { byNumber } from '../store/ratings.server.ts';
import { insertReview, listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { displayNameFor, writtenLines } from './read-for-shopper.server.ts';
import { eraseDraftsOfLines } from './store/drafts.server.ts';

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
    const displayName = review.anonymous === true ? '' : review.displayName || name;
    entries.push({ ...review, displayName, line, purchase });
  }
  const status = settings.publish === 'auto' ? 'published' : 'pending';
  const { zone } = await orders.shopForReviews(shopId);
  const taken = await db
    .inTransaction(shopId, (tx) => write(tx, order, entries, { ...submission, status, now, zone }))
    .catch(mediaNotTaken);
  if (taken === null) return refuse('bad-input');
  if (taken.length === 0) return refuse('already-done');
  return { taken: await writtenLines(deps, shopId, taken, [order]) };
}

async function write(
  tx: Tx,
  order: ReviewableOrder,
  entries: readonly Entry[],
  { via, language, status, now, zone }: Written,
): Promise<Review[]> {
  const taken: { readonly review: Review; readonly answers: readonly AttributeAnswer[] }[] = [];
  // In the order of their lines: two who send the same wait for each other instead of in a circle.
  for (const entry of entries.toSorted((a, b) => byNumber(a.line.shopifyId, b.line.shopifyId))) {
    const { line, answers } = entry;
    if (line.productShopifyId === null) continue;
    const review = {
      orderId: order.orderId,
      lineShopifyId: line.shopifyId,
      productShopifyId: line.productShopifyId,
      variantShopifyId: line.variantShopifyId,
      customerId: order.customerId,
      stars: entry.stars,
      title: entry.title,
      body: entry.body,
      displayName: entry.displayName,
      status,
      // The line is one of an order of this shop: nothing else makes a buyer.
      verification: 'verified_buyer',
      purchase: entry.purchase,
      incentivised: false,
      via,
      recommends: entry.recommends,
      language,
      country: null,
      reuseConsentAt: entry.reuseConsent ? now : null,
      hasMedia: false,
      heldFor: [],
      submittedAt: now,
      publishedAt: status === 'published' ? now : null,
      importId: null,
    } as const;
    const id = await insertReview(tx, { ...review, externalKey: null, answers });
    if (id === null) continue;
    const owner = via === 'account' ? { customerId: order.customerId ?? 0n } : { orderId: order.orderId };
    const unfit = await attachMedia(tx, id, entry.media, owner);
    // Nothing is taken then.
    if (unfit !== null) throw new MediaNotTaken();
    const written = { ...review, id, revision: 0, helpful: 0, unhelpful: 0, openReports: 0, editedAt: null };
    await tx.announce(factsOf(written, order, now));
    taken.push({ review: written, answers });
  }
  await countChanges(
    tx,
    taken.map(({ review, answers }) => ({ before: null, after: countedOf(review, answers) })),
  );
  const reviews = taken.map(({ review }) => review);
  await eraseDraftsOfLines(
    tx,
    order.orderId,
    entries.map(({ line }) => line.shopifyId),
  );
  const day = localDate(now, zone);
  for (const { productShopifyId, stars } of reviews.toSorted(byProduct))
    await countWritten(tx, day, productShopifyId, stars, 1);
  return reviews;
}

class MediaNotTaken extends Error {}

function mediaNotTaken(error: unknown): null {
  if (error instanceof MediaNotTaken) return null;
  throw error;
}

interface Written extends Pick<Submission, 'via' | 'language'> {
  readonly status: ReviewStatus;
  readonly now: Instant;
  /** Of the shop. */
  readonly zone: Zone;
}

const byProduct = (a: Review, b: Review) => byNumber(a.productShopifyId, b.productShopifyId);

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
      line: (review.lineShopifyId ?? 0n).toString(),
    }),
    ...(review.status === 'published'
      ? [fact('review-published', { review: review.id.toString(), stars: review.stars })]
      : []),
  ];
}
