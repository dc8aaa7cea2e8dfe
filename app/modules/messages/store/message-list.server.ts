import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { MessagePage, MessageQuery, MessageRow } from '../door.ts';
import type { MessageState, NotSentReason } from '../message.ts';

interface Row {
  id: bigint;
  kind: string;
  state: MessageState;
  reason: NotSentReason | null;
  customer_id: bigint | null;
  order_id: bigint | null;
  due_at: Instant;
  answered_at: Instant | null;
}

/** Messages by their due moment, newest first: see `Messages.list`. */
export async function listMessages(sql: Sql, shopId: bigint, query: MessageQuery): Promise<MessagePage> {
  const limit = Math.min(250, Math.max(1, query.limit ?? 50));
  const end = parseEnd(query.after);
  const search = query.search?.trim() || null;
  const id = search !== null && /^\d{1,18}$/.test(search) ? BigInt(search) : null;
  const rows = await sql<Row>`
    select m.id, m.kind, m.state, m.reason, m.customer_id, m.order_id, m.due_at, m.answered_at from message_intent m
    where m.shop_id = ${shopId} and (${query.kind ?? null}::text is null or m.kind = ${query.kind ?? null})
      and (${query.states ?? null}::text[] is null or m.state = any(${query.states ?? null}::text[]))
      and (${search}::text is null or m.id = ${id}::bigint or m.order_id in (
        select o.id from commerce_order o where o.shop_id = ${shopId} and (o.name = ${search} or o.name = '#' || ${search})))
      and (${end?.at ?? null}::timestamptz is null or (m.due_at, m.id) < (${end?.at ?? null}, ${end?.id ?? null}::bigint))
    order by m.due_at desc, m.id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? `${last.due_at}~${last.id}` : null;
  return { messages: shown.map(messageOf), next };
}

export async function listMessagesOfCustomer(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
): Promise<MessageRow[]> {
  const rows = await sql<Row>`select id, kind, state, reason, customer_id, order_id, due_at, answered_at
    from message_intent where shop_id = ${shopId} and customer_id = ${customerId} order by due_at desc, id desc limit 10000`;
  return rows.map(messageOf);
}

/** By kind and state: everything that has no answer yet, and the answers since a moment. */
export async function countMessages(
  sql: Sql,
  shopId: bigint,
  since: Instant,
): Promise<{ kind: string; state: MessageState; reason: NotSentReason | null; count: bigint }[]> {
  return sql`select kind, state, reason, count(*) as count from message_intent
    where shop_id = ${shopId} and (answered_at is null or answered_at >= ${since}) group by 1, 2, 3`;
}

const messageOf = (row: Row): MessageRow => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  reason: row.reason,
  customerId: row.customer_id,
  orderId: row.order_id,
  dueAt: row.due_at,
  answeredAt: row.answered_at,
});

/** Null: the text is no cursor of ours; the list then begins at its start. */
function parseEnd(text: string | null | undefined): { at: Instant; id: bigint } | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,18})$/.exec(text ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return null;
  try {
    return { at: parseInstant(match[1]), id: BigInt(match[2]) };
  } catch {
    return null;
  }
}
