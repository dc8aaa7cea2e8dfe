import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from './deps.ts';
import { type Balance, balanceAt } from './ledger/due.ts';
import { listAccounts } from './store/accounts.server.ts';
import { findExpiryNow } from './store/programs.server.ts';

/** The balances of a page of customers in a fixed number of queries: see `Loyalty.balances`. */
export async function readBalances(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  customerIds: readonly bigint[],
  now: Instant,
): Promise<ReadonlyMap<bigint, Balance>> {
  const [accounts, { zone }, expiry] = await Promise.all([
    listAccounts(db.sql, shopId, customerIds),
    orders.shopForLoyalty(shopId),
    findExpiryNow(db.sql, shopId, now),
  ]);
  return new Map(
    accounts.map(({ customerId, state }) => [customerId, balanceAt(state, now, { zone, expiry })] as const),
  );
}
