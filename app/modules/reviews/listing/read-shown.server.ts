import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps, ReviewsShop } from '../ports.ts';
import { ratingOf } from '../ratings/rating.ts';
import { listAnswerCounts, sumCounts } from '../store/mirroring.server.ts';
import { currentSettings } from '../store/settings.server.ts';
import { listLatest } from './latest.server.ts';
import type { ShownRating } from './shown.ts';
import { howReviews, shownAttributes, shownRating } from './shown-rating.ts';
import { shownReviews } from './shown-reviews.server.ts';

/** Reviews that a theme can print without asking us. */
const shownAtOnce = 10;
const picturedAtOnce = 12;

export type ShownDeps = Pick<ReviewsDeps, 'db' | 'orders' | 'writing'>;

/**
 * What is shown of a product: its own reviews and those of products that it is grouped with (`together`, itself
 * included). Null: nobody has reviewed any of them.
 */
export async function readShown(
  deps: ShownDeps,
  shop: ReviewsShop,
  product: bigint,
  together: readonly bigint[],
  now: Instant,
): Promise<ShownRating | null> {
  const { sql } = deps.db;
  const counts = await sumCounts(sql, shop.id, together);
  const { counts: histogram, count, value } = ratingOf(counts.stars);
  if (value === null) return null;
  const [settings, answers, latest, pictured, points] = await Promise.all([
    currentSettings(sql, shop.id),
    listAnswerCounts(sql, shop.id, together),
    listLatest(deps, shop.id, together, { pictured: false, limit: shownAtOnce }),
    counts.media === 0 ? [] : listLatest(deps, shop.id, together, { pictured: true, limit: picturedAtOnce }),
    deps.writing.pointsForReview(shop.id, now),
  ]);
  const showing = { zone: shop.zone, product };
  return shownRating({
    rating: { counts: histogram, count, value },
    media: counts.media,
    recommended: counts.recommended,
    notRecommended: counts.notRecommended,
    attributes: shownAttributes(settings.writing.attributes, answers),
    latest: await shownReviews(deps, shop.id, latest, showing),
    pictured: await shownReviews(deps, shop.id, pictured, showing),
    how: howReviews(settings, {
      verified: counts.verified,
      imported: counts.imported,
      incentivised: counts.incentivised,
      products: together.length,
      points: points !== null,
    }),
  });
}
