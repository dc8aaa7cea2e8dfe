import type { Instant } from '#app/kernel/calendar.ts';
import { type LotId, lotId } from '#app/kernel/ids.ts';
import { type Points, points } from '#app/kernel/points.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Adjustment } from '../../adjusting/adjust.ts';

/** An entry by its source key; null: it was never written. */
export async function findWritten(
  sql: Sql,
  shopId: bigint,
  sourceKey: string,
): Promise<{ readonly entryNumber: number; readonly points: Points } | null> {
  const [row] = await sql<{ number: number; points: bigint }>`select number, points from loyalty_entry
    where shop_id = ${shopId} and source_key = ${sourceKey}`;
  return row === undefined ? null : { entryNumber: row.number, points: points(row.points) };
}

interface Row {
  id: bigint;
  points: bigint;
  undoes: boolean;
  lot_id: bigint | null;
  taken: readonly { readonly lot: string; readonly points: string }[];
}

/** An adjustment by its number in the account, with our id of the entry; null: that entry is something else. */
export async function findAdjustment(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  number: number,
): Promise<(Adjustment & { readonly entryId: bigint; readonly isUndo: boolean }) | null> {
  const [row] = await sql<Row>`
    select e.id, e.points, e.trace ->> 'undoes' is not null as undoes,
      (select l.id from loyalty_lot l
        where l.shop_id = e.shop_id and l.customer_id = e.customer_id and l.entry_id = e.id) as lot_id,
      (select coalesce(jsonb_agg(jsonb_build_object('lot', u.lot_id::text, 'points', (-u.points)::text)
          order by u.lot_id), '[]')
        from loyalty_lot_use u where u.shop_id = e.shop_id and u.entry_id = e.id) as taken
    from loyalty_entry e
    where e.shop_id = ${shopId} and e.customer_id = ${customerId} and e.number = ${number} and e.kind = 'adjust'`;
  if (row === undefined) return null;
  return {
    entryId: row.id,
    isUndo: row.undoes,
    number,
    points: points(row.points),
    lotId: row.lot_id === null ? null : lotId(row.lot_id),
    taken: row.taken.map((one): { lotId: LotId; points: Points } => ({
      lotId: lotId(BigInt(one.lot)),
      points: points(BigInt(one.points)),
    })),
  };
}

export async function insertNote(
  tx: Tx,
  note: {
    readonly customerId: bigint;
    readonly about: string;
    readonly text: string;
    readonly writtenBy: string;
    readonly writtenAt: Instant;
  },
): Promise<void> {
  await tx.sql`insert into loyalty_note (shop_id, customer_id, about, text, written_by, written_at)
    values (${tx.shopId}, ${note.customerId}, ${note.about}, ${note.text}, ${note.writtenBy}, ${note.writtenAt})`;
}

export async function deleteNotes(sql: Sql, shopId: bigint, customerId: bigint): Promise<void> {
  await sql`delete from loyalty_note where shop_id = ${shopId} and customer_id = ${customerId}`;
}
