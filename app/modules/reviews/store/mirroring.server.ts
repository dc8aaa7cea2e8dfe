import { invariant } from '#app/kernel/check.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { StarCounts } from '../ratings/rating.ts';

/** What is counted of products whose reviews are shown together, all of them at once. */
export interface ShownCounts {
  readonly stars: StarCounts;
  readonly verified: number;
  readonly imported: number;
  readonly incentivised: number;
  readonly media: number;
  readonly recommended: number;
  readonly notRecommended: number;
}

/** How far Shopify is with one product. */
export interface ProductStanding {
  readonly product: bigint;
  readonly version: bigint;
  readonly mirrored: bigint;
  readonly foreign: boolean;
}

/** Products after `after` whose metafields are behind. */
export async function listBehindAfter(
  sql: Sql,
  shopId: bigint,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const rows = await sql<{ product: bigint }>`select product_shopify_id as product from review_rating
    where shop_id = ${shopId} and mirrored < version and product_shopify_id > ${after}
    order by product_shopify_id limit ${limit}`;
  return rows.map((row) => row.product);
}

interface CountsRow extends Omit<ShownCounts, 'stars'> {
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}

/** Of these products, or (null) of all. */
export async function sumCounts(
  sql: Sql,
  shopId: bigint,
  products: readonly bigint[] | null,
): Promise<ShownCounts> {
  const [row] = await sql<CountsRow>`
    select coalesce(sum(n1), 0)::int as n1, coalesce(sum(n2), 0)::int as n2, coalesce(sum(n3), 0)::int as n3,
      coalesce(sum(n4), 0)::int as n4, coalesce(sum(n5), 0)::int as n5,
      coalesce(sum(n_verified), 0)::int as verified, coalesce(sum(n_imported), 0)::int as imported,
      coalesce(sum(n_incentivised), 0)::int as incentivised, coalesce(sum(n_media), 0)::int as media,
      coalesce(sum(n_recommended), 0)::int as recommended, coalesce(sum(n_not_recommended), 0)::int as "notRecommended"
    from review_rating where shop_id = ${shopId}
      and (${products}::bigint[] is null or product_shopify_id = any(${products}::bigint[]))`;
  invariant(row !== undefined, 'a sum is one row');
  const { n1, n2, n3, n4, n5, ...traits } = row;
  return { stars: { 1: n1, 2: n2, 3: n3, 4: n4, 5: n5 }, ...traits };
}

/** Of these products, however many have counts. */
export async function listStandings(
  sql: Sql,
  shopId: bigint,
  products: readonly bigint[],
): Promise<ProductStanding[]> {
  const rows = await sql<ProductStanding>`
    select product_shopify_id as product, version, mirrored, "foreign" from review_rating
    where shop_id = ${shopId} and product_shopify_id = any(${products}::bigint[])`;
  const known = new Map(rows.map((row) => [row.product, row]));
  return products.map(
    (product) => known.get(product) ?? { product, version: 0n, mirrored: 0n, foreign: false },
  );
}

/** Shopify shows these versions now, unless newer ones were written meanwhile. */
export async function noteAllMirrored(
  sql: Sql,
  shopId: bigint,
  standings: readonly Omit<ProductStanding, 'mirrored'>[],
): Promise<void> {
  const products = standings.map(({ product }) => product);
  const versions = standings.map(({ version }) => version);
  const foreign = standings.map((standing) => standing.foreign);
  await sql`insert into review_rating as r (shop_id, product_shopify_id, version, mirrored, "foreign")
    select ${shopId}, product, version, version, other
    from unnest(${products}::bigint[], ${versions}::bigint[], ${foreign}::boolean[]) as shown (product, version, other)
    on conflict (shop_id, product_shopify_id)
      do update set mirrored = greatest(r.mirrored, excluded.mirrored), "foreign" = excluded."foreign"`;
}

/** What stands at these products is another app's. */
export async function noteForeign(sql: Sql, shopId: bigint, products: readonly bigint[]): Promise<void> {
  if (products.length === 0) return;
  await sql`insert into review_rating (shop_id, product_shopify_id, "foreign")
    select ${shopId}, product, true from unnest(${products}::bigint[]) as product
    on conflict (shop_id, product_shopify_id) do update set "foreign" = true where not review_rating."foreign"`;
}

/** How many published reviews of these products gave which answer. */
export async function listAnswerCounts(
  sql: Sql,
  shopId: bigint,
  products: readonly bigint[],
): Promise<{ attribute: string; value: string; n: number }[]> {
  return sql`select attribute, value, sum(n)::int as n from review_answer_count
    where shop_id = ${shopId} and product_shopify_id = any(${products}::bigint[]) and n > 0
    group by attribute, value order by attribute, value`;
}
