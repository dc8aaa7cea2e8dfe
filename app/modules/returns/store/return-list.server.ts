import type { Instant } from '#app/kernel/calendar.ts';
import { parsePageEnd, printPageEnd } from '#app/kernel/page-end.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReturnTab } from '../door.ts';

/** Ids of a tab's returns: those that wait longest first; of what is done, the newest. */
export async function listIds(
  sql: Sql,
  shopId: bigint,
  asked: {
    readonly tab: ReturnTab;
    readonly search: string;
    /** Customers whom the search names. */
    readonly customers: readonly bigint[];
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ readonly ids: bigint[]; readonly next: string | null }> {
  const end = parsePageEnd(asked.after);
  const text = asked.search.trim();
  const literal = text.replace(/[\\%_]/g, '\\$&');
  const newestFirst = asked.tab === 'done';
  const rows = await sql<{ id: bigint; since: Instant }>`
    select r.id, r.since from returns_return r
    where r.shop_id = ${shopId} and r.tab = ${asked.tab}
      and (${end === null}::boolean
        or (${newestFirst}::boolean and (r.since, r.id) < (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint))
        or (not ${newestFirst}::boolean and (r.since, r.id) > (${end?.at ?? null}::timestamptz, ${end?.id ?? null}::bigint)))
      and (${text === ''}::boolean or r.order_name = any(${[text, `#${text}`]}::text[]) or r.name = any(${[text, `#${text}`]}::text[])
        or r.customer_id = any(${asked.customers}::bigint[])
        or exists (select 1 from returns_line l where l.shop_id = r.shop_id and l.return_id = r.id
          and (l.sku = ${text} or l.title ilike ${`%${literal}%`})))
    order by
      case when ${newestFirst}::boolean then r.since end desc, case when ${newestFirst}::boolean then r.id end desc,
      r.since, r.id
    limit ${asked.limit + 1}`;
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  const next =
    rows.length > asked.limit && last !== undefined ? printPageEnd({ at: last.since, id: last.id }) : null;
  return { ids: shown.map((row) => row.id), next };
}

/** Newest first; at most 100. */
export async function listIdsOfCustomer(sql: Sql, shopId: bigint, customerId: bigint): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and customer_id = ${customerId} order by requested_at desc, id desc limit 100`;
  return rows.map((row) => row.id);
}

/** Those that wait for a person because of a hold, longest first; at most 100. */
export async function listHeldIds(sql: Sql, shopId: bigint): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and hold is not null order by since, id limit 100`;
  return rows.map((row) => row.id);
}

export async function countTabs(
  sql: Sql,
  shopId: bigint,
): Promise<{ readonly tab: ReturnTab; readonly count: bigint; readonly held: bigint }[]> {
  return sql<{ tab: ReturnTab; count: bigint; held: bigint }>`
    select tab, count(*) as count, count(*) filter (where hold is not null) as held from returns_return
    where shop_id = ${shopId} and (tab <> 'done' or hold is not null) group by tab`;
}

/** By local month of the settlement, of the months since one. */
export async function sumMonths(
  sql: Sql,
  shopId: bigint,
  since: Instant,
  zone: string,
): Promise<{ month: string; settled: bigint; units: bigint; refunded: bigint; credited: bigint }[]> {
  return sql<{ month: string; settled: bigint; units: bigint; refunded: bigint; credited: bigint }>`
    with settled as (
      select id, to_char(settled_at at time zone ${zone}, 'YYYY-MM') as month, refunded_shop_minor, credited_shop_minor
      from returns_return where shop_id = ${shopId} and settled_at >= ${since}
    ), units as (
      select u.return_id, count(*) as n from returns_unit u
      where u.shop_id = ${shopId} and u.return_id in (select id from settled) and u.paid
      group by u.return_id
    )
    select month, count(*) as settled, coalesce(sum(units.n), 0)::bigint as units,
      sum(refunded_shop_minor)::bigint as refunded, sum(credited_shop_minor)::bigint as credited
    from settled left join units on units.return_id = settled.id group by month order by month`;
}
