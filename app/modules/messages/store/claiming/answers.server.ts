import type { Instant } from '#app/kernel/calendar.ts';
import type { Announcing, NewFact, Prepared, Sql, Tx } from '#app/kernel/transaction.ts';
import type { Trace } from '../../deciding/judge.ts';
import type { LaterReason, MessageState, NotSentReason } from '../../message.ts';

/** What became of a message, once and for all. */
export interface Answer {
  readonly id: bigint;
  readonly state: Extract<MessageState, 'sent' | 'merged' | 'not-sent' | 'unknown'>;
  readonly reason: NotSentReason | null;
  /** Null: as it was when it was claimed. */
  readonly trace: Trace | null;
  /** Told with the answer. */
  readonly fact: NewFact;
}

export interface AnswersGiven {
  /** The states in which they have to stand. */
  readonly from: readonly MessageState[];
  /** Those of the mail that was claimed under it, the first of which leads; null: whichever. */
  readonly messageId: string | null;
  /** Business time. */
  readonly at: Instant;
}

/** Keeps answers; returns the messages whose answer it is. */
export type WriteAnswers = (
  shopId: bigint,
  answers: readonly Answer[],
  given: AnswersGiven,
) => Promise<readonly bigint[]>;

/** How many parameters the expressions below take, $2 to $8; $1 is the shop. */
export const answerParameters = 7;

/*
 * Answers, facts and their jobs in one statement: a process that dies has written all of them or none. What is said of
 * a mail, by its Message-ID, is said of all its parts while that is open, or of none: its lead comes first and decides.
 */
export const answerExpressions = (announcing: Announcing) => `
lead as (
  select id from message_intent where shop_id = $1 and id = ($2::jsonb -> 0 ->> 'id')::bigint
    and state = any($3::text[]) and message_id = $4 for update
), answered as (
  update message_intent m set state = a.state, reason = a.reason, answered_at = $5, later = null,
    trace = coalesce(a.trace, m.trace), counts = m.counts and a.state <> 'not-sent',
    merged_into = case when a.state = 'merged' then m.merged_into end
  from jsonb_to_recordset($2::jsonb) as a(id bigint, state text, reason text, trace jsonb, fact text)
  where m.shop_id = $1 and m.id = a.id and m.state = any($3::text[])
    and ($4::text is null or m.message_id = $4 and exists (select 1 from lead))
  returning m.id, a.fact
), ${announcing.expressions(6, 'key in (select fact from answered)')}`;

/** The values of those parameters. */
export function answerValues(
  announcing: Announcing,
  answers: readonly Answer[],
  { from, messageId, at }: AnswersGiven,
): readonly unknown[] {
  const rows = answers.map(({ id, fact, ...answer }) => ({ ...answer, id: id.toString(), fact: fact.key }));
  return [JSON.stringify(rows), from, messageId, at, ...announcing.values(answers.map(({ fact }) => fact))];
}

export function openAnswers(prepared: Prepared, announcing: Announcing): WriteAnswers {
  const text = `with ${answerExpressions(announcing)} select id, (select count(*) from jobs) as jobs from answered`;
  return async (shopId, answers, given) => {
    if (answers.length === 0) return [];
    const values = [shopId, ...answerValues(announcing, answers, given)];
    return (await prepared<{ id: bigint }>('message-answers', text, values)).map(({ id }) => id);
  };
}

export interface Postponed {
  readonly id: bigint;
  readonly state: Extract<MessageState, 'waiting' | 'held'>;
  readonly dueAt: Instant;
  readonly later: LaterReason | null;
  readonly trace: Trace;
}

/**
 * Puts messages that nobody hands over back to wait, or holds them. False: the addressee has moved on, and nothing was
 * written. What was planned anew meanwhile must not fall back to what was decided of its old plan.
 */
export async function postpone(
  prepared: Prepared,
  shopId: bigint,
  { addressee, turn }: { readonly addressee: string; readonly turn: bigint },
  postponed: readonly Postponed[],
): Promise<boolean> {
  if (postponed.length === 0) return true;
  const text = `with put as (
      select * from jsonb_to_recordset($2::jsonb) as p(id bigint, state text, due timestamptz, later text, trace jsonb)
    ), standing as (
      select id from message_intent
      where shop_id = $1 and id in (select id from put) and state in ('waiting', 'queued') order by id for update
    ), turned as (
      select turn from message_addressee
      where shop_id = $1 and addressee = $3 and turn = $4 and (select count(*) from standing) >= 0 for update
    ), written as (
      update message_intent m set state = p.state, due_at = p.due, later = p.later, trace = p.trace
      from put p, turned where m.shop_id = $1 and m.id = p.id and m.state in ('waiting', 'queued')
    ) select turn from turned`;
  const rows = postponed.map(({ id, dueAt, ...more }) => ({
    ...more,
    id: id.toString(),
    due: dueAt.toString(),
  }));
  try {
    const values = [shopId, JSON.stringify(rows), addressee, turn];
    return (await prepared('message-postpone', text, values)).length > 0;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

/** Two writers waited for each other, and this one gave way. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

/**
 * Gives a mail that is proven not to have gone back to the queue, all its parts, the lead first, or none. `via` stays:
 * what was once given to somebody is never given to another.
 */
export async function requeue(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
  messageId: string,
): Promise<readonly bigint[]> {
  const rows = await sql<{ id: bigint }>`with lead as (
      select id from message_intent where shop_id = ${shopId} and id = (${ids}::bigint[])[1] and state = 'unknown'
        and message_id = ${messageId} for update
    ), back as (
      update message_intent set state = 'queued', queued_at = clock_timestamp(), reason = null, message_id = null,
        claimed_at = null, claimed_by = null, counts = false, merged_into = null, answered_at = null
      where shop_id = ${shopId} and id = any(${ids}::bigint[]) and state in ('unknown', 'merged') and message_id = ${messageId}
        and exists (select 1 from lead)
      returning id), unwritten as (
      delete from message_content where shop_id = ${shopId} and intent_id in (select id from back))
    select id from back`;
  return rows.map(({ id }) => id);
}

/** Within a transaction: messages that nobody hands over are not sent. Returns those that were not answered before. */
export async function setNotSent(
  tx: Tx,
  ids: readonly bigint[],
  reason: NotSentReason,
  at: Instant,
): Promise<readonly bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`update message_intent
    set state = 'not-sent', reason = ${reason}, answered_at = ${at}, later = null
    where shop_id = ${tx.shopId} and id = any(${ids}::bigint[]) and state in ('waiting', 'held', 'queued') returning id`;
  return rows.map(({ id }) => id);
}
