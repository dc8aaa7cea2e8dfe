import type { Instant } from '#app/kernel/calendar.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { firstToGo } from '../expiring/endings.ts';
import { applyDue, balanceOf } from '../ledger/due.ts';
import { detailsOf } from '../redemption/details.ts';
import type { ShownAccount } from '../redemption/door.ts';
import { listUnshownAccounts } from '../store/accounts.server.ts';
import { findExpiryNow } from '../store/programs.server.ts';
import { listHeld } from '../store/redemptions.server.ts';
import { bestWorth } from './rewards.ts';
import { getRewards } from './save-rewards.server.ts';

/** What the storefront is to show of customers whose points have moved: see `RedemptionDoor.listUnshown`. */
export async function listUnshown(
  deps: Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing'>,
  shopId: bigint,
  limit: number,
  now: Instant,
): Promise<readonly ShownAccount[]> {
  const { db, orders } = deps;
  const changed = await listUnshownAccounts(db.sql, shopId, limit);
  if (changed.length === 0) return [];
  const ids = changed.map(({ account }) => account.customerId);
  const [{ settings }, { zone }, expiry, shopifyIds] = await Promise.all([
    getRewards(deps, shopId),
    orders.shopForLoyalty(shopId),
    findExpiryNow(db.sql, shopId, now),
    orders.customerShopifyIds(shopId, ids),
  ]);
  return Promise.all(
    changed.map(async ({ account, changes }) => {
      const { customerId } = account;
      const { state } = applyDue(account.state, now, { zone, expiry });
      const balance = balanceOf(state);
      const held = balance.held > 0n ? await listHeld(db.sql, shopId, customerId) : [];
      const coded = held.map(detailsOf).find(({ code }) => code !== null);
      return {
        customerId,
        customerShopifyId: shopifyIds.get(customerId) ?? null,
        changes,
        balance,
        worth: bestWorth(settings, balance.available),
        currency: settings.currency,
        expiring: firstToGo(state, { zone, expiry }),
        redemption: coded ?? null,
      };
    }),
  );
}
