import type { Instant } from '#app/kernel/calendar.ts';
import { type CustomerId, orderId, type ShopId } from '#app/kernel/ids.ts';
import { parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { TimelineEntry, TimelinePage, TimelineQuery } from '../views.ts';

interface Row {
  id: bigint;
  key: string;
  kind: string;
  happened_at: Instant;
  recorded_at: Instant;
  imported: boolean;
  order_id: bigint | null;
  cause: string | null;
  data: Record<string, unknown>;
}

/**
 * What happened with a customer, newest first: their own facts, those of customers whom they took over, and those of
 * orders that were a guest's when they happened and are theirs now. Facts are never rewritten; this query joins them.
 */
export async function readTimeline(
  sql: Sql,
  shopId: ShopId,
  customer: CustomerId,
  query: TimelineQuery,
): Promise<TimelinePage> {
  const limit = Math.min(10_000, Math.max(1, query.limit ?? 50));
  const before = parsePageEnd(query.before);
  const [at, id] = before?.at ? [before.at, before.id] : [null, null];
  const kinds = query.kinds ?? null;
  const people = await sql<{ id: bigint }>`select id from commerce_customer
    where shop_id = ${shopId} and (id = ${customer} or merged_into_id = ${customer})`;
  const ids = people.map((person) => person.id);
  const rows = await sql<Row>`
    (select id, key, kind, happened_at, recorded_at, imported, order_id, cause, data from platform_fact
      where shop_id = ${shopId} and customer_id = any(${ids}::bigint[]) and (${kinds}::text[] is null or kind = any(${kinds}::text[]))
        and (${at}::timestamptz is null or (happened_at, id) < (${at}, ${id}::bigint))
      order by happened_at desc, id desc limit ${limit + 1})
    union all
    (select f.id, f.key, f.kind, f.happened_at, f.recorded_at, f.imported, f.order_id, f.cause, f.data from commerce_order o
      join platform_fact f on f.shop_id = o.shop_id and f.order_id = o.id and f.customer_id is null
      where o.shop_id = ${shopId} and o.customer_id = any(${ids}::bigint[]) and (${kinds}::text[] is null or f.kind = any(${kinds}::text[]))
        and (${at}::timestamptz is null or (f.happened_at, f.id) < (${at}, ${id}::bigint))
      order by f.happened_at desc, f.id desc limit ${limit + 1})
    order by happened_at desc, id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined ? printPageEnd({ at: last.happened_at, id: last.id }) : null;
  return { entries: shown.map(entryOf), next };
}

const entryOf = (row: Row): TimelineEntry => ({
  factId: row.id,
  key: row.key,
  kind: row.kind,
  happenedAt: row.happened_at,
  recordedAt: row.recorded_at,
  imported: row.imported,
  orderId: row.order_id === null ? null : orderId(row.order_id),
  cause: row.cause,
  data: row.data,
});
