import type { Sql } from '../../kernel/transaction.ts';
import type { ThrottleStatus } from './throttle-timing.ts';

/** Points of Shopify's Admin API per shop, shared by all processes. */
export interface ApiBudget {
  /** Takes points before a call. A negative `available` says how many are owed: others are before us. */
  reserve(shopId: bigint, cost: number): Promise<{ available: number; restoreRate: number }>;
  /** Gives back what a call did not use after all. */
  giveBack(shopId: bigint, cost: number): Promise<void>;
  /** What Shopify says counts. */
  correct(shopId: bigint, status: ThrottleStatus): Promise<void>;
}

/** A shop that we have not asked yet: the smallest bucket that Shopify documents. */
const unknown = { maximum: 1000, restoreRate: 50 };

export function openApiBudget(sql: Sql): ApiBudget {
  return {
    async reserve(shopId, cost) {
      const [row] = await sql<{ available: number; restore_rate: number }>`
        insert into platform_api_budget as b (shop_id, available, maximum, restore_rate, read_at)
        values (${shopId}, ${unknown.maximum}::float8 - ${cost}::float8, ${unknown.maximum}, ${unknown.restoreRate}, clock_timestamp())
        on conflict (shop_id) do update set read_at = clock_timestamp(), available = least(b.maximum,
          b.available + b.restore_rate * extract(epoch from clock_timestamp() - b.read_at)) - ${cost}::float8
        returning available, restore_rate`;
      if (row === undefined) throw new Error('The budget of calls gave no answer');
      return { available: row.available, restoreRate: row.restore_rate };
    },
    async giveBack(shopId, cost) {
      await sql`update platform_api_budget set available = least(maximum, available + ${cost}::float8) where shop_id = ${shopId}`;
    },
    async correct(shopId, status) {
      await sql`update platform_api_budget set available = ${status.currentlyAvailable}::float8, maximum = ${status.maximumAvailable}::float8,
        restore_rate = ${status.restoreRate}::float8, read_at = clock_timestamp() where shop_id = ${shopId}`;
    },
  };
}
