import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

export interface PerformanceSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: Zone;
}

export interface SettledSum {
  /** "2026-03"; null: of the whole span. */
  readonly month: string | null;
  readonly settled: number;
  readonly refunded: bigint;
  readonly credited: bigint;
  readonly medianSeconds: number;
}

/** Units asked back by local day, as far as they came back or still may; what customers keep does not come back. */
export async function sumReturned(
  sql: Sql,
  shopId: bigint,
  { from, to, zone }: PerformanceSpan,
): Promise<{ readonly day: string; readonly units: number }[]> {
  return sql<{ day: string; units: number }>`
    select to_char(r.requested_at at time zone ${zone}, 'YYYY-MM-DD') as day, sum(l.quantity)::int as units
    from returns_return r join returns_line l on l.shop_id = r.shop_id and l.return_id = r.id
    where r.shop_id = ${shopId} and r.requested_at >= ${from} and r.requested_at <= ${to}
      and r.state not in ('declined', 'cancelled', 'expired') and r.outcome <> 'keep'
    group by day`;
}

/**
 * What was settled, by local month or in all, in minor units of the shop's currency. Of store credit, the bonus is
 * taken off in the proportion that it has of the credit as it was given.
 */
export async function sumSettled(
  sql: Sql,
  shopId: bigint,
  { from, to, zone }: PerformanceSpan,
  byMonth: boolean,
): Promise<SettledSum[]> {
  const rows = await sql<{
    month: string | null;
    settled: number;
    refunded: bigint;
    credited: bigint;
    median: number;
  }>`
    with settled as (
      select case when ${byMonth}::boolean then to_char(settled_at at time zone ${zone}, 'YYYY-MM') end as month,
        refunded_shop_minor as refunded, credited_shop_minor as credited,
        coalesce((paid #>> '{bonus,amount}')::numeric / nullif((paid #>> '{credited,amount}')::numeric, 0), 0) as bonus,
        extract(epoch from settled_at - requested_at)::float8 as seconds
      from returns_return where shop_id = ${shopId} and settled_at >= ${from} and settled_at <= ${to}
    )
    select month, count(*)::int as settled, sum(refunded)::bigint as refunded,
      sum(credited - round(credited * bonus))::bigint as credited,
      percentile_cont(0.5) within group (order by seconds) as median
    from settled group by month`;
  return rows.map(({ median, ...row }) => ({ ...row, medianSeconds: median }));
}

export interface ExchangedSum {
  readonly month: string;
  readonly inSpan: boolean;
  readonly currency: string;
  /** Null: all orders in the shop's currency together. */
  readonly orderId: bigint | null;
  /** Minor units of `currency`. */
  readonly minor: bigint;
}

/**
 * What went out in settled exchanges since a moment, at the price it was exchanged at, by local month and by whether it
 * was settled within `last`; order by order where that is in another currency than the shop's.
 */
export async function sumExchanged(
  sql: Sql,
  shopId: bigint,
  { from, to, zone }: PerformanceSpan,
  { last, currency }: { readonly last: Instant; readonly currency: string },
): Promise<ExchangedSum[]> {
  const rows = await sql<{
    month: string;
    in_span: boolean;
    currency: string;
    order_id: bigint | null;
    minor: bigint;
  }>`
    select to_char(r.settled_at at time zone ${zone}, 'YYYY-MM') as month, r.settled_at >= ${last} as in_span, r.currency,
      case when r.currency <> ${currency} then r.order_id end as order_id, sum(x.price_minor)::bigint as minor
    from returns_return r join returns_exchange x on x.shop_id = r.shop_id and x.return_id = r.id
    where r.shop_id = ${shopId} and r.settled_at >= ${from} and r.settled_at <= ${to} and r.outcome = 'exchange'
    group by 1, 2, 3, 4`;
  return rows.map((row) => ({
    ...{ month: row.month, inSpan: row.in_span, currency: row.currency },
    ...{ orderId: row.order_id, minor: row.minor },
  }));
}
