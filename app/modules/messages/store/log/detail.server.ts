import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LogRow } from './log.server.ts';

export interface DetailRow extends LogRow {
  message_id: string | null;
  claimed_at: Instant | null;
  planned_at: Instant;
}

/** One message in full; null: the shop has none with this number. */
export async function findDetail(sql: Sql, shopId: bigint, id: bigint): Promise<DetailRow | null> {
  const [row] = await sql<DetailRow>`
    select id, kind, state, via, reason, later, customer_id, order_id, subject_id, first_due_at, due_at, answered_at, merged_into, trace,
      message_id, claimed_at, planned_at
    from message_intent where shop_id = ${shopId} and id = ${id}`;
  return row ?? null;
}

/** Everything in one mail, the one that leads it first. */
export async function listParts(
  sql: Sql,
  shopId: bigint,
  lead: bigint,
): Promise<readonly { readonly id: bigint; readonly kind: string }[]> {
  return sql<{ id: bigint; kind: string }>`select id, kind from message_intent
    where shop_id = ${shopId} and (id = ${lead} or merged_into = ${lead}) order by id <> ${lead}, id limit 100`;
}
