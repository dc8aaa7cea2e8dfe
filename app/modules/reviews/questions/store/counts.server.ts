import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { ReviewStatus } from '../../review.ts';
import { mirrorQuestionsJob } from '../jobs.ts';

export interface Refreshed {
  readonly status: ReviewStatus;
  readonly answers: number;
  /** This is when it was answered for the first time. */
  readonly firstAnswered: boolean;
}

/** Counts a question's answers anew and says whether somebody has to look. Its row is locked. */
export async function refreshQuestion(tx: Tx, id: bigint, now: Instant): Promise<Refreshed> {
  const [row] = await tx.sql<{ status: ReviewStatus; answers: number; first: boolean }>`
    with counted as (
      select count(*) filter (where status = 'published')::int as published,
        count(*) filter (where status = 'pending')::int as pending
      from review_question_answer where shop_id = ${tx.shopId} and question_id = ${id}
    ), before as (select answered_at from review_question where shop_id = ${tx.shopId} and id = ${id})
    update review_question q set answers = c.published,
      waiting = q.status <> 'hidden' and (q.status = 'pending' or c.published = 0 or c.pending > 0),
      answered_at = case when q.status = 'published' and c.published > 0
        then coalesce(q.answered_at, ${now}::timestamptz) else q.answered_at end
    from counted c, before b where q.shop_id = ${tx.shopId} and q.id = ${id}
    returning q.status, q.answers, b.answered_at is null and q.answered_at is not null as first`;
  if (row === undefined) throw new Error(`Question ${id} is locked`);
  return { status: row.status, answers: row.answers, firstAnswered: row.first };
}

/**
 * Counts published questions of a product, in the transaction that changed what is shown, and makes its metafield be
 * written again.
 */
export async function countPublished(tx: Tx, product: bigint, by: -1 | 0 | 1): Promise<void> {
  await tx.sql`insert into review_question_count as c (shop_id, product_shopify_id, published, version)
    values (${tx.shopId}, ${product}, ${Math.max(0, by)}, 1)
    on conflict (shop_id, product_shopify_id) do update set published = c.published + ${by}, version = c.version + 1`;
  await enqueueMirror(tx);
}

/** What is shown of every product changed. */
export async function touchAllCounts(tx: Tx): Promise<void> {
  await tx.sql`update review_question_count set version = version + 1 where shop_id = ${tx.shopId}`;
  await enqueueMirror(tx);
}

export async function enqueueMirror(tx: Tx): Promise<void> {
  await tx.enqueue(mirrorQuestionsJob(tx.shopId));
}

export interface BehindCount {
  readonly product: bigint;
  readonly published: number;
  readonly version: bigint;
}

/** Products after `after` whose metafields are behind. */
export async function listBehindCounts(
  sql: Sql,
  shopId: bigint,
  after: bigint,
  limit: number,
): Promise<BehindCount[]> {
  return sql<{ product: bigint; published: number; version: bigint }>`
    select product_shopify_id as product, published, version from review_question_count
    where shop_id = ${shopId} and mirrored < version and product_shopify_id > ${after}
    order by product_shopify_id limit ${limit}`;
}

export async function noteQuestionsMirrored(
  sql: Sql,
  shopId: bigint,
  written: readonly BehindCount[],
): Promise<void> {
  const [products, versions] = [written.map(({ product }) => product), written.map(({ version }) => version)];
  await sql`update review_question_count c set mirrored = greatest(c.mirrored, w.version)
    from unnest(${products}::bigint[], ${versions}::bigint[]) as w(product, version)
    where c.shop_id = ${shopId} and c.product_shopify_id = w.product`;
}

export async function findPublishedCount(sql: Sql, shopId: bigint, product: bigint): Promise<number> {
  const [row] = await sql<{ published: number }>`select published from review_question_count
    where shop_id = ${shopId} and product_shopify_id = ${product}`;
  return row?.published ?? 0;
}

/** Products whose counts are not those of their published questions. */
export async function listMiscountedQuestions(sql: Sql, shopId: bigint, limit: number): Promise<bigint[]> {
  const rows = await sql<{ product: bigint }>`
    with counted as (
      select product_shopify_id as product, count(*)::int as n from review_question
      where shop_id = ${shopId} and status = 'published' group by 1
    )
    select coalesce(c.product, s.product_shopify_id) as product
    from counted c full join (select * from review_question_count where shop_id = ${shopId}) s
      on s.product_shopify_id = c.product
    where coalesce(s.published, 0) <> coalesce(c.n, 0) order by 1 limit ${limit}`;
  return rows.map((row) => row.product);
}
