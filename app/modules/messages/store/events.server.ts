import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { FeedbackKind } from '../views.ts';

/** What became known of a mail. */
export interface MailEvent {
  readonly kind: FeedbackKind;
  readonly at: Instant;
  readonly detail: string;
}

interface InMail {
  readonly id: bigint;
  readonly merged_into: bigint | null;
}

/**
 * By message, in the order of their moments. That a mail arrived, came back or was opened is known of the one that led
 * it, and is so for all its parts; a followed link is of the part that had it.
 */
export async function listEvents(
  sql: Sql,
  shopId: bigint,
  messages: readonly InMail[],
): Promise<ReadonlyMap<bigint, readonly MailEvent[]>> {
  const ids = [...new Set(messages.flatMap((one) => [one.id, leadOf(one)]))];
  if (ids.length === 0) return new Map();
  const rows = await sql<{ intent_id: bigint; kind: FeedbackKind; at: Instant; detail: string }>`
    select intent_id, kind, at, detail from message_event
    where shop_id = ${shopId} and intent_id = any(${ids}::bigint[]) order by at, kind`;
  return new Map(
    messages.map((one) => [
      one.id,
      rows
        .filter(({ intent_id: of, kind }) => of === one.id || (of === one.merged_into && kind !== 'clicked'))
        .map(({ kind, at, detail }) => ({ kind, at, detail })),
    ]),
  );
}

/** The message whose mail it went in: its own, or another's. */
export const leadOf = (message: InMail): bigint => message.merged_into ?? message.id;
