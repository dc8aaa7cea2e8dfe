import type { Instant } from '#app/kernel/calendar.ts';

export type Stars = 1 | 2 | 3 | 4 | 5;

export const reviewStatuses = ['pending', 'published', 'hidden'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A line of an order of this shop matched, an address was proven, or neither. Nobody can raise it by hand. */
export const verifications = ['verified_buyer', 'verified_reviewer', 'unverified'] as const;
export type Verification = (typeof verifications)[number];

export const purchaseOutcomes = ['kept', 'exchanged', 'returned'] as const;
export type PurchaseOutcome = (typeof purchaseOutcomes)[number];
/** `unknown`: no order of the shop stands behind a review that was imported, so nobody can say. */
export const purchases = [...purchaseOutcomes, 'unknown'] as const;
export type Purchase = (typeof purchases)[number];
export type ReviewVia = 'mail' | 'account' | 'storefront' | 'import';

/** Why a review, a picture, a question or an answer may be hidden. None of them is about stars or mood. */
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

/** For what a person looks first, instead of its being shown at once. None of them is about stars or mood either. */
export const holdSignals = [
  /** An address of a page, a phone number or an e-mail address stands in the words. */
  'contact-in-words',
  /** Nearly the same words as another one of the shop. */
  'repeated-words',
  /** Many of one product within the hour. */
  'burst',
  /** Several people from one device or network. */
  'same-sender',
  'disposable-address',
  /** Written from an address of the shop's own domain or of its staff. */
  'staff',
  'before-delivery',
  /** The whole order was refunded without goods coming back. */
  'refunded',
  /** A field that people do not see was filled in. */
  'robot',
] as const;
export type HoldSignal = (typeof holdSignals)[number];

/** `held`: a signal holds it; `reported`: a visitor's report waits; `media`: with pictures; `imported`: from elsewhere. */
export const reviewMarks = ['held', 'reported', 'media', 'imported'] as const;
export type ReviewMark = (typeof reviewMarks)[number];

/** An answer to a question of the merchant's own about a product: 1 to 5 of a scale, or an option's id. */
export interface AttributeAnswer {
  readonly attribute: string;
  readonly value: string;
}

/** What a review is shown with; the words are '' where they were erased. */
export interface Review {
  readonly id: bigint;
  /** Both or none; none: it was imported and no order of the shop matches. */
  readonly orderId: bigint | null;
  readonly lineShopifyId: bigint | null;
  readonly productShopifyId: bigint;
  readonly variantShopifyId: bigint | null;
  readonly customerId: bigint | null;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  readonly status: ReviewStatus;
  readonly verification: Verification;
  readonly purchase: Purchase;
  readonly incentivised: boolean;
  readonly via: ReviewVia;
  readonly recommends: boolean | null;
  /** BCP 47; null: not known. */
  readonly language: string | null;
  readonly country: string | null;
  readonly reuseConsentAt: Instant | null;
  readonly hasMedia: boolean;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly heldFor: readonly HoldSignal[];
  readonly openReports: number;
  readonly submittedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly editedAt: Instant | null;
  readonly importId: bigint | null;
  /** Number of its changes of status. */
  readonly revision: number;
}
