import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SuppressionRow } from '../views.ts';

interface Row {
  id: bigint;
  reason: SuppressionRow['reason'];
  since: Instant;
  customer_id: bigint | null;
  intent_id: bigint | null;
}

export interface NewSuppression {
  /** The address by its keyed hash. */
  readonly emailIndex: Uint8Array;
  readonly reason: SuppressionRow['reason'];
  readonly since: Instant;
  readonly customerId: bigint | null;
  readonly messageId: bigint | null;
}

/**
 * Null: nothing changed. A complaint stops less than a bounce or a person's word, so it gives way to either, and takes
 * the place of neither.
 */
export async function addSuppression(tx: Tx, added: NewSuppression): Promise<bigint | null> {
  const { emailIndex, reason, since, customerId, messageId } = added;
  const [row] = await tx.sql<{ id: bigint }>`
    insert into message_suppression (shop_id, email_index, reason, since, customer_id, intent_id)
    values (${tx.shopId}, ${emailIndex}, ${reason}, ${since}, ${customerId}, ${messageId})
    on conflict (shop_id, email_index) do update
      set reason = excluded.reason, since = excluded.since, intent_id = excluded.intent_id,
        customer_id = coalesce(excluded.customer_id, message_suppression.customer_id)
      where message_suppression.reason = 'complaint' and excluded.reason <> 'complaint'
    returning id`;
  return row?.id ?? null;
}

/** The reason why it was suppressed; null: there is no such entry in this shop. */
export async function removeSuppression(
  tx: Tx,
  id: bigint,
): Promise<Pick<SuppressionRow, 'reason' | 'customerId'> | null> {
  const [row] = await tx.sql<Pick<Row, 'reason' | 'customer_id'>>`delete from message_suppression
    where shop_id = ${tx.shopId} and id = ${id} returning reason, customer_id`;
  return row === undefined ? null : { reason: row.reason, customerId: row.customer_id };
}

/** Newest first, those before `after`; of one address where its keyed hash is given. */
export async function listSuppressions(
  sql: Sql,
  shopId: bigint,
  page: { readonly after: bigint | null; readonly emailIndex: Uint8Array | null; readonly limit: number },
): Promise<readonly SuppressionRow[]> {
  const { after, emailIndex, limit } = page;
  const rows = await sql<Row>`select id, reason, since, customer_id, intent_id from message_suppression
    where shop_id = ${shopId} and (${after}::bigint is null or id < ${after}::bigint)
      and (${emailIndex}::bytea is null or email_index = ${emailIndex}::bytea)
    order by id desc limit ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    since: row.since,
    customerId: row.customer_id,
    intentId: row.intent_id,
  }));
}
