import { type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';
import type { MirrorOutcome } from '../door.ts';
import type { HowReviews, ReviewsDeps, ShownRating, ShownReview } from '../ports.ts';
import { hideReasons, type Review } from '../review.ts';
import type { ReviewSettings } from '../settings/settings.ts';
import { enqueueMirrorBehind, findRating, listBehind, noteMirrored } from '../store/ratings.server.ts';
import { countVerified, listPublished } from '../store/reviews.server.ts';
import { currentSettings, findState, noteDefined } from '../store/settings.server.ts';
import { ratingOf } from './rating.ts';

/** Reviews that a theme can print without asking us. */
const shownAtOnce = 10;
/** Of the list as JSON: with what stands beside it, below the 64 KB that every version of the API takes. */
const mostBytes = 60_000;
export const ratingScope = 'write_products';

/** Brings a product's metafields in line with its published reviews: see `Reviews.mirrorProduct`. */
export async function mirrorProduct(
  deps: ReviewsDeps,
  shopId: bigint,
  product: bigint,
): Promise<MirrorOutcome> {
  const { db, orders, shopify } = deps;
  const shop = await orders.shopForReviews(shopId);
  if (!shop.installed || !shop.grantedScopes.includes(ratingScope)) return 'scope-missing';
  // Read first: what changes afterwards has a job of its own.
  const stored = await findRating(db.sql, shopId, product);
  if (stored.version === 0n) return 'unchanged';
  const state = await findState(db.sql, shopId);
  const standing = await shopify.standing(shop, product);
  if (standing === null) {
    await noteMirrored(db.sql, shopId, product, stored.version, false);
    return 'gone';
  }
  // What stands there before we ever wrote is another app's, until the merchant says otherwise.
  const foreign = standing.standard && (stored.foreign || !standing.ours);
  const standard = !foreign || state.replacesOthers;
  const rating = ratingOf(stored.counts);
  if (rating.value === null || state.liveFrom === null) {
    await shopify.removeRating(shop, product, standard);
    await noteMirrored(db.sql, shopId, product, stored.version, !standard);
    return 'removed';
  }
  if (!state.defined) {
    await shopify.defineRatings(shop);
    await noteDefined(db.sql, shopId);
  }
  const settings = await currentSettings(db.sql, shopId);
  const [published, verified] = await Promise.all([
    listPublished(db.sql, shopId, product, shownAtOnce),
    countVerified(db.sql, shopId, product),
  ]);
  const shown: ShownRating = {
    value: rating.value,
    count: rating.count,
    histogram: rating.counts,
    list: fitting(published.map((review) => shownReview(review, shop.zone))),
    how: howReviews(settings, verified),
  };
  await shopify.writeRating(shop, product, shown, standard);
  await noteMirrored(db.sql, shopId, product, stored.version, !standard);
  return standard ? 'written' : 'foreign';
}

/** Enqueues every product whose metafields are behind: see `Reviews.mirrorBehind`. */
export async function mirrorBehind({ db, orders }: ReviewsDeps, shopId: bigint): Promise<number> {
  const { grantedScopes, installed } = await orders.shopForReviews(shopId);
  if (!installed || !grantedScopes.includes(ratingScope)) return 0;
  const behind = await listBehind(db.sql, shopId, 250);
  if (behind.length === 0) return 0;
  await db.inTransaction(shopId, async (tx) => {
    for (const product of behind) await enqueueMirrorBehind(tx, product);
  });
  return behind.length;
}

/** The latest that a metafield takes: long words of some must not keep the rating from being shown at all. */
function fitting(reviews: readonly ShownReview[]): ShownReview[] {
  let left = mostBytes;
  return reviews.filter((review) => {
    left -= Buffer.byteLength(JSON.stringify(review)) + 1;
    return left >= 0;
  });
}

function shownReview(review: Review, zone: Zone): ShownReview {
  return {
    id: review.id.toString(),
    rating: review.stars,
    title: review.title,
    body: review.body,
    name: review.displayName,
    date: dateOf(review.submittedAt, zone),
    purchase: review.purchase,
    verification: review.verification,
    incentivised: review.incentivised,
  };
}

const dateOf = (at: Instant, zone: Zone) => localDate(at, zone).toString();

function howReviews({ request, publish }: ReviewSettings, verified: number): HowReviews {
  return {
    asked: request.trigger,
    delayDays: request.delayDays,
    publish,
    verified,
    average: 'mean-to-one-decimal',
    order: 'newest-first',
    incentive: 'none',
    hiddenFor: hideReasons,
  };
}
