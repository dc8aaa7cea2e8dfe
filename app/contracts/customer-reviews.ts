import type { PurchaseOutcome } from './reviews.ts';

/*
 * A customer's reviews on that customer's page in Shopify's admin.
 *
 *   GET /api/staff/customer-reviews?customer=gid  → CustomerReviews
 *
 * with the id token of a staff member, as admin blocks have it. Of a customer of whom the app knows nothing: 404.
 */

export interface CustomerReviews {
  /** The app's own number of the customer: its inbox takes it as `customer`. */
  readonly customer: string;
  /** How many the customer wrote. */
  readonly total: number;
  /** The latest of them, newest first. */
  readonly latest: readonly CustomerReview[];
}

export interface CustomerReview {
  readonly id: string;
  /** '' where the product is no longer known. */
  readonly product: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly title: string;
  /** The beginning of what was written. */
  readonly excerpt: string;
  readonly status: 'published' | 'pending' | 'hidden';
  /** Null: it was imported, and no order of the shop stands behind it. */
  readonly purchase: PurchaseOutcome | null;
  /** A signal holds it back until somebody has looked. */
  readonly held: boolean;
  /** ISO moment of the shop's business time. */
  readonly submittedAt: string;
}
