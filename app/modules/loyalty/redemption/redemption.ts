import type { Instant } from '#app/kernel/calendar.ts';
import type { LotId, ShopifyId } from '#app/kernel/ids.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Reward, RewardSettings } from '../rewards/rewards.ts';

/**
 * `held`: reserved for a code, or for what is given at once. `posted`: an order used the code, or it was given.
 * `voided`: ended without.
 */
export type RedemptionState = 'held' | 'posted' | 'voided';

/** Where a shopper redeemed. */
export type RedemptionPlace = 'checkout' | 'cart' | 'account';

/**
 * Why a hold ended without an order. `refused`: Shopify would not make its code. `paused`: the programme was.
 */
export type VoidReason = 'released' | 'expired' | 'refused' | 'paused';

/** Why a hold is to end before its time is up. */
export type EndCause = Extract<VoidReason, 'released' | 'paused'>;

/** Points of a customer that a discount code stands for. */
export interface Redemption {
  readonly id: bigint;
  readonly customerId: bigint;
  readonly code: string;
  readonly state: RedemptionState;
  /** Reserved at first. */
  readonly points: Points;
  /** As the merchant had set them then. */
  readonly reward: Reward;
  readonly unusedPart: RewardSettings['redemption']['unusedPart'];
  readonly currency: string;
  readonly place: RedemptionPlace;
  readonly heldAt: Instant;
  readonly endsAt: Instant;
  /** Why it is voided; null: it is not, or was not before a late order came. */
  readonly reason: VoidReason | null;
  /** Shopify's discount; null: not made, not known to be, or what is given is no code. */
  readonly discountId: ShopifyId | null;
  /** Real time at which Shopify was last asked to make it; null: never. */
  readonly askedAt: Instant | null;
  readonly orderId: bigint | null;
  /** Taken by the order, given back since, and owed because no lot had them. */
  readonly used: Points;
  readonly restored: Points;
  readonly owed: Points;
  readonly late: boolean;
  /** In the order of use. */
  readonly parts: readonly RedemptionPart[];
}

/** What of a redemption one lot carries. */
export interface RedemptionPart {
  readonly lotId: LotId;
  readonly reserved: Points;
  readonly used: Points;
  readonly restored: Points;
}

/** The name that staff see in Shopify's list of discounts, and by which we know our own. */
export const discountTitle = (redemption: Pick<Redemption, 'reward' | 'code'>): string =>
  `${redemption.reward.name} (${redemption.code})`;
