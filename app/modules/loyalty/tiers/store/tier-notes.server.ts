import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';

const about = 'tier';

/** Why these customers were given their level by hand; those of whom nothing is written, or was erased, are absent. */
export async function listTierNotes(
  sql: Sql,
  shopId: bigint,
  customerIds: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const rows = await sql<{ customer_id: bigint; text: string }>`select customer_id, text from loyalty_note
    where shop_id = ${shopId} and customer_id = any(${customerIds}::bigint[]) and about = ${about}`;
  return new Map(rows.map((row) => [row.customer_id, row.text]));
}

/** In place of what was written before. */
export async function saveTierNote(
  tx: Tx,
  note: {
    readonly customerId: bigint;
    readonly text: string;
    readonly writtenBy: string;
    readonly writtenAt: Instant;
  },
): Promise<void> {
  await tx.sql`insert into loyalty_note (shop_id, customer_id, about, text, written_by, written_at)
    values (${tx.shopId}, ${note.customerId}, ${about}, ${note.text}, ${note.writtenBy}, ${note.writtenAt})
    on conflict (shop_id, customer_id, about) do update
      set text = excluded.text, written_by = excluded.written_by, written_at = excluded.written_at`;
}

export async function deleteTierNote(tx: Tx, customerId: bigint): Promise<void> {
  await tx.sql`delete from loyalty_note
    where shop_id = ${tx.shopId} and customer_id = ${customerId} and about = ${about}`;
}
