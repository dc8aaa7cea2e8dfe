import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from './deps.ts';
import { type Balance, balanceAt } from './ledger/due.ts';
import { findAccount } from './store/accounts.server.ts';
import { findBalance } from './store/balance.server.ts';
import { findExpiryNow } from './store/programs.server.ts';

/** The balance at `now`, whether or not the sweep has written what was due: see `Loyalty.balance`. */
export async function readBalance(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<Balance> {
  const { balance, due } = await findBalance(db.prepared, shopId, customerId, now);
  if (!due) return balance;
  const account = await findAccount(db.sql, shopId, customerId);
  if (account === null) return balance;
  const { zone } = await orders.shopForLoyalty(shopId);
  return balanceAt(account.state, now, { zone, expiry: await findExpiryNow(db.sql, shopId, now) });
}
