import type { Instant } from '#app/kernel/calendar.ts';
import { NO_POINTS, subtractPoints } from '#app/kernel/points.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { readBalance } from '../read-balance.server.ts';
import { detailsOf, withGiftCard } from '../redemption/details.ts';
import type { ShopperRewards } from '../redemption/door.ts';
import { findNextPending } from '../store/balance.server.ts';
import { findLiveFrom } from '../store/programs.server.ts';
import { listShown } from '../store/redemptions.server.ts';
import { bestWorth, spendable } from './rewards.ts';
import { getRewards } from './save-rewards.server.ts';

/** Balance, rewards in reach and what is reserved: see `RedemptionDoor.rewardsFor`. */
export async function readShopperRewards(
  deps: Pick<LoyaltyDeps, 'db' | 'orders' | 'discounts' | 'issuing' | 'codeFor'>,
  shopId: bigint,
  customerId: bigint | null,
  now: Instant,
): Promise<ShopperRewards> {
  const [{ settings, kinds }, liveFrom, balance, pending, shown] = await Promise.all([
    getRewards(deps, shopId),
    findLiveFrom(deps.db.sql, shopId),
    customerId === null ? null : readBalance(deps, shopId, customerId, now),
    customerId === null ? null : findNextPending(deps.db.sql, shopId, customerId, now),
    customerId === null ? [] : listShown(deps.db.sql, shopId, customerId, now.subtract({ hours: 24 * 90 })),
  ]);
  const owed = balance?.debt ?? NO_POINTS;
  const available = balance?.available ?? NO_POINTS;
  // What cannot be redeemed is not offered.
  const offered = liveFrom === null ? [] : settings.rewards.filter(({ kind }) => kinds.includes(kind));
  return {
    balance,
    // What is owed is taken of it first.
    next:
      pending !== null && pending.points > owed
        ? { points: subtractPoints(pending.points, owed), at: pending.at }
        : null,
    live: liveFrom !== null,
    currency: settings.currency,
    worth: bestWorth({ ...settings, rewards: offered }, available),
    rewards: offered.map((reward) => ({ reward, spendable: spendable(reward, available) })),
    redemptions: shown.map((one) => withGiftCard(detailsOf(one), one, deps.codeFor, shopId)),
  };
}
