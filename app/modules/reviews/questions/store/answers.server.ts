import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { HoldSignal, ReviewStatus } from '../../review.ts';
import type { QuestionDecision } from '../door.ts';
import type { Answer, AnsweredBy } from '../question.ts';

interface AnswerDbRow {
  id: bigint;
  question_id: bigint;
  by: AnsweredBy;
  customer_id: bigint | null;
  order_id: bigint | null;
  status: ReviewStatus;
  held_for: HoldSignal[];
  body: string;
  display_name: string;
  actor: string | null;
  answered_at: Instant;
}

const answerOf = (row: AnswerDbRow): Answer => ({
  id: row.id,
  questionId: row.question_id,
  by: row.by,
  customerId: row.customer_id,
  orderId: row.order_id,
  status: row.status,
  heldFor: row.held_for,
  body: row.body,
  displayName: row.display_name,
  actor: row.actor,
  answeredAt: row.answered_at,
});

export async function insertAnswer(tx: Tx, one: Omit<Answer, 'id'>): Promise<bigint> {
  const [row] = await tx.sql<{ id: bigint }>`
    insert into review_question_answer (shop_id, question_id, by, customer_id, order_id, status, held_for, body,
      display_name, actor, answered_at)
    values (${tx.shopId}, ${one.questionId}, ${one.by}, ${one.customerId}, ${one.orderId}, ${one.status},
      ${one.heldFor}::text[], ${one.body}, ${one.displayName}, ${one.actor}, ${one.answeredAt})
    returning id`;
  if (row === undefined) throw new Error('An answer that is inserted has a number');
  return row.id;
}

/** Oldest first, whatever their status. */
export async function listAnswers(sql: Sql, shopId: bigint, questionId: bigint): Promise<Answer[]> {
  const rows = await sql<AnswerDbRow>`
    select id, question_id, by, customer_id, order_id, status, held_for, body, display_name, actor, answered_at
    from review_question_answer where shop_id = ${shopId} and question_id = ${questionId} order by id`;
  return rows.map(answerOf);
}

/** The published ones of these questions: the merchant's first, then the oldest. */
export async function listPublishedAnswers(
  sql: Sql,
  shopId: bigint,
  questions: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly Answer[]>> {
  const rows = await sql<AnswerDbRow>`
    select id, question_id, by, customer_id, order_id, status, held_for, body, display_name, actor, answered_at
    from review_question_answer
    where shop_id = ${shopId} and question_id = any(${questions}::bigint[]) and status = 'published'
    order by by = 'owner', id`;
  return Map.groupBy(rows.map(answerOf), ({ questionId }) => questionId);
}

export async function setAnswerStatus(tx: Tx, id: bigint, status: ReviewStatus): Promise<void> {
  await tx.sql`update review_question_answer set status = ${status} where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function moveAnswers(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update review_question_answer set customer_id = ${into}
    where shop_id = ${tx.shopId} and customer_id = ${from}`;
}

/** Words and name of what a customer answered; they are no longer shown. Ids of the questions. */
export async function eraseAnswers(tx: Tx, customerId: bigint): Promise<bigint[]> {
  const rows = await tx.sql<{ question_id: bigint }>`
    update review_question_answer set body = '', display_name = '', status = 'hidden'
    where shop_id = ${tx.shopId} and customer_id = ${customerId} returning question_id`;
  return [...new Set(rows.map((row) => row.question_id))];
}

/** Questions that a customer answered, locked in the order of their numbers. */
export async function lockQuestionsAnsweredBy(tx: Tx, customerId: bigint): Promise<void> {
  await tx.sql`select 1 as one from review_question q where q.shop_id = ${tx.shopId} and q.id in (
      select a.question_id from review_question_answer a
      where a.shop_id = ${tx.shopId} and a.customer_id = ${customerId})
    order by q.id for update`;
}

export async function listAnswersOf(sql: Sql, shopId: bigint, customerId: bigint): Promise<Answer[]> {
  const rows = await sql<AnswerDbRow>`
    select id, question_id, by, customer_id, order_id, status, held_for, body, display_name, actor, answered_at
    from review_question_answer where shop_id = ${shopId} and customer_id = ${customerId} order by id desc limit 10000`;
  return rows.map(answerOf);
}

/** Within a transaction that has locked the question. */
export async function addQuestionDecision(
  tx: Tx,
  questionId: bigint,
  decision: QuestionDecision,
): Promise<void> {
  const { number, answerId, action, reason, actor, at } = decision;
  await tx.sql`
    insert into review_question_decision (shop_id, question_id, number, answer_id, action, reason, actor, decided_at)
    values (${tx.shopId}, ${questionId}, ${number}, ${answerId}, ${action}, ${reason}, ${actor}, ${at})`;
}

/** Oldest first. */
export async function listQuestionDecisions(
  sql: Sql,
  shopId: bigint,
  questionId: bigint,
): Promise<QuestionDecision[]> {
  return sql<{
    number: number;
    answerId: bigint | null;
    action: QuestionDecision['action'];
    reason: QuestionDecision['reason'];
    actor: string;
    at: Instant;
  }>`select number, answer_id as "answerId", action, reason, actor, decided_at as at from review_question_decision
    where shop_id = ${shopId} and question_id = ${questionId} order by number`;
}
