import type { Instant } from '#app/kernel/calendar.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { Incentive } from '../incentive.ts';

type NewIncentive = Omit<Incentive, 'state'>;

/** False: the line has had its thanks. */
export async function wantIncentive(tx: Tx, wanted: NewIncentive): Promise<boolean> {
  const rows = await tx.sql`insert into review_incentive
      (shop_id, review_id, order_id, line_shopify_id, code, percent, state, ends_at, wanted_at)
    values (${tx.shopId}, ${wanted.reviewId}, ${wanted.orderId}, ${wanted.lineShopifyId}, ${wanted.code},
      ${wanted.percent}, 'wanted', ${wanted.endsAt}, ${wanted.wantedAt})
    on conflict do nothing returning 1 as one`;
  return rows.length > 0;
}

export async function findIncentive(sql: Sql, shopId: bigint, reviewId: bigint): Promise<Incentive | null> {
  const [row] = await sql<{
    order_id: bigint;
    line_shopify_id: bigint;
    code: string;
    percent: string;
    state: Incentive['state'];
    ends_at: Instant;
    wanted_at: Instant;
  }>`select order_id, line_shopify_id, code, percent, state, ends_at, wanted_at from review_incentive
    where shop_id = ${shopId} and review_id = ${reviewId}`;
  if (row === undefined) return null;
  const { code, percent, state } = row;
  const [orderId, lineShopifyId] = [row.order_id, row.line_shopify_id];
  return {
    reviewId,
    orderId,
    lineShopifyId,
    code,
    percent,
    state,
    endsAt: row.ends_at,
    wantedAt: row.wanted_at,
  };
}

/** Before it is asked for: when it will be good. */
export async function setGood(
  sql: Sql,
  shopId: bigint,
  reviewId: bigint,
  { wantedAt, endsAt }: Pick<Incentive, 'wantedAt' | 'endsAt'>,
): Promise<void> {
  await sql`update review_incentive set wanted_at = ${wantedAt}, ends_at = ${endsAt}
    where shop_id = ${shopId} and review_id = ${reviewId} and state = 'wanted'`;
}

/** False: somebody else noted it. `discount`: Shopify's id of it; null: Shopify will never have it. */
export async function settleIncentive(tx: Tx, reviewId: bigint, discount: bigint | null): Promise<boolean> {
  const rows = await tx.sql`update review_incentive
    set state = ${discount === null ? 'failed' : 'made'}, discount_shopify_id = ${discount}
    where shop_id = ${tx.shopId} and review_id = ${reviewId} and state = 'wanted' returning 1 as one`;
  return rows.length > 0;
}

export async function listWanted(sql: Sql, shopId: bigint, limit: number): Promise<bigint[]> {
  const rows = await sql<{ review_id: bigint }>`select review_id from review_incentive
    where shop_id = ${shopId} and state = 'wanted' order by review_id limit ${limit}`;
  return rows.map((row) => row.review_id);
}
