import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from './deps.ts';
import type { Swept } from './door.ts';
import { changeOf, draftOf, withDue } from './ledger/account-change.ts';
import { applyDue } from './ledger/due.ts';
import { lockDueAccounts } from './store/accounts.server.ts';
import { writeChanges } from './store/changes.server.ts';
import { findExpiryNow } from './store/programs.server.ts';

const batchSize = 100;

/** Writes what has fallen due, a batch of accounts per transaction: see `Loyalty.sweepDue`. */
export async function sweepDue(
  { db, orders }: Pick<LoyaltyDeps, 'db' | 'orders'>,
  shopId: bigint,
  now: Instant,
): Promise<Swept> {
  const { zone } = await orders.shopForLoyalty(shopId);
  let swept: Swept = { accounts: 0, steps: 0 };
  for (;;) {
    const batch = await db.inTransaction(shopId, async (tx) => {
      const accounts = await lockDueAccounts(tx.sql, shopId, now, batchSize);
      if (accounts.length === 0) return { accounts: 0, steps: 0 };
      const rules = { zone, expiry: await findExpiryNow(tx.sql, shopId, now) };
      const due = accounts.map((account) => ({ account, result: applyDue(account.state, now, rules) }));
      const changes = due.map(({ account, result }) =>
        changeOf(withDue(draftOf(account), result, zone), rules),
      );
      await writeChanges(tx, changes);
      return {
        accounts: accounts.length,
        steps: due.reduce((sum, { result }) => sum + result.steps.length, 0),
      };
    });
    if (batch.accounts === 0) return swept;
    swept = { accounts: swept.accounts + batch.accounts, steps: swept.steps + batch.steps };
  }
}
