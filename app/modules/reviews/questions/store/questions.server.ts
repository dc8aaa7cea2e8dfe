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

/** Where the answer goes, sealed; null: to the customer, or nowhere. */
export async function findSealedAddress(sql: Sql, shopId: bigint, id: bigint): Promise<Uint8Array | null> {
  const [row] = await sql<{ email: Uint8Array | null }>`select email from review_question_text
    where shop_id = ${shopId} and question_id = ${id}`;
  return row?.email ?? null;
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

/** Questions of nobody we know that came with an address, those after `after`. */
export async function listAskersByAddress(
  sql: Sql,
  shopId: bigint,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<readonly { readonly id: bigint; readonly sealed: Uint8Array }[]> {
  return sql<{ id: bigint; sealed: Uint8Array }>`select t.question_id as id, t.email as sealed
    from review_question_text t join review_question q on q.shop_id = t.shop_id and q.id = t.question_id
    where t.shop_id = ${shopId} and t.question_id > ${after} and t.email is not null and q.customer_id is null
    order by t.question_id limit ${limit}`;
}

export async function giveQuestion(sql: Sql, shopId: bigint, id: bigint, customerId: bigint): Promise<void> {
  await sql`update review_question set customer_id = ${customerId}
    where shop_id = ${shopId} and id = ${id} and customer_id is null`;
}

/** Of a customer, in the order of their numbers, as everybody locks several of them. */
export async function lockQuestionsOf(tx: Tx, customerId: bigint): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`select id from review_question
    where shop_id = ${tx.shopId} and customer_id = ${customerId} order by id for update`;
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
