import type { Instant } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Prepared, Sql } from '#app/kernel/transaction.ts';
import type { PurchaseOutcome, Review, Stars } from '../review.ts';
import { type ReviewDbRow, reviewOf, starsOf } from './reviews.server.ts';

/** What one published review is ordered by. */
export interface Place {
  readonly id: bigint;
  readonly stars: Stars;
  readonly helpfulScore: number;
  readonly submittedAt: Instant;
}

/** What narrows a list besides its stars. */
export type Trait = 'media' | 'verified' | PurchaseOutcome;

/**
 * One run through an index: reviews of one product (null: of the shop) with one number of stars, after `after` in the
 * order asked for. Lists of several products or stars are several runs that the caller merges, so that nothing is ever
 * sorted that is not shown.
 */
export interface Run {
  readonly product: bigint | null;
  readonly stars: Stars;
  readonly after: Pick<Place, 'id' | 'helpfulScore' | 'submittedAt'> | null;
}

export interface RunsQuery {
  readonly runs: readonly Run[];
  readonly order: 'newest' | 'helpful';
  readonly trait: Trait | null;
  /** Of each run. */
  readonly limit: number;
}

interface PlaceRow {
  id: bigint;
  rating: number;
  helpful_score: number;
  submitted_at: Instant;
}

/**
 * How many of each run are read, in the statement itself: a plan that is kept for all values then counts on so few, and
 * goes along the order instead of sorting.
 */
const lengths = [11, 26, 51, 200] as const;

/** Where the first of each run stand, in no order: at least `limit` of each, where it has so many. */
export async function listPlaces(prepared: Prepared, shopId: bigint, query: RunsQuery): Promise<Place[]> {
  const { runs, order, trait, limit } = query;
  if (runs.length === 0) return [];
  const length = lengths.find((one) => one >= limit);
  invariant(length !== undefined, `a run of ${limit} is at most 200 long`);
  const ofShop = runs.every(({ product }) => product === null);
  const rows = await prepared<PlaceRow>(
    `reviews-shown-${ofShop ? 'shop' : 'product'}-${order}-${trait ?? 'all'}-${length}`,
    placesStatement({ ofShop, order, trait, length }),
    [
      shopId,
      runs.map(({ product }) => product ?? 0n),
      runs.map(({ stars }) => stars),
      runs.map(({ after }) => after?.helpfulScore ?? 2_147_483_647),
      runs.map(({ after }) => after?.submittedAt.toString() ?? 'infinity'),
      runs.map(({ after }) => after?.id ?? 9_223_372_036_854_775_807n),
    ],
  );
  return rows.map(({ id, rating, helpful_score, submitted_at }) => ({
    id,
    stars: starsOf(rating),
    helpfulScore: helpful_score,
    submittedAt: submitted_at,
  }));
}

const traitConditions: Readonly<Record<Trait, string>> = {
  media: 'and r.has_media',
  verified: "and r.verification = 'verified_buyer'",
  kept: "and r.purchase = 'kept'",
  exchanged: "and r.purchase = 'exchanged'",
  returned: "and r.purchase = 'returned'",
};

export interface Places {
  readonly ofShop: boolean;
  readonly order: RunsQuery['order'];
  readonly trait: Trait | null;
  readonly length: (typeof lengths)[number];
}

/** Each combination is a statement of its own, so that each run is one scan of the index made for it. */
export function placesStatement({ ofShop, order, trait, length }: Places): string {
  const keys = order === 'newest' ? 'submitted_at, id' : 'helpful_score, submitted_at, id';
  const columns = keys.split(', ');
  return `select found.* from unnest($2::bigint[], $3::int[], $4::int[], $5::timestamptz[], $6::bigint[])
      as run (product, stars, helpful_score, submitted_at, id)
    cross join lateral (
      select r.id, r.rating, r.helpful_score, r.submitted_at from review r
      where r.shop_id = $1 ${ofShop ? '' : 'and r.product_shopify_id = run.product'} and r.status = 'published'
        and r.rating = run.stars ${trait === null ? '' : traitConditions[trait]}
        and (${columns.map((column) => `r.${column}`).join(', ')}) < (${columns.map((column) => `run.${column}`).join(', ')})
      order by ${columns.map((column) => `r.${column} desc`).join(', ')} limit ${length}
    ) found`;
}

/** Published ones with these ids, in the order of the ids. */
export async function listPublishedByIds(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
): Promise<Review[]> {
  if (ids.length === 0) return [];
  const rows = await sql<ReviewDbRow>`select r.*, t.title, t.body, t.display_name
    from review r left join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.id = any(${ids}::bigint[]) and r.status = 'published'`;
  const found = new Map(rows.map((row) => [row.id, reviewOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
