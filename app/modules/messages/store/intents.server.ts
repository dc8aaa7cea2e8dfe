import { type Instant, zone } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import {
  type Intent,
  isMessageKind,
  type LaterReason,
  type MessageKind,
  type MessageState,
  type NotSentReason,
  type Via,
} from '../message.ts';

export interface IntentRow {
  id: bigint;
  key: string;
  kind: string;
  customer_id: bigint | null;
  order_id: bigint | null;
  subject_id: bigint | null;
  first_due_at: Instant;
  due_at: Instant;
  not_before: Instant | null;
  window_from: string | null;
  window_to: string | null;
  zone: string;
  state: MessageState;
  reason: NotSentReason | null;
  via: Via | null;
}

export async function findStanding(sql: Sql, shopId: bigint, key: string): Promise<MessageState | null> {
  const [row] = await sql<{ state: MessageState }>`select state from message_intent
    where shop_id = ${shopId} and key = ${key}`;
  return row?.state ?? null;
}

/** Of these, those of which nothing comes any more. A part of a mail of which nobody knows whether it went may still. */
export async function listSettled(
  sql: Sql,
  shopId: bigint,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql<{ key: string }>`
    select m.key from message_intent m left join message_intent lead on lead.shop_id = m.shop_id and lead.id = m.merged_into
    where m.shop_id = ${shopId} and m.key = any(${keys}::text[])
      and (m.state in ('sent', 'not-sent') or (m.state = 'merged' and lead.state in ('sent', 'not-sent')))`;
  return new Set(rows.map((row) => row.key));
}

/** The message with this key, locked, and why it waits past its first moment; null: none is planned. */
export async function lockIntent(
  tx: Tx,
  key: string,
): Promise<(Intent & { readonly later: LaterReason | null }) | null> {
  const [row] = await tx.sql<IntentRow & { later: LaterReason | null }>`
    select id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from, window_to,
      zone, state, reason, via, later
    from message_intent where shop_id = ${tx.shopId} and key = ${key} for update`;
  return row === undefined ? null : { ...intentOf(row), later: row.later };
}

/** Its number; null: somebody else planned it first. */
export async function insertIntent(
  tx: Tx,
  intent: Omit<Intent, 'id' | 'reason' | 'via' | 'notBefore' | 'firstDueAt'>,
  now: Instant,
): Promise<bigint | null> {
  const { window } = intent;
  const [row] = await tx.sql<{ id: bigint }>`
    insert into message_intent (shop_id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, window_from,
      window_to, zone, state, planned_at)
    values (${tx.shopId}, ${intent.key}, ${intent.kind}, ${intent.customerId}, ${intent.orderId}, ${intent.subjectId},
      ${intent.dueAt}, ${intent.dueAt}, ${window?.from ?? null}, ${window?.to ?? null}, ${intent.zone}, ${intent.state},
      ${now})
    on conflict (shop_id, key) do nothing returning id`;
  return row?.id ?? null;
}

/** Puts a message that nobody has in hand to another moment, or holds it. */
export async function replanIntent(
  tx: Tx,
  intent: Omit<Intent, 'reason' | 'via' | 'key' | 'kind'> & { readonly later: LaterReason | null },
): Promise<void> {
  const { window } = intent;
  await tx.sql`update message_intent set customer_id = ${intent.customerId}, order_id = ${intent.orderId},
      subject_id = ${intent.subjectId}, due_at = ${intent.dueAt}, first_due_at = ${intent.firstDueAt},
      not_before = ${intent.notBefore}, window_from = ${window?.from ?? null}, window_to = ${window?.to ?? null},
      zone = ${intent.zone}, state = ${intent.state},
      later = ${intent.later}, trace = case when ${intent.later}::text is null then '{}' else trace end
    where shop_id = ${tx.shopId} and id = ${intent.id} and state in ('waiting', 'held', 'queued')`;
}

/** A message that was given to the queue, and to whom it goes. */
export interface Taken {
  readonly id: bigint;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
}

/** Takes what is due out of the waiting, a batch at a time. Several may do so at once. */
export async function takeDue(tx: Tx, now: Instant, limit: number): Promise<readonly Taken[]> {
  // Worked out once: as a subquery it may be run again for each row, and then takes more than `limit`.
  const rows = await tx.sql<{ id: bigint; customer_id: bigint | null; order_id: bigint | null }>`
    with next as materialized (
      select id from message_intent where shop_id = ${tx.shopId} and state = 'waiting' and due_at <= ${now}
        and not exists (select 1 from message_state where shop_id = ${tx.shopId} and paused_at is not null)
      order by due_at, id limit ${limit} for update skip locked)
    update message_intent m set state = 'queued', queued_at = clock_timestamp() from next
    where m.shop_id = ${tx.shopId} and m.id = next.id
    returning m.id, m.customer_id, m.order_id`;
  return rows.map((row) => ({ id: row.id, customerId: row.customer_id, orderId: row.order_id }));
}

/** Null: nothing waits, or all sends are paused. */
export async function findNextDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ due_at: Instant | null }>`select min(due_at) as due_at from message_intent
    where shop_id = ${shopId} and state = 'waiting'
      and not exists (select 1 from message_state where shop_id = ${shopId} and paused_at is not null)`;
  return row?.due_at ?? null;
}

/** What waits, is held or is in the queue for a customer, or for a guest's order. */
export async function listUnanswered(
  tx: Tx,
  { customerId, orderId }: { readonly customerId: bigint | null; readonly orderId: bigint | null },
): Promise<readonly Intent[]> {
  const rows = await tx.sql<IntentRow>`
    select id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from, window_to,
      zone, state, reason, via
    from message_intent where shop_id = ${tx.shopId} and state in ('waiting', 'held', 'queued')
      and (customer_id = ${customerId}::bigint or (customer_id is null and order_id = ${orderId}::bigint))
    order by id for update`;
  return rows.map(intentOf);
}

/** Of a message that is the only one of its kind about a subject: its business key, which is indexed. */
export const keysOf = (kind: MessageKind, subjectIds: readonly bigint[]): string[] =>
  subjectIds.map((id) => `${kind}:${id}`);

/** What waits, is held or is in the queue about these subjects of one kind. */
export async function listUnansweredAbout(
  tx: Tx,
  kind: MessageKind,
  subjectIds: readonly bigint[],
): Promise<readonly Intent[]> {
  const rows = await tx.sql<IntentRow>`
    select id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from, window_to,
      zone, state, reason, via
    from message_intent where shop_id = ${tx.shopId} and state in ('waiting', 'held', 'queued')
      and kind = ${kind} and key = any(${keysOf(kind, subjectIds)}::text[])
    order by id for update`;
  return rows.map(intentOf);
}

/** Gives the messages of one customer to another, and what is known of their addresses. */
export async function moveMessages(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update message_intent set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
  await tx.sql`update message_suppression set customer_id = ${into}
    where shop_id = ${tx.shopId} and customer_id = ${from}`;
}

export function intentOf(row: IntentRow): Intent {
  invariant(isMessageKind(row.kind), `"${row.kind}" is a kind of message`);
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    customerId: row.customer_id,
    orderId: row.order_id,
    dueAt: row.due_at,
    subjectId: row.subject_id,
    firstDueAt: row.first_due_at,
    notBefore: row.not_before,
    window:
      row.window_from === null || row.window_to === null
        ? null
        : { from: row.window_from, to: row.window_to },
    zone: zone(row.zone),
    held: row.state === 'held',
    state: row.state,
    reason: row.reason,
    via: row.via,
  };
}
