import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { assumedPointWorth, bestPointWorth, type PointWorth } from '../rewards/point-worth.ts';
import { findLatestRewards } from '../store/rewards.server.ts';

/** What a point is worth by the rewards saved last; `assumed`: none is worth an amount in this currency. */
export async function worthNow(
  sql: Sql,
  shopId: bigint,
  currency: CurrencyCode,
): Promise<{ readonly worth: PointWorth; readonly assumed: boolean }> {
  const settings = (await findLatestRewards(sql, shopId))?.settings ?? null;
  const best = settings === null || settings.currency !== currency ? null : bestPointWorth(settings);
  return { worth: best ?? assumedPointWorth(currency), assumed: best === null };
}
