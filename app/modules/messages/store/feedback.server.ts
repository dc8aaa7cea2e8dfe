import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { FeedbackKind } from '../views.ts';

/** A message that may have reached somebody. */
export interface HandedOver {
  readonly kind: string;
  readonly customerId: bigint | null;
  readonly orderId: bigint | null;
  /** What was written and to whom, sealed; null: it has been erased, or somebody else wrote it. */
  readonly sealed: Uint8Array | null;
}

interface Row {
  kind: string;
  customer_id: bigint | null;
  order_id: bigint | null;
  sealed: Uint8Array | null;
}

/**
 * Null: there is no such message, or nobody has begun to hand it over. What went as a part is in its lead's mail. Nobody
 * gives it to another customer before the transaction ends: what is said of it is given to them, too.
 */
export async function findHandedOver(tx: Tx, messageId: bigint): Promise<HandedOver | null> {
  const [row] = await tx.sql<Row>`select i.kind, i.customer_id, i.order_id, c.sealed
    from message_intent i
    left join message_content c on c.shop_id = i.shop_id and c.intent_id = coalesce(i.merged_into, i.id)
    where i.shop_id = ${tx.shopId} and i.id = ${messageId}
      and i.state in ('claimed', 'sent', 'merged', 'unknown') for share of i`;
  if (row === undefined) return null;
  return { kind: row.kind, customerId: row.customer_id, orderId: row.order_id, sealed: row.sealed };
}

/**
 * False: it was known before. What lasts takes the place of what might pass: a mailbox that was full once and is gone
 * now has bounced for good.
 */
export async function addEvent(
  tx: Tx,
  event: {
    readonly messageId: bigint;
    readonly kind: FeedbackKind;
    readonly at: Instant;
    readonly detail: string;
    readonly lasting: boolean;
  },
): Promise<boolean> {
  const { messageId, kind, at, detail, lasting } = event;
  const text = kind === 'bounced' ? `${lasting ? 'lasting' : 'passing'} ${detail}`.trim() : detail;
  const rows = await tx.sql`insert into message_event (shop_id, intent_id, kind, at, detail)
    values (${tx.shopId}, ${messageId}, ${kind}, ${at}, ${text})
    on conflict (shop_id, intent_id, kind) do update set at = excluded.at, detail = excluded.detail
      where message_event.detail like 'passing%' and excluded.detail like 'lasting%'
    returning 1 as one`;
  return rows.length > 0;
}
