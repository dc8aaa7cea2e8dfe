import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { MessageKind, MessageState, NotSentReason } from '../../message.ts';
import type { FeedbackKind, MessagesOverview } from '../../views.ts';

export interface CountedMessages {
  readonly kind: string;
  readonly state: MessageState;
  readonly reason: NotSentReason | null;
  readonly later: boolean;
  readonly count: number;
}

/** Everything that has no answer yet, and the answers since a moment. */
export async function countMessages(sql: Sql, shopId: bigint, since: Instant): Promise<CountedMessages[]> {
  return sql<CountedMessages>`
    select kind, state, reason, later, sum(count)::int as count from (
      select kind, state, reason, later is not null as later, count(*) as count from message_intent
      where shop_id = ${shopId} and coalesce(answered_at, due_at) >= ${since} group by 1, 2, 3, 4
      union all
      select kind, state, null, later is not null, count(*) from message_intent
      where shop_id = ${shopId} and state = 'waiting' and due_at < ${since} group by 1, 2, 4
      union all
      select kind, state, null, later is not null, count(*) from message_intent
      where shop_id = ${shopId} and state in ('held', 'queued', 'claimed') and coalesce(answered_at, due_at) < ${since} group by 1, 2, 4
    ) counted group by 1, 2, 3, 4`;
}

/** What became known of the mails that went since a moment, by the kind that led each. */
export async function countFeedback(
  sql: Sql,
  shopId: bigint,
  since: Instant,
): Promise<{ readonly kind: string; readonly feedback: FeedbackKind; readonly count: number }[]> {
  return sql<{ kind: string; feedback: FeedbackKind; count: number }>`
    select m.kind, e.kind as feedback, count(*)::int as count
    from message_event e join message_intent m on m.shop_id = e.shop_id and m.id = e.intent_id
    where e.shop_id = ${shopId} and e.at >= ${since}
      and m.shop_id = ${shopId} and coalesce(m.answered_at, m.due_at) >= ${since} group by 1, 2`;
}

/** Orders of which a mail of this kind came back since a moment; a part of a mail comes back with it. */
export async function listUndelivered(
  sql: Sql,
  shopId: bigint,
  kind: MessageKind,
  since: Instant,
): Promise<bigint[]> {
  const rows = await sql<{ order_id: bigint }>`
    select distinct m.order_id from message_event e join message_intent m
      on m.shop_id = e.shop_id and (m.id = e.intent_id or m.merged_into = e.intent_id)
    where e.shop_id = ${shopId} and e.at >= ${since} and e.kind = 'bounced'
      and m.kind = ${kind} and m.order_id is not null`;
  return rows.map((row) => row.order_id);
}

/** Counted up to 1,000 each: `stuck` is real time, an hour in the queue. */
export async function countTroubles(
  sql: Sql,
  shopId: bigint,
): Promise<Pick<MessagesOverview, 'unknown' | 'stuck' | 'refusing'>> {
  const [row] = await sql<{ unknown: number; stuck: number; refusing: number }>`select
    (select count(*)::int from (select 1 from message_intent
      where shop_id = ${shopId} and state = 'unknown' limit 1000) lost) as unknown,
    (select count(*)::int from (select 1 from message_intent
      where shop_id = ${shopId} and state = 'queued' and queued_at < clock_timestamp() - interval '1 hour' limit 1000) late) as stuck,
    (select count(*)::int from (select 1 from message_intent
      where shop_id = ${shopId} and state = 'queued' and trace ? 'refusesUs' limit 1000) refused) as refusing`;
  return row ?? { unknown: 0, stuck: 0, refusing: 0 };
}

/** Since when all sends are paused; null: they are not. */
export async function findPausedAt(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [row] = await sql<{
    paused_at: Instant | null;
  }>`select paused_at from message_state where shop_id = ${shopId}`;
  return row?.paused_at ?? null;
}
