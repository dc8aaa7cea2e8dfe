import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';

/** The order was asked about; noted again, the first time counts. */
export async function addRequest(sql: Sql, shopId: bigint, orderId: bigint, at: Instant): Promise<void> {
  await sql`insert into review_request (shop_id, order_id, requested_at) values (${shopId}, ${orderId}, ${at})
    on conflict do nothing`;
}

export async function findRequestedAt(sql: Sql, shopId: bigint, orderId: bigint): Promise<Instant | null> {
  const [row] = await sql<{ requested_at: Instant }>`select requested_at from review_request
    where shop_id = ${shopId} and order_id = ${orderId}`;
  return row?.requested_at ?? null;
}

/** Of orders asked about since a moment: how many, and of how many a review came afterwards. */
export async function countResponses(
  sql: Sql,
  shopId: bigint,
  since: Instant,
): Promise<{ readonly asked: number; readonly answered: number }> {
  const [row] = await sql<{ asked: number; answered: number }>`
    select count(*)::int as asked, count(*) filter (where exists (
      select 1 from review r where r.shop_id = q.shop_id and r.order_id = q.order_id and r.submitted_at >= q.requested_at
    ))::int as answered
    from review_request q where q.shop_id = ${shopId} and q.requested_at >= ${since}`;
  return row ?? { asked: 0, answered: 0 };
}
