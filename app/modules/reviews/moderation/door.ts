import type { ReviewRow } from '../door.ts';

export interface CustomersReviews {
  /** The latest, newest first, whatever their status. */
  readonly reviews: readonly ReviewRow[];
  /** How many there are in all. */
  readonly total: number;
}

export interface ByCustomer {
  /** What one customer wrote, as the merchant sees it. `limit`: at most 50. */
  latestOfCustomer(shopId: bigint, customerId: bigint, limit: number): Promise<CustomersReviews>;
}
