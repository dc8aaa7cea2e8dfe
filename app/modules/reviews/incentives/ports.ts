import type { Instant } from '#app/kernel/calendar.ts';

/** A code to be made at Shopify, good once, for whoever has it. */
export interface NewReviewCode {
  readonly code: string;
  /** What staff see in Shopify's list; it tells ours from others. */
  readonly title: string;
  /** "10" percent off the order. */
  readonly percent: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What thanks by code are handed beside what reviews are. */
export interface IncentivePort {
  /** The same for the same line of an order, and nobody without our key can make it. */
  codeFor(shopId: bigint, orderId: bigint, lineShopifyId: bigint): string;
  /** Has the merchant let us make codes? */
  allowed(shopId: bigint): Promise<boolean>;
  /**
   * `taken`: a discount with this code exists. `refused`: Shopify will not make it, however often it is asked. Breaks
   * when Shopify does not answer: whether it was made is unknown then.
   */
  create(
    shopId: bigint,
    discount: NewReviewCode,
  ): Promise<{ readonly made: bigint } | { readonly taken: true } | { readonly refused: string }>;
  /** Null: there is none. Breaks when Shopify cannot be asked. */
  find(shopId: bigint, code: string): Promise<{ readonly id: bigint; readonly title: string } | null>;
}
