import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { Trace } from '../../deciding/judge.ts';
import type { Via } from '../../message.ts';

/** A message of which nobody knows whether it went. */
export interface Unknown {
  readonly via: Via;
  readonly messageId: string;
  /** Real time. */
  readonly claimedAt: Instant;
}

/** Null: there is no such message in this shop, or its fate is known. */
export async function findUnknown(sql: Sql, shopId: bigint, id: bigint): Promise<Unknown | null> {
  const [row] = await sql<{ via: Via | null; message_id: string | null; claimed_at: Instant | null }>`
    select via, message_id, claimed_at from message_intent
    where shop_id = ${shopId} and id = ${id} and state = 'unknown'`;
  if (row === undefined || row.message_id === null || row.claimed_at === null) return null;
  return { via: row.via ?? 'afterglow', messageId: row.message_id, claimedAt: row.claimed_at };
}

/** The mail that a message went in, while nobody has said what became of it. */
export interface Unproven {
  readonly leadId: bigint;
  readonly trace: Trace;
}

/** Null: there is no such message in this shop, it was never handed over, or its fate is known. */
export async function findUnproven(sql: Sql, shopId: bigint, id: bigint): Promise<Unproven | null> {
  const [row] = await sql<{ id: bigint; trace: Trace }>`select lead.id, lead.trace
    from message_intent part
    join message_intent lead on lead.shop_id = part.shop_id and lead.id = coalesce(part.merged_into, part.id)
    where part.shop_id = ${shopId} and part.id = ${id} and lead.state in ('claimed', 'unknown')`;
  return row === undefined ? null : { leadId: row.id, trace: row.trace };
}
