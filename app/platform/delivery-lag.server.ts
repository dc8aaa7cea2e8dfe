import type { Temporal } from 'temporal-polyfill';
import type { Database } from './db/database.server.ts';

/** How long deliveries of one hour took from receipt until handled. Real time. */
export interface HourlyLag {
  readonly hour: Temporal.Instant;
  readonly count: number;
  readonly p95Milliseconds: number;
}

interface Row {
  hour: Temporal.Instant;
  count: number;
  p95: number;
}

/** The last 24 hours in which something was handled, oldest first. */
export async function readHourlyLag({ sql }: Pick<Database, 'sql'>, shopId: bigint): Promise<HourlyLag[]> {
  const rows = await sql<Row>`
    select date_trunc('hour', received_at) as hour, count(*)::int as count,
      round(percentile_cont(0.95) within group (order by extract(epoch from handled_at - received_at) * 1000))::int as p95
    from platform_delivery
    where shop_id = ${shopId} and received_at > now() - interval '24 hours' and handled_at is not null
    group by 1 order by 1`;
  return rows.map(({ hour, count, p95 }) => ({ hour, count, p95Milliseconds: p95 }));
}
