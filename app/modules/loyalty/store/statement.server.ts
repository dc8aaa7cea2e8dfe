import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { AdjustmentNote, StatementEntry } from '../door.ts';
import { explainEntry } from '../explanation/explain.ts';
import { entryTraceSchema } from '../explanation/trace.ts';
import type { EntryKind } from '../ledger/ledger.ts';

interface Row {
  number: number;
  kind: EntryKind;
  points: bigint;
  balance_after: bigint;
  order_id: bigint | null;
  happened_at: Instant;
  actor: string;
  reason: string | null;
  trace: unknown;
  note: string | null;
  undone: boolean;
  /** Of giving by hand: what its own lot has free. */
  free: bigint | null;
}

/** An account's entries below a number, newest first. */
export async function listEntries(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly StatementEntry[]> {
  const rows =
    await sql<Row>`select number, kind, points, balance_after, order_id, happened_at, actor, reason, trace,
      h.note, coalesce(h.undone, false) as undone, h.free
    from loyalty_entry e left join lateral (
      select (select n.text from loyalty_note n where n.shop_id = e.shop_id and n.customer_id = e.customer_id
          and n.about = 'entry:' || e.number) as note,
        exists (select 1 from loyalty_entry u where u.shop_id = e.shop_id
          and u.source_key = 'adjust-undo:' || e.id) as undone,
        (select l.remaining - l.reserved from loyalty_lot l where l.shop_id = e.shop_id
          and l.customer_id = e.customer_id and l.entry_id = e.id) as free
    ) h on e.kind = 'adjust'
    where e.shop_id = ${shopId} and e.customer_id = ${customerId}
      and number < coalesce(${before}::int, 2147483647)
    order by number desc limit ${limit}`;
  return rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    points: points(row.points),
    balanceAfter: points(row.balance_after),
    orderId: row.order_id,
    happenedAt: row.happened_at,
    actor: row.actor,
    reason: row.reason,
    byHand: row.kind === 'adjust' ? { note: row.note, undo: undoOf(row) } : null,
    explanation: explainEntry(entryTraceSchema.parse(row.trace)),
  }));
}

function undoOf({ reason, undone, points, free }: Row): AdjustmentNote['undo'] {
  if (reason === 'undo') return 'never';
  if (undone) return 'done';
  return points > 0n && (free === null || free < points) ? 'spent' : 'possible';
}
