import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { findNextNotice } from './expiring/store/notices.server.ts';
import { findNextDue } from './store/accounts.server.ts';
import { findNextTierDue } from './tiers/store/tiers.server.ts';

/** The earliest moment at which something of an account or a level falls due, or its owner is to be told: see `Loyalty.nextDue`. */
export async function readNextDue(sql: Sql, shopId: bigint): Promise<Instant | null> {
  const moments = await Promise.all([
    findNextDue(sql, shopId),
    findNextTierDue(sql, shopId),
    findNextNotice(sql, shopId),
  ]);
  return moments.reduce((first, next) => {
    if (first === null || next === null) return first ?? next;
    return compareInstants(next, first) < 0 ? next : first;
  }, null);
}
