/*
 * Reviews at the shopper's side.
 *
 *   GET  /api/reviews[?order=gid]     → ReviewsView
 *   POST /api/reviews   ReviewInput   → WrittenReview (the same line again: `already-done`)
 *
 * with the session token of a customer account or thank-you extension. Mails lead to the app proxy:
 * GET /proxy/review?token=… shows the form for one order (and stores nothing), POST takes it.
 */

export interface ReviewsView {
  /** Bought, arrived and not yet reviewed. */
  readonly open: readonly OpenReview[];
  readonly written: readonly WrittenReview[];
}

export interface OpenReview {
  /** gid of the order. */
  readonly order: string;
  readonly orderName: string;
  /** gid of the order's line. */
  readonly line: string;
  readonly productTitle: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
}

export interface ReviewInput {
  readonly order: string;
  readonly line: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly title?: string;
  readonly body?: string;
  /** As it is to be shown; default: first name and initial. */
  readonly displayName?: string;
}

export type PurchaseOutcome = 'kept' | 'exchanged' | 'returned';

export interface WrittenReview {
  readonly id: string;
  readonly productTitle: string;
  readonly rating: number;
  readonly title: string;
  readonly body: string;
  readonly status: 'published' | 'pending' | 'hidden';
  readonly purchase: PurchaseOutcome;
  readonly submittedAt: string;
}
