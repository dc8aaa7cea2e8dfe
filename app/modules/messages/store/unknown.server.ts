import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { Via } from '../message.ts';

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
