import type { Sql } from '#app/kernel/transaction.ts';
import type { OrderTier } from '../order-tier.ts';

/** The level by which an order has earned; null: it has not earned yet. */
export async function findOrderTier(sql: Sql, shopId: bigint, orderId: bigint): Promise<OrderTier | null> {
  const [row] = await sql<{ level: string | null; factor: string }>`
    select level, tier_factor as factor from loyalty_order
    where shop_id = ${shopId} and order_id = ${orderId} and tier_factor is not null`;
  return row ?? null;
}
