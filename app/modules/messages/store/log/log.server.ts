import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import type { PageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LaterReason, MessageState, NotSentReason, Via } from '../../message.ts';
import type { FeedbackKind, MessageRow } from '../../views.ts';
import { listEvents } from '../events.server.ts';

export interface LogRow {
  id: bigint;
  kind: string;
  state: MessageState;
  via: Via | null;
  reason: NotSentReason | null;
  later: LaterReason | null;
  customer_id: bigint | null;
  order_id: bigint | null;
  subject_id: bigint | null;
  first_due_at: Instant;
  due_at: Instant;
  answered_at: Instant | null;
  merged_into: bigint | null;
  trace: unknown;
}

const traceSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).catch({});

/** What narrows the log; null: nothing. */
export interface LogFilter {
  readonly kind: string | null;
  readonly states: readonly MessageState[] | null;
  readonly reason: string | null;
  /** True: only those that wait past their first moment; false: none of those. */
  readonly later: boolean | null;
  readonly customerId: bigint | null;
  readonly end: PageEnd | null;
  readonly limit: number;
}

/** What a searched text can mean. */
export interface LogSearch {
  readonly ids: readonly bigint[];
  readonly orderNames: readonly string[];
  readonly emailIndex: Uint8Array;
}

/** By the moment of the answer, or at which it is due, newest first. */
export async function listLog(sql: Sql, shopId: bigint, filter: LogFilter): Promise<LogRow[]> {
  const { kind, states, reason, later, customerId, end, limit } = filter;
  return sql<LogRow>`
    select id, kind, state, via, reason, later, customer_id, order_id, subject_id, first_due_at, due_at, answered_at, merged_into, trace
    from message_intent
    where shop_id = ${shopId} and (${kind}::text is null or kind = ${kind})
      and (${states}::text[] is null or state = any(${states}::text[]))
      and (${reason}::text is null or reason = ${reason}) and (${later}::boolean is null or (later is not null) = ${later})
      and (${customerId}::bigint is null or customer_id = ${customerId})
      and (${end?.at ?? null}::timestamptz is null
        or (coalesce(answered_at, due_at), id) < (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
    order by coalesce(answered_at, due_at) desc, id desc limit ${limit}`;
}

/** As `listLog`, soonest first: for what waits. */
export async function listSoonest(sql: Sql, shopId: bigint, filter: LogFilter): Promise<LogRow[]> {
  const { kind, states, reason, later, customerId, end, limit } = filter;
  return sql<LogRow>`
    select id, kind, state, via, reason, later, customer_id, order_id, subject_id, first_due_at, due_at, answered_at, merged_into, trace
    from message_intent
    where shop_id = ${shopId} and (${kind}::text is null or kind = ${kind})
      and (${states}::text[] is null or state = any(${states}::text[]))
      and (${reason}::text is null or reason = ${reason}) and (${later}::boolean is null or (later is not null) = ${later})
      and (${customerId}::bigint is null or customer_id = ${customerId})
      and (${end?.at ?? null}::timestamptz is null
        or (coalesce(answered_at, due_at), id) > (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
    order by coalesce(answered_at, due_at), id limit ${limit}`;
}

/** As `listLog`, of the few that a searched text finds. */
export async function searchLog(
  sql: Sql,
  shopId: bigint,
  search: LogSearch,
  filter: LogFilter,
): Promise<LogRow[]> {
  const { kind, states, reason, later, customerId, end, limit } = filter;
  return sql<LogRow>`
    with found as (
      select id from message_intent where shop_id = ${shopId} and id = any(${search.ids}::bigint[])
      union select id from message_intent where shop_id = ${shopId} and merged_into = any(${search.ids}::bigint[])
      union select m.id from commerce_order o
        join message_intent m on m.shop_id = o.shop_id and m.order_id = o.id
        where o.shop_id = ${shopId} and o.name = any(${search.orderNames}::text[])
      union select m.id from commerce_customer_profile p
        join message_intent m on m.shop_id = p.shop_id and m.customer_id = p.customer_id
        where p.shop_id = ${shopId} and p.email_index = ${search.emailIndex})
    select m.id, kind, state, via, reason, later, customer_id, order_id, subject_id, first_due_at, due_at, answered_at, merged_into, trace
    from found join message_intent m on m.shop_id = ${shopId} and m.id = found.id
    where (${kind}::text is null or kind = ${kind})
      and (${states}::text[] is null or state = any(${states}::text[]))
      and (${reason}::text is null or reason = ${reason}) and (${later}::boolean is null or (later is not null) = ${later})
      and (${customerId}::bigint is null or customer_id = ${customerId})
      and (${end?.at ?? null}::timestamptz is null
        or (coalesce(answered_at, due_at), m.id) < (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
    order by coalesce(answered_at, due_at) desc, m.id desc limit ${limit}`;
}

/** What stands in the log beside a message. */
export interface MailOf {
  readonly feedback: ReadonlyMap<bigint, readonly FeedbackKind[]>;
  /** Kinds of messages that others went with. */
  readonly leads: ReadonlyMap<bigint, string>;
}

/** For a page of the log, in two queries. */
async function findMails(sql: Sql, shopId: bigint, rows: readonly LogRow[]): Promise<MailOf> {
  const merged = [...new Set(rows.flatMap((row) => row.merged_into ?? []))];
  const [events, leads] = await Promise.all([
    listEvents(sql, shopId, rows),
    merged.length === 0
      ? []
      : sql<{ id: bigint; kind: string }>`select id, kind from message_intent
        where shop_id = ${shopId} and id = any(${merged}::bigint[])`,
  ]);
  return {
    feedback: new Map([...events].map(([id, known]) => [id, known.map(({ kind }) => kind)])),
    leads: new Map(leads.map(({ id, kind }) => [id, kind])),
  };
}

/** Rows of the log with what stands beside them. */
export async function messageRows(sql: Sql, shopId: bigint, rows: readonly LogRow[]): Promise<MessageRow[]> {
  const mails = await findMails(sql, shopId, rows);
  return rows.map((row) => messageRow(row, mails));
}

export function messageRow(row: LogRow, { feedback, leads }: MailOf): MessageRow {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    via: row.via,
    reason: row.reason,
    later: row.later,
    customerId: row.customer_id,
    orderId: row.order_id,
    subjectId: row.subject_id,
    firstDueAt: row.first_due_at,
    dueAt: row.due_at,
    answeredAt: row.answered_at,
    mergedInto: row.merged_into,
    leadKind: row.merged_into === null ? null : (leads.get(row.merged_into) ?? null),
    trace: traceSchema.parse(row.trace),
    feedback: feedback.get(row.id) ?? [],
  };
}

/** All of a customer's, newest first; at most 10,000. */
export async function listMessagesOfCustomer(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<MessageRow[]> {
  const rows = await listLog(sql, shopId, {
    kind: null,
    states: null,
    reason: null,
    later: null,
    customerId,
    end: null,
    limit: 10_000,
  });
  return messageRows(sql, shopId, rows);
}
