import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { HoldSignal, ReviewStatus } from '../../review.ts';
import type { Question } from '../question.ts';

export interface QuestionDbRow {
  id: bigint;
  product_shopify_id: bigint;
  customer_id: bigint | null;
  status: ReviewStatus;
  held_for: HoldSignal[];
  language: string | null;
  body: string | null;
  display_name: string | null;
  answers: number;
  waiting: boolean;
  asked_at: Instant;
  published_at: Instant | null;
  answered_at: Instant | null;
  revision: number;
}

export const questionOf = (row: QuestionDbRow): Question => ({
  id: row.id,
  productShopifyId: row.product_shopify_id,
  customerId: row.customer_id,
  status: row.status,
  heldFor: row.held_for,
  language: row.language,
  body: row.body ?? '',
  displayName: row.display_name ?? '',
  erased: row.body === null,
  answers: row.answers,
  waiting: row.waiting,
  askedAt: row.asked_at,
  publishedAt: row.published_at,
  answeredAt: row.answered_at,
  revision: row.revision,
});

export interface NewQuestion {
  readonly productShopifyId: bigint;
  readonly customerId: bigint | null;
  readonly status: ReviewStatus;
  readonly heldFor: readonly HoldSignal[];
  readonly language: string | null;
  readonly body: string;
  readonly displayName: string;
  /** Sealed, with the hash that finds it; null: nobody is told. */
  readonly email: { readonly sealed: Uint8Array; readonly index: Uint8Array } | null;
  readonly askedAt: Instant;
}

export async function insertQuestion(tx: Tx, one: NewQuestion): Promise<bigint> {
  const publishedAt = one.status === 'published' ? one.askedAt : null;
  const [row] = await tx.sql<{ id: bigint }>`
    with added as (
      insert into review_question (shop_id, product_shopify_id, customer_id, status, held_for, language, asked_at, published_at)
      values (${tx.shopId}, ${one.productShopifyId}, ${one.customerId}, ${one.status}, ${one.heldFor}::text[],
        ${one.language}, ${one.askedAt}, ${publishedAt}) returning id
    ), words as (
      insert into review_question_text (shop_id, question_id, body, display_name, email_index, email)
      select ${tx.shopId}, id, ${one.body}, ${one.displayName}, ${one.email?.index ?? null}::bytea,
        ${one.email?.sealed ?? null}::bytea from added
    )
    select id from added`;
  if (row === undefined) throw new Error('A question that is inserted has a number');
  return row.id;
}

export async function findStoredQuestion(sql: Sql, shopId: bigint, id: bigint): Promise<Question | null> {
  const [row] = await sql<QuestionDbRow>`
    select q.id, q.product_shopify_id, q.customer_id, q.status, q.held_for, q.language, t.body, t.display_name, q.answers,
      q.waiting, q.asked_at, q.published_at, q.answered_at, q.revision
    from review_question q left join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id
    where q.shop_id = ${shopId} and q.id = ${id}`;
  return row === undefined ? null : questionOf(row);
}

/** The same, locked: who decides about a question and its answers waits here for the others. */
export async function lockQuestion(tx: Tx, id: bigint): Promise<Question | null> {
  await tx.sql`select 1 as one from review_question where shop_id = ${tx.shopId} and id = ${id} for update`;
  return findStoredQuestion(tx.sql, tx.shopId, id);
}

/** The decision's number. */
export async function nextDecision(tx: Tx, id: bigint): Promise<number> {
  const [row] = await tx.sql<{ revision: number }>`update review_question set revision = revision + 1
    where shop_id = ${tx.shopId} and id = ${id} returning revision`;
  return row?.revision ?? 0;
}

export async function setQuestionStatus(
  tx: Tx,
  id: bigint,
  status: ReviewStatus,
  at: Instant,
): Promise<void> {
  await tx.sql`update review_question set status = ${status},
      published_at = case when ${status} = 'published' then ${at}::timestamptz else published_at end
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** The address that a question came with, sealed; `given`: it came with one, which may be erased by now. */
export async function findAddress(
  sql: Sql,
  shopId: bigint,
  id: bigint,
): Promise<{ readonly sealed: Uint8Array | null; readonly given: boolean }> {
  const [row] = await sql<{ sealed: Uint8Array | null; given: boolean }>`
    select email as sealed, email_index is not null as given from review_question_text
    where shop_id = ${shopId} and question_id = ${id}`;
  return row ?? { sealed: null, given: false };
}

/** Questions whose address is still here, by id, those after `after`. */
export async function listAddressed(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<
  readonly { readonly id: bigint; readonly askedAt: Instant; readonly answeredAt: Instant | null }[]
> {
  return sql<{ id: bigint; askedAt: Instant; answeredAt: Instant | null }>`
    select q.id, q.asked_at as "askedAt", q.answered_at as "answeredAt"
    from review_question_text t join review_question q on q.shop_id = t.shop_id and q.id = t.question_id
    where t.shop_id = ${shopId} and t.email is not null and q.id > ${after} order by q.id limit ${limit}`;
}

/** The hash that finds the question stays, until its words go. */
export async function eraseAddresses(sql: Sql, shopId: bigint, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update review_question_text set email = null
    where shop_id = ${shopId} and question_id = any(${ids}::bigint[])`;
}

/** Words of the latest questions of the shop. */
export async function latestWords(sql: Sql, shopId: bigint, limit: number): Promise<string[]> {
  const rows = await sql<{ body: string }>`
    select t.body from (
      select shop_id, id from review_question where shop_id = ${shopId} order by asked_at desc, id desc limit ${limit}
    ) q join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id`;
  return rows.map(({ body }) => body);
}

export async function moveQuestions(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update review_question set customer_id = ${into}
    where shop_id = ${tx.shopId} and customer_id = ${from}`;
}

/** Questions that came with an address alone are of whoever is a customer with it by now. */
export async function giveQuestions(sql: Sql, shopId: bigint): Promise<void> {
  await sql`
    update review_question q set customer_id = known.customer
    from (
      select t.question_id as id, min(c.id) as customer from review_question_text t
        join commerce_customer_profile p on p.shop_id = t.shop_id and p.email_index = t.email_index
        join commerce_customer c on c.shop_id = p.shop_id and c.id = p.customer_id
      where t.shop_id = ${shopId} and c.merged_into_id is null and c.redacted_at is null and c.deleted_at is null
      group by t.question_id
    ) known
    where q.shop_id = ${shopId} and q.id = known.id and q.customer_id is null`;
}

/** Of a customer, in the order of their numbers, as everybody locks several of them. */
export async function lockQuestionsOf(tx: Tx, customerId: bigint): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`select id from review_question
    where shop_id = ${tx.shopId} and customer_id = ${customerId} order by id for update`;
  return rows.map(({ id }) => id);
}

/** Those asked with an address whose owner was erased since, locked in the same order. */
export async function lockQuestionsOfErased(tx: Tx): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`
    select q.id from commerce_erased_address e
      join review_question_text t on t.shop_id = e.shop_id and t.email_index = e.email_index
      join review_question q on q.shop_id = t.shop_id and q.id = t.question_id
    where e.shop_id = ${tx.shopId} and q.asked_at <= e.erased_at order by q.id for update of q`;
  return rows.map(({ id }) => id);
}

export async function eraseQuestionWords(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.sql`delete from review_question_text
    where shop_id = ${tx.shopId} and question_id = any(${ids}::bigint[])`;
}

export async function listQuestionsOf(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<readonly { readonly question: Question; readonly sealed: Uint8Array | null }[]> {
  const rows = await sql<QuestionDbRow & { email: Uint8Array | null }>`
    select q.id, q.product_shopify_id, q.customer_id, q.status, q.held_for, q.language, t.body, t.display_name, q.answers,
      q.waiting, q.asked_at, q.published_at, q.answered_at, q.revision, t.email
    from review_question q left join review_question_text t on t.shop_id = q.shop_id and t.question_id = q.id
    where q.shop_id = ${shopId} and q.customer_id = ${customerId} order by q.asked_at desc, q.id desc limit 10000`;
  return rows.map((row) => ({ question: questionOf(row), sealed: row.email }));
}
