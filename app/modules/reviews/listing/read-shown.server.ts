import type { Instant } from '#app/kernel/calendar.ts';
import type { ReviewsDeps, ReviewsShop } from '../ports.ts';
import { ratingOf } from '../ratings/rating.ts';
import { listTogether } from '../store/groups.server.ts';
import { listAnswerCounts, sumCounts } from '../store/mirroring.server.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import type { ListSummary } from './door.ts';
import { listLatest } from './latest.server.ts';
import type { ShownRating } from './shown.ts';
import { attributeWords, howReviews, shownAttributes, shownRating } from './shown-rating.ts';
import { shownReviews } from './shown-reviews.server.ts';

/** Reviews that a theme can print without asking us. */
const shownAtOnce = 10;
const picturedAtOnce = 12;

export type ShownDeps = Pick<ReviewsDeps, 'db' | 'orders' | 'writing' | 'requests'>;

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
  const summary = await summaryOf(deps, shop.id, together, now);
  if (summary === null) return null;
  const [latest, pictured] = await Promise.all([
    listLatest(deps, shop.id, together, { pictured: false, limit: shownAtOnce }),
    summary.media === 0 ? [] : listLatest(deps, shop.id, together, { pictured: true, limit: picturedAtOnce }),
  ]);
  const showing = { zone: shop.zone, product };
  return shownRating({
    ...summary,
    latest: await shownReviews(deps, shop.id, latest, showing),
    pictured: await shownReviews(deps, shop.id, pictured, showing),
  });
}

/** What stands above a list: see `Listing.readSummary`. */
export async function readSummary(
  deps: ShownDeps,
  shopId: bigint,
  product: bigint | null,
  now: Instant,
): Promise<ListSummary | null> {
  if ((await findState(deps.db.sql, shopId)).liveFrom === null) return null;
  if (product === null) return summaryOf(deps, shopId, null, now);
  const together = (await listTogether(deps.db.sql, shopId, [product])).get(product) ?? [product];
  return summaryOf(deps, shopId, together, now);
}

/** Of these products, or (null) of all of the shop. */
async function summaryOf(
  { db, writing, requests }: ShownDeps,
  shopId: bigint,
  products: readonly bigint[] | null,
  now: Instant,
): Promise<ListSummary | null> {
  const counts = await sumCounts(db.sql, shopId, products);
  const { counts: histogram, count, value } = ratingOf(counts.stars);
  if (value === null) return null;
  const { media, recommended, notRecommended, verified, imported, incentivised } = counts;
  const [settings, answers, points, asking] = await Promise.all([
    currentSettings(db.sql, shopId),
    products === null ? [] : listAnswerCounts(db.sql, shopId, products),
    writing.pointsForReview(shopId, now),
    requests.asking(shopId),
  ]);
  return {
    rating: { counts: histogram, count, value },
    media,
    recommended,
    notRecommended,
    attributes: shownAttributes(settings.writing.attributes, answers),
    words: settings.writing.attributes.map(attributeWords),
    how: howReviews(settings, {
      verified,
      imported,
      incentivised,
      products: products?.length ?? 1,
      points: points !== null,
      asking,
    }),
  };
}
