import type { Instant, LocalDate, Zone } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { StarCounts } from '../../ratings/rating.ts';
import type { Stars } from '../../review.ts';
import { type CountsRow, countsOf } from '../../store/ratings.server.ts';
import { starsOf } from '../../store/reviews.server.ts';
import type { Asked } from '../door.ts';

/**
 * Orders asked about from a moment on, by the month in which they were; `undelivered`: whose mail came back. Read by the
 * index of requests over time.
 */
export async function countAsked(
  sql: Sql,
  shopId: bigint,
  {
    from,
    zone,
    undelivered,
  }: { readonly from: Instant; readonly zone: Zone; readonly undelivered: readonly bigint[] },
): Promise<(Asked & { readonly month: string })[]> {
  return sql<Asked & { month: string }>`
    select month, count(*)::int as asked, (count(*) filter (where arrived))::int as delivered,
      (count(answered_at) filter (where arrived))::int as answered
    from (select to_char(requested_at at time zone ${zone}::text, 'YYYY-MM') as month, answered_at,
        order_id <> all(${undelivered}::bigint[]) as arrived
      from review_request where shop_id = ${shopId} and requested_at >= ${from}) requests group by 1`;
}

export async function sumWritten(
  sql: Sql,
  shopId: bigint,
  from: LocalDate,
): Promise<{ readonly month: string; readonly written: StarCounts }[]> {
  const rows = await sql<CountsRow & { month: string }>`select to_char(day, 'YYYY-MM') as month,
      sum(n1)::int as n1, sum(n2)::int as n2, sum(n3)::int as n3, sum(n4)::int as n4, sum(n5)::int as n5
    from review_day where shop_id = ${shopId} and day >= ${from.toString()}::date group by 1`;
  return rows.map((row) => ({ month: row.month, written: countsOf(row) }));
}

/** Those most written about since, with all that is published about them. */
export async function listMostWritten(
  sql: Sql,
  shopId: bigint,
  from: LocalDate,
  limit: number,
): Promise<{ readonly product: bigint; readonly written: StarCounts; readonly published: StarCounts }[]> {
  const rows = await sql<
    CountsRow & { product: bigint; p1: number; p2: number; p3: number; p4: number; p5: number }
  >`with written as (
      select product_shopify_id as product, sum(n1)::int as n1, sum(n2)::int as n2, sum(n3)::int as n3,
        sum(n4)::int as n4, sum(n5)::int as n5, sum(n1 + n2 + n3 + n4 + n5) as n
      from review_day where shop_id = ${shopId} and day >= ${from.toString()}::date group by 1
      having sum(n1 + n2 + n3 + n4 + n5) > 0 order by n desc, product limit ${limit}
    )
    select w.product, w.n1, w.n2, w.n3, w.n4, w.n5, coalesce(r.n1, 0) as p1, coalesce(r.n2, 0) as p2,
      coalesce(r.n3, 0) as p3, coalesce(r.n4, 0) as p4, coalesce(r.n5, 0) as p5
    from written w left join review_rating r on r.shop_id = ${shopId} and r.product_shopify_id = w.product
    order by w.n desc, w.product`;
  return rows.map((row) => ({
    product: row.product,
    written: countsOf(row),
    published: countsOf({ n1: row.p1, n2: row.p2, n3: row.p3, n4: row.p4, n5: row.p5 }),
  }));
}

/** Over all products. */
export async function sumAnswers(
  sql: Sql,
  shopId: bigint,
): Promise<{ readonly attribute: string; readonly value: string; readonly n: number }[]> {
  return sql<{ attribute: string; value: string; n: number }>`
    select attribute, value, sum(n)::int as n from review_answer_count
    where shop_id = ${shopId} group by 1, 2 having sum(n) > 0`;
}

/** The latest texts since, newest first; whether they are shown makes no difference. */
export async function listTexts(
  sql: Sql,
  shopId: bigint,
  from: Instant,
  limit: number,
): Promise<{ readonly stars: Stars; readonly text: string }[]> {
  const rows = await sql<{ rating: number; title: string; body: string }>`
    select r.rating, t.title, t.body from review r join review_text t on t.shop_id = r.shop_id and t.review_id = r.id
    where r.shop_id = ${shopId} and r.submitted_at >= ${from} order by r.submitted_at desc, r.id desc limit ${limit}`;
  return rows.map(({ rating, title, body }) => ({ stars: starsOf(rating), text: `${title}\n${body}` }));
}

/** The latest questions since. */
export async function listQuestionTexts(
  sql: Sql,
  shopId: bigint,
  from: Instant,
  limit: number,
): Promise<string[]> {
  const rows = await sql<{ body: string }>`
    select t.body from review_question q
    join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id
    where q.shop_id = ${shopId} and q.asked_at >= ${from} order by q.asked_at desc, q.id desc limit ${limit}`;
  return rows.map(({ body }) => body);
}
