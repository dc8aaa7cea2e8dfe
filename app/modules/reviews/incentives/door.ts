import type { Instant } from '#app/kernel/calendar.ts';

/** A code that thanks for a review. */
export interface ReviewThanks {
  readonly code: string;
  /** "10" percent off the order. */
  readonly percent: string;
  readonly endsAt: Instant;
  readonly reviewId: bigint;
  readonly orderId: bigint;
}

/** Thanks for reviews by code. The shop comes first; ids are our own; `now` is business time. */
export interface Thanking {
  /**
   * Sees to it that Shopify has the code wanted for a review, looking for it there before it is made. `waiting`: the scope
   * is missing; it is looked at again by night. Any number of times.
   */
  makeReviewCode(
    shopId: bigint,
    reviewId: bigint,
    now: Instant,
  ): Promise<'made' | 'failed' | 'waiting' | 'nothing'>;
  /** Asks again for every code that is wanted; at most 500 at once. Returns how many. */
  reconcileReviewCodes(shopId: bigint): Promise<number>;
  /** The code that thanks for a review once Shopify has it; null: there is none. */
  findThanks(shopId: bigint, reviewId: bigint): Promise<ReviewThanks | null>;
}
