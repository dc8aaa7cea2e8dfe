import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Expiring } from '../expiring/endings.ts';
import type { Balance } from '../ledger/due.ts';
import type { Units, WithReturn } from '../ports.ts';
import type { Reward } from '../rewards/rewards.ts';
import type { EndCause, RedemptionPlace, RedemptionState } from './redemption.ts';

/** Using points: the part of loyalty's door about redemptions. */
export interface RedemptionDoor {
  /** What a shopper sees; without a customer the rewards alone. */
  rewardsFor(shopId: bigint, customerId: bigint | null, now: Instant): Promise<ShopperRewards>;
  /**
   * Reserves points and makes the code for them. The same key of the same customer again is the same redemption; its
   * code is null while Shopify has not answered yet.
   */
  redeem(
    shopId: bigint,
    customerId: bigint,
    asked: AskedRedemption,
    now: Instant,
  ): Promise<RedemptionOutcome>;
  /** Ends a customer's hold. Already ended: as it is. `not-yours`, or `already-done` once an order has used it. */
  releaseRedemption(shopId: bigint, customerId: bigint, id: bigint): Promise<RedemptionOutcome>;

  /** Sees to it that Shopify has the code of a hold. Any number of times, at once. */
  makeDiscount(shopId: bigint, id: bigint): Promise<void>;
  /**
   * Ends a hold: takes the code out of use, looks for an order, and only then frees the points. `cause`: why, where
   * its time is not up; `released` unless said otherwise.
   */
  endHold(shopId: bigint, id: bigint, cause?: EndCause): Promise<void>;
  /** Asks for the end of holds that are due at `now`. Returns how many. */
  sweepHolds(shopId: bigint, now: Instant): Promise<number>;
  /** Holds whose end nobody is bringing about any more fall due again. */
  reviveHolds(shopId: bigint): Promise<void>;

  /**
   * Orders of the last 30 days of business time that came for points given free before, newest first, without those
   * that were seen or given back whole.
   */
  listLate(shopId: bigint, page: LatePage, now: Instant): Promise<readonly LateRedemption[]>;
  /** A merchant has seen a late one. False: there is none of that id. */
  dismissLate(shopId: bigint, id: bigint, now: Instant): Promise<boolean>;

  /** Keeps an order's points pending while a return of it is open, and lets them go on when none is. */
  retimeOrder(shopId: bigint, orderId: bigint): Promise<void>;
  /** What would be taken back and given back if these units came back, and more happened with them. Writes nothing. */
  effectOfReturn(
    shopId: bigint,
    orderId: bigint,
    units: readonly Units[],
    now: Instant,
    more?: WithReturn,
  ): Promise<ReturnEffect>;

  /** Customers of whom the storefront may show an earlier state, with what it is to show. */
  listUnshown(shopId: bigint, limit: number, now: Instant): Promise<readonly ShownAccount[]>;
  /** The storefront shows this state of theirs now. */
  noteShown(shopId: bigint, accounts: readonly Pick<ShownAccount, 'customerId' | 'changes'>[]): Promise<void>;
}

export interface LatePage {
  /** Only those that came before the one of this id. */
  readonly before?: bigint;
  readonly limit: number;
}

/** An order used a code after its points had been given free. */
export interface LateRedemption {
  readonly id: bigint;
  readonly customerId: bigint;
  readonly orderId: bigint;
  readonly points: Points;
  /** Those of `points` that the customer no longer had: they became debt. */
  readonly owed: Points;
  readonly at: Instant;
}

export interface AskedRedemption {
  /** Id of a reward. */
  readonly reward: string;
  /** Null: its price once. */
  readonly points: Points | null;
  readonly key: string;
  readonly place: RedemptionPlace;
}

export type RedemptionRefusal =
  | 'not-allowed'
  | 'bad-input'
  | 'insufficient-points'
  | 'not-yours'
  | 'already-done';

export type RedemptionOutcome =
  | { readonly redemption: RedemptionDetails }
  | { readonly refused: RedemptionRefusal; readonly available?: Points };

/** A redemption as its shopper sees it. */
export interface RedemptionDetails {
  readonly id: bigint;
  readonly state: RedemptionState;
  readonly reward: Reward;
  readonly points: Points;
  /** Null: Shopify has not made it yet, or there is none. Of a gift card that was given, its own. */
  readonly code: string | null;
  /** What the code takes off at most, or what is given; null: it has no amount. */
  readonly face: Money | null;
  readonly endsAt: Instant;
}

export interface ShopperRewards {
  readonly balance: Balance | null;
  /** What becomes available first, less what is owed; null: nothing, or nobody knows yet when. */
  readonly next: { readonly points: Points; readonly at: Instant } | null;
  readonly live: boolean;
  readonly currency: string;
  readonly worth: Money | null;
  readonly rewards: readonly { readonly reward: Reward; readonly spendable: Points }[];
  /** Held ones and gift cards of the last 90 days of business time, newest first. */
  readonly redemptions: readonly RedemptionDetails[];
}

export interface ReturnEffect {
  readonly clawed: Points;
  readonly restored: Points;
}

export interface ShownAccount {
  readonly customerId: bigint;
  /** Null: gone at Shopify; there is nothing to show. */
  readonly customerShopifyId: ShopifyId | null;
  readonly changes: number;
  readonly balance: Balance;
  readonly worth: Money | null;
  readonly currency: string;
  /** What goes first if it is not used, however far that is; null: nothing does by itself. */
  readonly expiring: Expiring | null;
  readonly redemption: RedemptionDetails | null;
}
