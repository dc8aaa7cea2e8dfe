import type { Instant } from '#app/kernel/calendar.ts';
import type { Submission, Submitted } from '../door.ts';
import { offeredCode } from '../incentives/incentive.ts';
import { isErased } from '../is-erased.server.ts';
import type { ReviewsDeps } from '../ports.ts';
import { lookFirst, type WrittenAbout } from '../publishing/look-first.server.ts';
import { arrivedLines, reviewableLines } from '../requests/reviewable-lines.ts';
import { holdOwners } from '../store/owners.server.ts';
import { listReviewsOfOrders } from '../store/reviews.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import { displayNameFor, writtenLines } from './read-for-shopper.server.ts';
import { type Entry, type Given, takeReviews, UnknownMedia } from './take-reviews.server.ts';

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
  const { customerId } = order;
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

  const [name, { zone }, buyer, points] = await Promise.all([
    displayNameFor(deps, shopId, customerId),
    orders.shopForReviews(shopId),
    deps.publishing.buyerOf(shopId, order),
    customerId === null ? null : deps.writing.pointsForReview(shopId, now),
  ]);
  const entries: Entry[] = [];
  for (const review of submission.reviews) {
    const line = known.get(review.lineShopifyId);
    if (line === undefined || line.productShopifyId === null || done.has(line.shopifyId)) continue;
    const { productShopifyId } = line;
    const purchase = await returns.purchaseOf(shopId, order.orderId, line.shopifyId);
    const displayName = review.anonymous === true ? '' : review.displayName || name;
    entries.push({ ...review, displayName, line, productShopifyId, purchase });
  }
  const signals = await lookFirst(
    deps,
    shopId,
    entries.map(writtenAbout),
    { ...submission, order, buyer },
    now,
  );
  const offered = offeredCode(settings, now, zone);
  const given: Omit<Given, 'owner'> = {
    ...submission,
    publish: settings.publish,
    signals,
    country: buyer.country,
    code: offered && { ...offered, codeFor: deps.incentives.codeFor },
    points: points ?? 0n,
    now,
    zone,
  };
  try {
    const taken = await db.inTransaction(shopId, async (tx) => {
      if (await isErased(deps, tx, order)) return null;
      const ownerOf = await holdOwners(tx, customerId === null ? [] : [customerId]);
      const owner = customerId === null ? null : ownerOf(customerId);
      return takeReviews(tx, order, entries, { ...given, owner });
    });
    if (taken === null) return refuse('not-allowed');
    if (taken.length === 0) return refuse('already-done');
    return { taken: await writtenLines(deps, shopId, taken, [order]) };
  } catch (error) {
    if (error instanceof UnknownMedia) return refuse('bad-input', [error.line]);
    throw error;
  }
}

/** What is looked at of a line before it is shown: its words, and no stars. */
const writtenAbout = ({ line, productShopifyId, title, body, displayName }: Entry): WrittenAbout => ({
  lineShopifyId: line.shopifyId,
  productShopifyId,
  words: [title, body, displayName],
});
