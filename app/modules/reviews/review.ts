import type { Instant } from '#app/kernel/calendar.ts';

export type Stars = 1 | 2 | 3 | 4 | 5;

export const reviewStatuses = ['pending', 'published', 'hidden'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A line of an order of this shop matched, an address was proven, or neither. Nobody can raise it by hand. */
export type Verification = 'verified_buyer' | 'verified_reviewer' | 'unverified';

export type PurchaseOutcome = 'kept' | 'exchanged' | 'returned';
export type ReviewVia = 'mail' | 'account' | 'storefront';

/** Why a review may be hidden. None of them is about stars or mood. */
export const hideReasons = [
  'spam',
  'off_topic',
  'abusive',
  'personal_data',
  'not_genuine',
  'illegal',
  'conflict_of_interest',
  'wrong_product',
] as const;
export type HideReason = (typeof hideReasons)[number];

export function isHideReason(text: string): text is HideReason {
  return hideReasons.some((reason) => reason === text);
}

/** What a review is shown with; the words are '' where they were erased. */
export interface Review {
  readonly id: bigint;
  readonly orderId: bigint;
  readonly lineShopifyId: bigint;
  readonly productShopifyId: bigint;
  readonly customerId: bigint | null;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  readonly status: ReviewStatus;
  readonly verification: Verification;
  readonly purchase: PurchaseOutcome;
  readonly incentivised: boolean;
  readonly via: ReviewVia;
  readonly submittedAt: Instant;
  readonly publishedAt: Instant | null;
  /** Number of its changes of status. */
  readonly revision: number;
}
