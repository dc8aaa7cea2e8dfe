import { type Instant, zone } from '#app/kernel/calendar.ts';
import { invariant } from '#app/kernel/check.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { type Intent, isMessageKind, type MessageState, type NotSentReason } from '../message.ts';

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
}

/** A message by its number; null: the shop has none. */
export async function findIntent(sql: Sql, shopId: bigint, id: bigint): Promise<Intent | null> {
  const [row] = await sql<IntentRow>`
    select id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from, window_to, zone, state, reason
    from message_intent where shop_id = ${shopId} and id = ${id}`;
  return row === undefined ? null : intentOf(row);
}

export async function findStanding(sql: Sql, shopId: bigint, key: string): Promise<MessageState | null> {
  const [row] = await sql<{ state: MessageState }>`select state from message_intent
    where shop_id = ${shopId} and key = ${key}`;
  return row?.state ?? null;
}

/** The message with this key, locked; null: none is planned. */
export async function lockIntent(tx: Tx, key: string): Promise<Intent | null> {
  const [row] = await tx.sql<IntentRow>`
    select id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, not_before, window_from, window_to, zone, state, reason
    from message_intent where shop_id = ${tx.shopId} and key = ${key} for update`;
  return row === undefined ? null : intentOf(row);
}

/** False: somebody else planned it first. */
export async function insertIntent(
  tx: Tx,
  intent: Omit<Intent, 'id' | 'reason' | 'notBefore' | 'firstDueAt'>,
  now: Instant,
): Promise<boolean> {
  const rows = await tx.sql`
    insert into message_intent (shop_id, key, kind, customer_id, order_id, subject_id, first_due_at, due_at, window_from, window_to, zone, state, planned_at)
    values (${tx.shopId}, ${intent.key}, ${intent.kind}, ${intent.customerId}, ${intent.orderId},
      ${intent.subjectId}, ${intent.dueAt}, ${intent.dueAt}, ${intent.window?.from ?? null}, ${intent.window?.to ?? null}, ${intent.zone}, ${intent.state}, ${now})
    on conflict (shop_id, key) do nothing returning 1 as one`;
  return rows.length > 0;
}

/** Puts a message that nobody has in hand to another moment, or holds it. */
export async function replanIntent(tx: Tx, intent: Omit<Intent, 'reason' | 'firstDueAt'>): Promise<void> {
  await tx.sql`update message_intent set customer_id = ${intent.customerId}, due_at = ${intent.dueAt},
      first_due_at = ${intent.dueAt}, not_before = ${intent.notBefore}, window_from = ${intent.window?.from ?? null},
      window_to = ${intent.window?.to ?? null}, zone = ${intent.zone}, state = ${intent.state}
    where shop_id = ${tx.shopId} and id = ${intent.id} and state in ('waiting', 'held')`;
}

/** Takes what is due out of the waiting, a batch at a time. Several may do so at once. */
export async function takeDue(tx: Tx, now: Instant, limit: number): Promise<bigint[]> {
  const rows = await tx.sql<{ id: bigint }>`
    update message_intent set state = 'queued', queued_at = clock_timestamp() where shop_id = ${tx.shopId} and id in (
      select id from message_intent where shop_id = ${tx.shopId} and state = 'waiting' and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked)
    returning id`;
  return rows.map((row) => row.id);
}

export async function findNextDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ due_at: Instant | null }>`select min(due_at) as due_at from message_intent
    where shop_id = ${shopId} and state = 'waiting'`;
  return row?.due_at ?? null;
}

/** Puts a queued message back to wait, or holds it. */
export async function putBack(
  tx: Tx,
  id: bigint,
  back: { readonly state: 'waiting' | 'held'; readonly dueAt: Instant },
): Promise<boolean> {
  const rows = await tx.sql`update message_intent set state = ${back.state}, due_at = ${back.dueAt}
    where shop_id = ${tx.shopId} and id = ${id} and state = 'queued' returning 1 as one`;
  return rows.length > 0;
}

/** Takes a queued message into this process's hands. False: it is in another's, or answered. */
export async function claim(sql: Sql, shopId: bigint, id: bigint, messageId: string): Promise<boolean> {
  const rows =
    await sql`update message_intent set state = 'claimed', message_id = ${messageId}, claimed_at = clock_timestamp()
    where shop_id = ${shopId} and id = ${id} and state = 'queued' returning 1 as one`;
  return rows.length > 0;
}

/** Nothing was handed over: it may be tried again. */
export async function release(sql: Sql, shopId: bigint, id: bigint, messageId: string): Promise<void> {
  await sql`update message_intent set state = 'queued', message_id = null, claimed_at = null
    where shop_id = ${shopId} and id = ${id} and state = 'claimed' and message_id = ${messageId}`;
}

/** Writes the answer of a message that stands in one of these states. False: it does not. */
export async function answerIntent(
  tx: Tx,
  id: bigint,
  from: readonly MessageState[],
  answer: {
    readonly state: 'sent' | 'not-sent' | 'unknown';
    readonly reason: NotSentReason | null;
    readonly at: Instant;
    /** Only while it is the one that was handed over. */
    readonly messageId?: string;
  },
): Promise<boolean> {
  const rows =
    await tx.sql`update message_intent set state = ${answer.state}, reason = ${answer.reason}, answered_at = ${answer.at}
    where shop_id = ${tx.shopId} and id = ${id} and state = any(${from}::text[])
      and (${answer.messageId ?? null}::text is null or message_id = ${answer.messageId ?? null}) returning 1 as one`;
  return rows.length > 0;
}

/** Gives the messages of one customer to another. */
export async function moveMessages(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update message_intent set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
}

function intentOf(row: IntentRow): Intent {
  invariant(isMessageKind(row.kind), `"${row.kind}" is a kind of message`);
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    customerId: row.customer_id,
    orderId: row.order_id,
    dueAt: row.due_at,
    notBefore: row.not_before,
    subjectId: row.subject_id,
    firstDueAt: row.first_due_at,
    window:
      row.window_from === null || row.window_to === null
        ? null
        : { from: row.window_from, to: row.window_to },
    zone: zone(row.zone),
    held: row.state === 'held',
    state: row.state,
    reason: row.reason,
  };
}
