import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import type { SavedRewards } from '../rewards/door.ts';
import { type RewardSettings, rewardsSchema } from '../rewards/rewards.ts';

interface Row {
  version: number;
  effective_at: Instant;
  rewards: unknown;
  saved_by: string;
  saved_at: Instant;
}

/** The rewards saved last; null before the first. */
export async function findLatestRewards(sql: Sql, shopId: bigint): Promise<SavedRewards | null> {
  const [row] = await sql<Row>`select version, effective_at, rewards, saved_by, saved_at
    from loyalty_rewards_version where shop_id = ${shopId} order by version desc limit 1`;
  return row === undefined ? null : savedOf(row);
}

/** Newest first, those before version `before` that are in this currency. */
export async function listRewards(
  sql: Sql,
  shopId: bigint,
  currency: CurrencyCode,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedRewards[]> {
  const rows = await sql<Row>`select version, effective_at, rewards, saved_by, saved_at
    from loyalty_rewards_version where shop_id = ${shopId} and version < coalesce(${before ?? null}::int, 2147483647)
      and rewards ->> 'currency' = ${currency}
    order by version desc limit ${limit}`;
  return rows.map(savedOf);
}

const savedOf = (row: Row): SavedRewards => ({
  version: row.version,
  effectiveAt: row.effective_at,
  settings: rewardsSchema.parse(row.rewards),
  savedBy: row.saved_by,
  savedAt: row.saved_at,
});

/** Adds the next version of a shop whose loyalty state is locked. */
export async function addRewards(
  tx: Tx,
  version: {
    readonly version: number;
    readonly settings: RewardSettings;
    readonly effectiveAt: Instant;
    readonly savedBy: string;
  },
): Promise<void> {
  await tx.sql`insert into loyalty_rewards_version (shop_id, version, effective_at, rewards, saved_by)
    values (${tx.shopId}, ${version.version}, ${version.effectiveAt}, ${JSON.stringify(version.settings)}::jsonb, ${version.savedBy})`;
}
