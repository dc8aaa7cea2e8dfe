import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { ReturnCounts } from '../../views.ts';

/** Nobody needs to know more than that there are more than 99. */
const mostCounted = 100;

/** Each list is counted up to a hundred, which reads as many entries of an index, however long it is. */
export async function countOpen(sql: Sql, shopId: bigint): Promise<ReturnCounts> {
  const rows = await sql<{ tab: string; count: number }>`
    select tabs.tab, (select count(*)::int from (select 1 from returns_return r
      where r.shop_id = ${shopId} and r.tab = tabs.tab limit ${mostCounted}) as counted) as count
    from unnest(array['to-review', 'in-transit', 'to-inspect', 'to-settle']) as tabs(tab)
    union all select 'held', (select count(*)::int from (select 1 from returns_return
      where shop_id = ${shopId} and hold is not null limit ${mostCounted}) as counted)`;
  const count = (tab: string) => rows.find((row) => row.tab === tab)?.count ?? 0;
  return {
    open: {
      'to-review': count('to-review'),
      'in-transit': count('in-transit'),
      'to-inspect': count('to-inspect'),
      'to-settle': count('to-settle'),
    },
    held: count('held'),
  };
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
