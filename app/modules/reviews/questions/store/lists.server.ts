import { type PageEnd, parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { QuestionQuery } from '../door.ts';
import type { Question } from '../question.ts';
import { type QuestionDbRow, questionOf } from './questions.server.ts';

interface Page {
  readonly questions: readonly Question[];
  readonly next: string | null;
}

function pageOf(rows: readonly QuestionDbRow[], limit: number): Page {
  const questions = rows.slice(0, limit).map(questionOf);
  const last = questions.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { questions, next: more ? printPageEnd({ at: last.askedAt, id: last.id }) : null };
}

/** The merchant's, newest first. */
export async function listQuestionInbox(sql: Sql, shopId: bigint, query: QuestionQuery): Promise<Page> {
  const limit = Math.min(250, Math.max(1, query.limit ?? 50));
  const end = parsePageEnd(query.after);
  const search = query.search?.trim().slice(0, 200) || null;
  const words = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const list = query.list ?? null;
  const rows = await sql<QuestionDbRow>`
    select q.id, q.product_shopify_id, q.customer_id, q.status, q.held_for, q.language, t.body, t.display_name, q.answers,
      q.waiting, q.asked_at, q.published_at, q.answered_at, q.revision
    from review_question q left join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id
    where q.shop_id = ${shopId}
      and (${list}::text is null
        or (${list} = 'to-answer' and q.waiting)
        or (${list} = 'answered' and not q.waiting and q.status <> 'hidden')
        or (${list} = 'hidden' and q.status = 'hidden'))
      and (${query.product ?? null}::bigint is null or q.product_shopify_id = ${query.product ?? null})
      and (${words}::text is null or t.body || ' ' || t.display_name ilike ${words} or q.product_shopify_id in (
        select p.shopify_id from commerce_product p where p.shop_id = ${shopId} and p.title ilike ${words}))
      and (${end?.at ?? null}::timestamptz is null or (q.asked_at, q.id) < (${end?.at ?? null}, ${end?.id ?? null}::bigint))
    order by q.asked_at desc, q.id desc limit ${limit + 1}`;
  return pageOf(rows, limit);
}

/** The published ones of a product, newest first. */
export async function listPublishedQuestions(
  sql: Sql,
  shopId: bigint,
  product: bigint,
  { end, limit }: { readonly end: PageEnd | null; readonly limit: number },
): Promise<Page> {
  const rows = await sql<QuestionDbRow>`
    select q.id, q.product_shopify_id, q.customer_id, q.status, q.held_for, q.language, t.body, t.display_name, q.answers,
      q.waiting, q.asked_at, q.published_at, q.answered_at, q.revision
    from review_question q join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id
    where q.shop_id = ${shopId} and q.product_shopify_id = ${product} and q.status = 'published'
      and (${end?.at ?? null}::timestamptz is null or (q.asked_at, q.id) < (${end?.at ?? null}, ${end?.id ?? null}::bigint))
    order by q.asked_at desc, q.id desc limit ${limit + 1}`;
  return pageOf(rows, limit);
}

/** Counted up to 1,000. */
export async function countWaiting(sql: Sql, shopId: bigint): Promise<number> {
  const [row] = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from review_question where shop_id = ${shopId} and waiting limit 1000) found`;
  return row?.n ?? 0;
}

/** Products with most questions that wait. */
export async function listMostWaiting(
  sql: Sql,
  shopId: bigint,
  limit: number,
): Promise<readonly { readonly product: bigint; readonly count: number }[]> {
  return sql<{ product: bigint; count: number }>`
    select product_shopify_id as product, count(*)::int as count from review_question
    where shop_id = ${shopId} and waiting group by 1 order by 2 desc, 1 limit ${limit}`;
}
