import type { Instant } from '#app/kernel/calendar.ts';
import type { Stars } from '../../review.ts';

export interface FeedProduct {
  readonly title: string;
  readonly handle: string;
  readonly brand: string;
  /** Those that have the digits of one. */
  readonly gtins: readonly string[];
  /** Barcodes that are no GTIN. */
  readonly mpns: readonly string[];
  readonly skus: readonly string[];
}

/** A published review as shopping engines are told of it; products that were deleted are not among its products. */
export interface FeedReview {
  readonly id: bigint;
  readonly displayName: string;
  /** The same for all named reviews of one person; null: nobody is known, or they wrote without a name. */
  readonly reviewer: string | null;
  readonly verifiedPurchase: boolean;
  /** Null: the merchant does not know. */
  readonly incentivised: boolean | null;
  readonly submittedAt: Instant;
  readonly title: string;
  readonly body: string;
  readonly language: string | null;
  readonly country: string | null;
  readonly stars: Stars;
  readonly images: readonly string[];
  /** The first is the one that it was written about. */
  readonly products: readonly FeedProduct[];
  /** We asked for it after the goods were sent. */
  readonly asked: boolean;
  /** Stands for its order; null: it has none, or was written without a name. */
  readonly transaction: string | null;
}
