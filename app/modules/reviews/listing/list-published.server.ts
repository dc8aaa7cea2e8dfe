import type { ReviewsDeps } from '../ports.ts';
import { listTogether } from '../store/groups.server.ts';
import {
  listPlaces,
  listPublishedByIds,
  type Place,
  type RunsQuery,
  type Trait,
} from '../store/published.server.ts';
import { searchPlaces } from '../store/searched.server.ts';
import { findState } from '../store/settings.server.ts';
import { printCursor, readCursor } from './cursor.ts';
import { comparePlaces, type OrderedBy, runsAfter } from './places.ts';
import { isInIndex, wordsOf } from './search-words.ts';
import type { ListPage, ListQuery, ShownReview } from './shown.ts';
import { shownReviews } from './shown-reviews.server.ts';

export type ListingDeps = Pick<ReviewsDeps, 'db' | 'digest'> & {
  readonly orders: Pick<ReviewsDeps['orders'], 'shopForReviews' | 'products'>;
};

/** Of the latest of each number of stars, that words are looked for in which no index has. */
const latestSearched = 200;

/** A page of published reviews: see `Listing.listPublished`. */
export async function listPublished(
  deps: ListingDeps,
  shopId: bigint,
  asked: ListQuery,
): Promise<ListPage | { readonly refused: 'bad-cursor' }> {
  const { db, orders, digest } = deps;
  const query = { ...asked, search: asked.search?.trim() || null };
  const limit = Math.min(50, Math.max(1, query.limit));
  const sign = (text: string) => digest(shopId, text);
  const after = query.after === null ? null : readCursor(query, query.after, sign);
  if (query.after !== null && after === null) return { refused: 'bad-cursor' };
  if ((await findState(db.sql, shopId)).liveFrom === null) return { reviews: [], next: null };
  const places = await placesOf(deps, shopId, query, after, limit + 1);
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  const ids = shown.map((place) => place.id);
  const { zone } = await orders.shopForReviews(shopId);
  const reviews = await listPublishedByIds(db.sql, shopId, ids);
  return {
    reviews: await shownReviews(deps, shopId, reviews, { zone, product: query.product }),
    next: places.length > limit && last !== undefined ? printCursor(query, last, sign) : null,
  };
}

/** One published review: see `Listing.readPublished`. */
export async function readPublished(
  deps: ListingDeps,
  shopId: bigint,
  review: bigint,
): Promise<ShownReview | null> {
  if ((await findState(deps.db.sql, shopId)).liveFrom === null) return null;
  const found = await listPublishedByIds(deps.db.sql, shopId, [review]);
  const { zone } = await deps.orders.shopForReviews(shopId);
  return (await shownReviews(deps, shopId, found, { zone, product: null }))[0] ?? null;
}

/** The next places of the list, in its order. */
async function placesOf(
  { db }: ListingDeps,
  shopId: bigint,
  query: ListQuery,
  after: OrderedBy | null,
  most: number,
): Promise<Place[]> {
  const { sort, filter, search } = query;
  const compare = comparePlaces(sort);
  const products = await productsOf({ db }, shopId, query.product);
  const stars = filter?.by === 'stars' ? filter.stars : null;
  const runs = (from: OrderedBy | null): RunsQuery['runs'] =>
    products.flatMap((product) => runsAfter(sort, stars, from).map((run) => ({ ...run, product })));
  const order = sort === 'helpful' ? 'helpful' : 'newest';
  const trait = traitOf(filter);
  if (search === null) {
    const found = await listPlaces(db.prepared, shopId, { runs: runs(after), order, trait, limit: most });
    return found.toSorted(compare).slice(0, most);
  }
  const words = wordsOf(search);
  const among = { products, stars, trait, words };
  const within = words.some(isInIndex)
    ? null
    : await listPlaces(db.prepared, shopId, { runs: runs(null), order, trait, limit: latestSearched });
  const found = await searchPlaces(db.sql, shopId, { ...among, within: within?.map(({ id }) => id) ?? null });
  const left = after === null ? found : found.filter((place) => compare(after, place) < 0);
  return left.toSorted(compare).slice(0, most);
}

async function productsOf(
  { db }: Pick<ListingDeps, 'db'>,
  shopId: bigint,
  product: bigint | null,
): Promise<readonly (bigint | null)[]> {
  if (product === null) return [null];
  return (await listTogether(db.sql, shopId, [product])).get(product) ?? [product];
}

function traitOf(filter: ListQuery['filter']): Trait | null {
  switch (filter?.by) {
    case 'media':
    case 'verified':
      return filter.by;
    case 'purchase':
      return filter.purchase;
    default:
      return null;
  }
}
