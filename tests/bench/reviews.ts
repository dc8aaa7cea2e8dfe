import pg from 'pg';
import { parseInstant, zone } from '../../app/kernel/calendar.ts';
import { printCursor } from '../../app/modules/reviews/listing/cursor.ts';
import { type ListingDeps, listPublished } from '../../app/modules/reviews/listing/list-published.server.ts';
import { type ListQuery, listSorts } from '../../app/modules/reviews/listing/shown.ts';
import { allStars } from '../../app/modules/reviews/ratings/rating.ts';
import { purchaseOutcomes } from '../../app/modules/reviews/review.ts';
import { type Places, placesStatement } from '../../app/modules/reviews/store/published.server.ts';
import { starsOf } from '../../app/modules/reviews/store/reviews.server.ts';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { busyProduct, fillReviews, shopId } from './many-reviews.ts';
import { median } from './rounds.ts';

/** As many as a page of the storefront shows. */
const limit = 10;
/** At most so many times as slow as with a thousand reviews. */
const aim = 2;

export interface Slowness {
  readonly name: string;
  /** 95th percentile in milliseconds. */
  readonly many: number;
  readonly few: number;
  readonly ratio: number;
  readonly aim: number;
}

const filters: Readonly<Record<string, ListQuery['filter']>> = {
  all: null,
  ...Object.fromEntries(allStars.map((stars) => [`${stars} stars`, { by: 'stars', stars } as const])),
  pictures: { by: 'media' },
  'verified buyers': { by: 'verified' },
  ...Object.fromEntries(
    purchaseOutcomes.map((purchase) => [purchase, { by: 'purchase', purchase } as const]),
  ),
};

/** Lists of published reviews with so many of them, beside the same with a thousand. */
export async function compareLists(
  urls: { readonly many: string; readonly few: string },
  count: number,
  runs: number,
): Promise<Slowness[]> {
  const many = openDatabase({ url: urls.many, reactionsOf: () => [] });
  const few = openDatabase({ url: urls.few, reactionsOf: () => [] });
  try {
    await fillAt(urls.many, many, count);
    await fillAt(urls.few, few, 1000);
    await checkPlans(urls.many);
    const all: Slowness[] = [];
    for (const product of [busyProduct, null])
      for (const sort of listSorts)
        for (const [name, filter] of Object.entries(filters)) {
          const query: ListQuery = { product, sort, filter, search: null, after: null, limit };
          const named = `${product === null ? 'of the shop' : 'of a product'}, ${sort}, ${name}`;
          all.push(await compareOne(named, { many, few }, { many: query, few: query }, runs));
          if (filter !== null) continue;
          const deep = { many: await deepIn(many, query), few: await deepIn(few, query) };
          all.push(await compareOne(`${named}, page 10,000`, { many, few }, deep, runs));
        }
    return all;
  } finally {
    await Promise.all([many.close(), few.close()]);
  }
}

/** With its own connection: the statements that drop and make indexes are text. */
async function fillAt(url: string, db: Database, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create function drop_index(name text) returns void language plpgsql as $$ begin execute format('drop index %I', name); end $$;
    create function run_statement(text text) returns void language plpgsql as $$ begin execute text; end $$;`);
  await client.end();
  await fillReviews(db, count);
  await db.sql`vacuum analyze`;
}

/**
 * Both sides in turn, so that a machine whose speed drifts treats both alike; the median of some rounds, because one
 * hiccup of a shared machine is in the slowest of one of them.
 */
async function compareOne(
  name: string,
  sides: Readonly<Record<Side, Database>>,
  queries: Readonly<Record<Side, ListQuery>>,
  runs: number,
): Promise<Slowness> {
  const slowest: Record<Side, number[]> = { many: [], few: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const took: Record<Side, number[]> = { many: [], few: [] };
    for (let run = 0; run < runs / rounds; run += 1)
      for (const side of run % 2 === 0 ? inTurn : inTurn.toReversed()) {
        const started = performance.now();
        await read(sides[side], queries[side]);
        took[side].push(performance.now() - started);
      }
    // The first one warms up.
    if (round > 0) for (const side of inTurn) slowest[side].push(p95(took[side]));
  }
  const ratios = slowest.many.map((many, round) => many / (slowest.few[round] ?? Number.NaN));
  return { name, many: median(slowest.many), few: median(slowest.few), ratio: median(ratios), aim };
}

type Side = 'many' | 'few';
const inTurn: readonly Side[] = ['many', 'few'];
const rounds = 5;

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;

const deps = (db: Database): ListingDeps => ({
  db,
  orders: {
    shopForReviews: async () => ({
      id: shopId,
      domain: 'bench',
      zone: zone('UTC'),
      grantedScopes: [],
      installed: true,
    }),
    products: async () => new Map(),
  },
  digest: (_shop, text) => sign(text),
});

/** As long as the real one; what it costs is not measured here. */
const sign = (text: string) => Buffer.from(text).toString('base64url').slice(-22).padStart(22, '0');

async function read(db: Database, query: ListQuery): Promise<void> {
  const page = await listPublished(deps(db), shopId, query);
  if ('refused' in page) throw new Error('The cursor is refused');
  if (page.reviews.length === 0) throw new Error('Nothing is listed');
}

/** The cursor after page 9,999, or after nine tenths of a list that is not as long. */
async function deepIn(db: Database, query: ListQuery): Promise<ListQuery> {
  const [all] = await db.sql<{ n: number }>`select count(*)::int as n from review
    where shop_id = ${shopId} and (${query.product}::bigint is null or product_shopify_id = ${query.product})`;
  const at = Math.min(9999 * limit, Math.floor((all?.n ?? 0) * 0.9)) - 1;
  const by = query.sort;
  const [row] = await db.sql<{ id: bigint; rating: number; helpful_score: number; submitted_at: string }>`
    select id, rating, helpful_score, to_json(submitted_at) #>> '{}' as submitted_at from review
    where shop_id = ${shopId} and (${query.product}::bigint is null or product_shopify_id = ${query.product})
    order by case ${by} when 'helpful' then -helpful_score when 'highest' then -rating when 'lowest' then rating else 0 end,
      submitted_at desc, id desc limit 1 offset ${at}`;
  if (row === undefined) throw new Error('The list is shorter than it says');
  const place = {
    id: row.id,
    stars: starsOf(row.rating),
    helpfulScore: row.helpful_score,
    submittedAt: parseInstant(row.submitted_at),
  };
  return { ...query, after: printCursor(query, place, sign) };
}

/** Nothing is sorted, and no table is read from end to end, whether values are planned with or not. */
async function checkPlans(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const mode of ['force_custom_plan', 'force_generic_plan'])
      for (const ofShop of [false, true])
        for (const order of ['newest', 'helpful'] as const)
          for (const trait of [null, 'media', 'verified', ...purchaseOutcomes] as const)
            await checkPlan(client, mode, { ofShop, order, trait });
  } finally {
    await client.end();
  }
}

async function checkPlan(client: pg.Client, mode: string, asked: Omit<Places, 'length'>): Promise<void> {
  const { ofShop, order, trait } = asked;
  const name = `${ofShop ? 'shop' : 'product'}_${order}_${trait ?? 'all'}`;
  await client.query(`set plan_cache_mode = ${mode}`);
  await client.query(
    `prepare ${name} (bigint, bigint[], int[], int[], timestamptz[], bigint[]) as ${placesStatement({ ...asked, length: 11 })}`,
  );
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain execute ${name} (1, '{1,1,1,1,1}', '{1,2,3,4,5}', '{500000,500000,500000,500000,500000}',
      '{2025-01-01,2025-01-01,2025-01-01,2025-01-01,2025-01-01}', '{500000,500000,500000,500000,500000}')`,
  );
  await client.query(`deallocate ${name}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  if (/Sort|Seq Scan|Bitmap/.test(plan) || !/Index (Only )?Scan using review_shown_/.test(plan))
    throw new Error(`${name} (${mode}) does not go along an index:\n${plan}`);
}
