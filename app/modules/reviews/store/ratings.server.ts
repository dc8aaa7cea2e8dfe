import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { noStars, type StarCounts } from '../ratings/rating.ts';

export interface StoredRating {
  readonly counts: StarCounts;
  readonly version: bigint;
  readonly mirrored: bigint;
  readonly foreign: boolean;
}

export interface CountsRow {
  n1: number;
  n2: number;
  n3: number;
  n4: number;
  n5: number;
}

export const countsOf = ({ n1, n2, n3, n4, n5 }: CountsRow): StarCounts => ({
  1: n1,
  2: n2,
  3: n3,
  4: n4,
  5: n5,
});

export async function findRating(sql: Sql, shopId: bigint, product: bigint): Promise<StoredRating> {
  const [row] = await sql<CountsRow & { version: bigint; mirrored: bigint; foreign: boolean }>`
    select n1, n2, n3, n4, n5, version, mirrored, "foreign" from review_rating
    where shop_id = ${shopId} and product_shopify_id = ${product}`;
  if (row === undefined) return { counts: noStars, version: 0n, mirrored: 0n, foreign: false };
  return { counts: countsOf(row), version: row.version, mirrored: row.mirrored, foreign: row.foreign };
}

/** Over all products. */
export async function sumRatings(sql: Sql, shopId: bigint): Promise<StarCounts> {
  const [row] = await sql<CountsRow>`select coalesce(sum(n1), 0)::int as n1, coalesce(sum(n2), 0)::int as n2,
    coalesce(sum(n3), 0)::int as n3, coalesce(sum(n4), 0)::int as n4, coalesce(sum(n5), 0)::int as n5
    from review_rating where shop_id = ${shopId}`;
  return row === undefined ? noStars : countsOf(row);
}

/**
 * What is shown of these products changed without anything that is counted. Once in a transaction, after everything else
 * that it locks.
 */
export async function touchRatings(tx: Tx, products: readonly bigint[]): Promise<void> {
  for (const product of [...new Set(products)].toSorted(byNumber))
    await tx.sql`update review_rating set version = version + 1
      where shop_id = ${tx.shopId} and product_shopify_id = ${product}`;
  if (products.length > 0) await enqueueMirror(tx);
}

/** What is shown of every product changed. The sweep enqueues them bit by bit. */
export async function touchAllRatings(tx: Tx): Promise<void> {
  await tx.sql`update review_rating set version = version + 1 where shop_id = ${tx.shopId}`;
}

/**
 * One at a time per shop: an older state never follows a newer one. Every change has a job of its own: one that took
 * the place of a waiting job could find it just begun, and nobody would look at the change. The first of them writes
 * what all of them changed, several products with each call, and the others find nothing to do.
 */
export async function enqueueMirror(tx: Tx): Promise<void> {
  await tx.enqueue(mirrorJob(tx.shopId));
}

/** For what is behind for longer: looked for again and again, it waits once. */
export async function enqueueMirrorBehind(tx: Tx): Promise<void> {
  await tx.enqueue({ ...mirrorJob(tx.shopId), key: `ratings:${tx.shopId}` });
}

const mirrorJob = (shopId: bigint) => ({
  task: 'mirror-ratings',
  payload: { shopId: shopId.toString() },
  queue: `rating:${shopId}`,
});

export async function countMirroring(
  sql: Sql,
  shopId: bigint,
): Promise<{ readonly behind: number; readonly foreign: number }> {
  const [row] = await sql<{ behind: number; foreign: number }>`
    select count(*) filter (where mirrored < version)::int as behind, count(*) filter (where "foreign")::int as foreign
    from review_rating where shop_id = ${shopId}`;
  return row ?? { behind: 0, foreign: 0 };
}

/** Everybody locks rows of several products in this order. */
export const byNumber = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
