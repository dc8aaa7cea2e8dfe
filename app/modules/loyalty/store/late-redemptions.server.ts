import type { Instant } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { LatePage, LateRedemption } from '../redemption/door.ts';

interface Row {
  id: bigint;
  customer_id: bigint;
  order_id: bigint;
  used: bigint;
  owed: bigint;
  late_at: Instant;
}

/** Unseen ones since `since`, newest first; those that were given back whole need nobody any more. */
export async function listLate(
  sql: Sql,
  shopId: bigint,
  since: Instant,
  { before, limit }: LatePage,
): Promise<readonly LateRedemption[]> {
  const rows = await sql<Row>`
    select id, customer_id, order_id, used, owed, late_at from loyalty_redemption
    where shop_id = ${shopId} and late_at is not null and seen_at is null and late_at > ${since} and restored < used
      and (${before ?? null}::bigint is null or (late_at, id) < (
        select late_at, id from loyalty_redemption where shop_id = ${shopId} and id = ${before ?? null}::bigint))
    order by late_at desc, id desc limit ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    customerId: row.customer_id,
    orderId: row.order_id,
    points: points(row.used),
    owed: points(row.owed),
    at: row.late_at,
  }));
}

/** False: there is no such late redemption in this shop. Seen before: it stays as it was. */
export async function saveSeen(sql: Sql, shopId: bigint, id: bigint, at: Instant): Promise<boolean> {
  const rows = await sql`update loyalty_redemption set seen_at = coalesce(seen_at, ${at})
    where shop_id = ${shopId} and id = ${id} and late_at is not null returning 1 as one`;
  return rows.length > 0;
}
