import type { Instant, Zone } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LoyaltyFigures, MonthFigures } from '../door.ts';

const countedMembers = 10_000;

/** What the shop's customers hold and owe at `now`; maturity counts even before it is swept. */
export async function readOutstanding(
  sql: Sql,
  shopId: bigint,
  now: Instant,
): Promise<Pick<LoyaltyFigures, 'available' | 'pending' | 'debt'>> {
  const [row] = await sql<{ available: bigint; pending: bigint; debt: bigint }>`
    select coalesce(sum(remaining - reserved) filter (where (matured or available_at <= ${now})
        and (expires_at is null or expires_at > ${now})), 0)::bigint as available,
      coalesce(sum(remaining) filter (where not matured and (available_at is null or available_at > ${now})), 0)::bigint as pending,
      (select coalesce(sum(debt), 0)::bigint from loyalty_account where shop_id = ${shopId} and debt > 0) as debt
    from loyalty_lot where shop_id = ${shopId} and remaining > 0`;
  return {
    available: points(row?.available ?? 0n),
    pending: points(row?.pending ?? 0n),
    debt: points(row?.debt ?? 0n),
  };
}

export async function countMembers(sql: Sql, shopId: bigint): Promise<LoyaltyFigures['members']> {
  const [row] = await sql<{ count: bigint }>`select count(*) as count from (
    select 1 from loyalty_account where shop_id = ${shopId} and entries > 0 limit ${countedMembers + 1}) as members`;
  const count = Number(row?.count ?? 0n);
  return { count: Math.min(count, countedMembers), capped: count > countedMembers };
}

/** Sums per local month of what happened since `from`, oldest first; months without entries are missing. */
export async function listMonths(
  sql: Sql,
  shopId: bigint,
  from: Instant,
  zone: Zone,
): Promise<readonly MonthFigures[]> {
  const rows = await sql<{ month: string; granted: bigint; clawed: bigint; expired: bigint }>`
    select to_char(happened_at at time zone ${zone}, 'YYYY-MM') as month,
      coalesce(sum(points) filter (where kind = 'earn'), 0)::bigint as granted,
      coalesce(-sum(points) filter (where kind = 'clawback'), 0)::bigint as clawed,
      coalesce(-sum(points) filter (where kind = 'expire'), 0)::bigint as expired
    from loyalty_entry where shop_id = ${shopId} and happened_at >= ${from} group by 1 order by 1`;
  return rows.map((row) => ({
    month: row.month,
    granted: points(row.granted),
    clawed: points(row.clawed),
    expired: points(row.expired),
  }));
}
