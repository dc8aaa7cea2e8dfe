import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { StatementEntry } from '../door.ts';
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
}

/** An account's entries below a number, newest first. */
export async function listEntries(
  sql: Sql,
  shopId: bigint,
  customerId: bigint,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly StatementEntry[]> {
  const rows =
    await sql<Row>`select number, kind, points, balance_after, order_id, happened_at, actor, reason, trace
    from loyalty_entry where shop_id = ${shopId} and customer_id = ${customerId}
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
    explanation: explainEntry(entryTraceSchema.parse(row.trace)),
  }));
}
