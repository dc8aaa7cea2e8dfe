import type { AttributeAnswer, Purchase, ReviewStatus, Stars, Verification } from '../review.ts';

/** What of a review is counted somewhere. Every change of it goes through `countChange`, in its own transaction. */
export interface Counted {
  readonly productShopifyId: bigint;
  readonly stars: Stars;
  readonly status: ReviewStatus;
  readonly purchase: Purchase;
  readonly verification: Verification;
  readonly incentivised: boolean;
  readonly hasMedia: boolean;
  readonly recommends: boolean | null;
  readonly imported: boolean;
  readonly answers: readonly AttributeAnswer[];
}
