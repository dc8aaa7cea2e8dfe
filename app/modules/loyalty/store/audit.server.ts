import type { Sql } from '#app/kernel/transaction.ts';
import type { LedgerDifference } from '../door.ts';

interface Row {
  customer_id: bigint;
  order_id: bigint | null;
  kind: LedgerDifference['kind'];
  expected: bigint;
  found: bigint;
}

const mostDifferences = 100;

/**
 * Where sums disagree: the ledger is what is expected. Reads every entry and lot of the shop, so it belongs into the
 * night or behind a button.
 */
export async function listDifferences(sql: Sql, shopId: bigint): Promise<readonly LedgerDifference[]> {
  const rows = await sql<Row>`
    with chained as (
      select customer_id, number, points, balance_after,
        sum(points) over account as running, row_number() over account as place
      from loyalty_entry where shop_id = ${shopId} window account as (partition by customer_id order by number)
    ), ledger as (
      select customer_id, sum(points)::bigint as total, count(*) as entries, max(number)::bigint as last,
        count(*) filter (where number <> place) as gaps, count(*) filter (where balance_after <> running) as breaks
      from chained group by customer_id
    ), held as (
      select customer_id, sum(remaining)::bigint as remaining from loyalty_lot
      where shop_id = ${shopId} and remaining > 0 group by customer_id
    ), account as (
      select a.customer_id, a.posted, a.entries::bigint as entries, coalesce(l.total, 0) as total,
        coalesce(l.entries, 0) as counted, coalesce(l.gaps, 0) as gaps, coalesce(l.breaks, 0) as breaks,
        coalesce(h.remaining, 0) - a.debt as lots
      from loyalty_account a left join ledger l using (customer_id) left join held h using (customer_id)
      where a.shop_id = ${shopId}
    ), given as (
      select order_id, sum(points)::bigint as total from loyalty_entry
      where shop_id = ${shopId} and kind in ('earn', 'clawback') and order_id is not null group by order_id
    )
    , holds as (
      select l.customer_id, sum(coalesce(p.kept, 0))::bigint as kept, sum(l.reserved)::bigint as reserved
      from loyalty_lot l left join (
        select lot_id, sum(reserved) as kept from loyalty_redemption_lot where shop_id = ${shopId} group by lot_id
      ) p on p.lot_id = l.id
      where l.shop_id = ${shopId} and (l.reserved > 0 or p.kept > 0) group by l.customer_id
    ), spent as (
      select r.customer_id, r.order_id, sum(r.used - r.restored)::bigint as used, coalesce((
        select sum(e.points) from loyalty_entry e where e.shop_id = ${shopId} and e.order_id = r.order_id
          and e.kind in ('redeem', 'redeem-late', 'restore')), 0)::bigint as moved
      from loyalty_redemption r where r.shop_id = ${shopId} and r.order_id is not null group by r.customer_id, r.order_id
    )
    select customer_id, null::bigint as order_id, 'posted' as kind, total as expected, posted as found
      from account where posted <> total
    union all select customer_id, null, 'lots', total, lots from account where lots <> total
    union all select customer_id, null, 'numbers', counted, entries from account where entries <> counted or gaps > 0
    union all select customer_id, null, 'chain', 0, breaks from account where breaks > 0
    union all select customer_id, null, 'held', kept, reserved from holds where kept <> reserved
    union all select customer_id, order_id, 'used', -moved, used from spent where used <> -moved
    union all select o.customer_id, o.order_id, 'order', coalesce(g.total, 0), o.granted - o.clawed
      from loyalty_order o left join given g using (order_id)
      where o.shop_id = ${shopId} and o.granted - o.clawed <> coalesce(g.total, 0)
    limit ${mostDifferences}`;
  return rows.map((row) => ({
    customerId: row.customer_id,
    orderId: row.order_id,
    kind: row.kind,
    expected: row.expected,
    found: row.found,
  }));
}
