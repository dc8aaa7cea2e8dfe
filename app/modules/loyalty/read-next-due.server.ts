import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { findNextDue } from './store/accounts.server.ts';
import { findNextTierDue } from './tiers/store/tiers.server.ts';

/** The earliest moment at which something of an account or a level falls due: see `Loyalty.nextDue`. */
export async function readNextDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const [points, tier] = await Promise.all([findNextDue(sql, shopId), findNextTierDue(sql, shopId)]);
  if (points === null || tier === null) return points ?? tier;
  return compareInstants(points, tier) <= 0 ? points : tier;
}
