import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReturnOrigin, ReturnRow } from '../../views.ts';

interface Row {
  id: bigint;
  name: string;
  order_id: bigint;
  order_name: string;
  customer_id: bigint | null;
  state: ReturnState;
  outcome: Outcome;
  units: number;
  title: string | null;
  reasons: string[];
  currency: string;
  quoted_minor: bigint;
  quoted_shop_minor: bigint;
  requested_at: Instant;
  since: Instant;
  held: boolean;
  origin: ReturnOrigin;
  due_at: Instant | null;
  owner: string | null;
  unread: boolean;
  first: boolean;
}

/** What lists show of returns, in the order of the ids; those that are not there are absent. One query for all. */
export async function loadRows(
  sql: Sql,
  shopId: bigint,
  ids: readonly bigint[],
  currency: CurrencyCode,
): Promise<ReturnRow[]> {
  if (ids.length === 0) return [];
  const rows = await sql<Row>`
    select r.id, r.name, r.order_id, r.order_name, r.customer_id, r.state, r.outcome, r.reasons, r.currency, r.quoted_minor,
      r.quoted_shop_minor, r.requested_at, r.since, r.hold is not null as held, r.origin, r.due_at, r.owner, r.unread, r.first,
      (select count(*)::int from returns_unit u where u.shop_id = r.shop_id and u.return_id = r.id) as units,
      (select l.title from returns_line l where l.shop_id = r.shop_id and l.return_id = r.id order by l.position limit 1)
        as title
    from returns_return r where r.shop_id = ${shopId} and r.id = any(${ids}::bigint[])
    order by array_position(${ids}::bigint[], r.id)`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    orderId: row.order_id,
    orderName: row.order_name,
    customerId: row.customer_id,
    state: row.state,
    outcome: row.outcome,
    units: row.units,
    title: row.title ?? '',
    reasons: row.reasons,
    quoted: money(row.quoted_minor, currencyCode(row.currency)),
    requestedAt: row.requested_at,
    since: row.since,
    held: row.held,
    origin: row.origin,
    dueAt: row.due_at,
    owner: row.owner,
    unread: row.unread,
    first: row.first,
    quotedShop: money(row.quoted_shop_minor, currency),
  }));
}
