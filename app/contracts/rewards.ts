import type { MoneyV2, PointsText } from './answers.ts';

/*
 * Points at the shopper's side.
 *
 *   GET  /api/rewards                     → RewardsView
 *   POST /api/redemptions   RedeemInput   → RedemptionView (the same `key` again: the same redemption)
 *   POST /api/redemptions/:id/release     → RedemptionView (again: already voided is fine; used: `already-done`)
 *   POST /api/birthday      BirthdayInput → BirthdayView (the same again is fine)
 *
 * with the session token of a checkout or customer account extension. The theme's cart block reaches the same through
 * the app proxy, as forms: POST /proxy/redemptions and POST /proxy/redemptions/:id/release, which go on to the cart.
 */

export interface RewardsView {
  /** Null: a guest. */
  readonly balance: Balance | null;
  /** What a guest or member would see points called; false while loyalty is off. */
  readonly live: boolean;
  /** What the available points are worth with the best reward that they reach; null: nothing reachable yet. */
  readonly worth: MoneyV2 | null;
  readonly rewards: readonly RewardView[];
  /** The points of `pending` that can be used soonest; null: none, or nobody knows yet when. */
  readonly next: NextPoints | null;
  /** Null: a guest, or the shop has no tiers. */
  readonly tier: TierView | null;
  /** Reserved now, newest first. */
  readonly redemptions: readonly RedemptionView[];
  /** What will be gone first if it is not used; null: nothing within 90 days. */
  readonly expiring: ExpiringPoints | null;
  /** What earns points beside orders; empty while loyalty is off. */
  readonly ways: readonly WayView[];
  /** Null: a guest, or birthdays earn nothing here. */
  readonly birthday: BirthdayView | null;
}

export interface ExpiringPoints {
  readonly points: PointsText;
  /** Last day, of the shop, on which they can be used: "2027-01-31". */
  readonly lastDay: string;
}

export interface WayView {
  readonly way: 'sign-up' | 'birthday' | 'newsletter' | 'review' | 'order-anniversary' | 'event';
  /** Of an event, as the shop calls it; null: the way speaks for itself. */
  readonly name: string | null;
  readonly points: PointsText;
  /** This customer has it already and cannot again; null: a guest. */
  readonly done: boolean | null;
}

export interface BirthdayView {
  /** "--05-17"; null: not told yet. */
  readonly day: string | null;
}

export interface Balance {
  readonly available: PointsText;
  readonly pending: PointsText;
  readonly held: PointsText;
  readonly debt: PointsText;
}

export interface NextPoints {
  /** Without those that repay a debt. */
  readonly points: PointsText;
  /** ISO moment. */
  readonly at: string;
}

export interface TierView {
  /** Null: none is held yet. */
  readonly name: string | null;
  /** The last day, of the shop, on which it is kept whatever happens; null: no such day. */
  readonly keptUntil: string | null;
  /** Null: there is none above. */
  readonly next: NextTier | null;
}

export interface NextTier {
  readonly name: string;
  /** What is missing of each thing that it asks for; null: nothing of it. */
  readonly spend: MoneyV2 | null;
  readonly points: PointsText | null;
  readonly orders: number | null;
  /** Whether all of them are needed, or one of them. */
  readonly match: 'all' | 'any';
  /** Given for reaching it the first time; "0": none. */
  readonly entryPoints: PointsText;
}

export type RewardValue =
  /** For `points` each time; of several times where `multiples`. */
  | { readonly kind: 'amount-off'; readonly value: MoneyV2 }
  | { readonly kind: 'percent'; readonly percent: string }
  | { readonly kind: 'free-shipping' }
  /** One unit of it beside another item; `handle` leads to its page in the shop, null: it is not sold any more. */
  | { readonly kind: 'free-product'; readonly title: string; readonly handle: string | null }
  /** Given at once. `validDays`: calendar days for which it can be used; null: without end. */
  | {
      readonly kind: 'gift-card' | 'store-credit';
      readonly value: MoneyV2;
      readonly validDays: number | null;
    };

export type RewardView = RewardValue & {
  readonly id: string;
  readonly name: string;
  readonly points: PointsText;
  /** Any whole multiple of `points` may be spent at once. */
  readonly multiples: boolean;
  /** The most that this customer can spend on it now; "0": out of reach. */
  readonly spendable: PointsText;
  /** The least that may be spent at once; `points`, or a multiple of it. */
  readonly least: PointsText;
  readonly minSubtotal: MoneyV2 | null;
  /** The most of the cart that it may pay, in percent; null: all of it. */
  readonly capPercent: number | null;
  /** It takes something off some collections only. */
  readonly someGoods: boolean;
};

export interface RedeemInput {
  /** `RewardView.id`. */
  readonly reward: string;
  /** Default: `points` of the reward. */
  readonly points?: PointsText;
  /** Chosen by the caller for one intention; sending it again is safe. At most 100 characters. */
  readonly key: string;
  readonly where: 'checkout' | 'cart' | 'account';
}

export interface RedemptionView {
  readonly id: string;
  /** What is given at once, as store credit, is `posted` once Shopify has it. */
  readonly state: 'held' | 'posted' | 'voided';
  readonly reward: string;
  readonly points: PointsText;
  /** To be entered at the checkout; null while Shopify has not made it yet: ask again. */
  readonly code: string | null;
  readonly value: RewardValue;
  /** ISO moment at which the points go back by themselves. */
  readonly endsAt: string;
}

export interface BirthdayInput {
  /** "--05-17": no year is asked for. */
  readonly day: string;
}
