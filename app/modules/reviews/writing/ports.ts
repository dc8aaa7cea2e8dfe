import type { Instant } from '#app/kernel/calendar.ts';

/** What writing is handed beside what reviews are. */
export interface WritingPort {
  /** The type of each product at Shopify; absent where it has none or is not known. */
  productTypes(shopId: bigint, products: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
  /** Points that a review earns now, whatever it says; null: none. */
  pointsForReview(shopId: bigint, now: Instant): Promise<bigint | null>;
}
