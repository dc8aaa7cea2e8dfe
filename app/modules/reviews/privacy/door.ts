import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { MediaKind } from '../media/door.ts';
import type { AttributeAnswer, HideReason, Review } from '../review.ts';
import type { ReviewRevision } from '../writing/door.ts';

/** Everything that reviews hold of a customer; questions have their own (`Questions.exportQuestions`). */
export interface CustomerReviews {
  readonly reviews: readonly CustomerReview[];
  readonly drafts: readonly CustomerDraft[];
  /** Uploaded, and sent with no review yet. */
  readonly uploads: readonly CustomerUpload[];
  /** About reviews of others, by our numbers of those. */
  readonly votes: readonly { readonly review: bigint; readonly helpful: boolean; readonly at: Instant }[];
  readonly reports: readonly { readonly review: bigint; readonly reason: HideReason; readonly at: Instant }[];
}

export interface CustomerReview extends Review {
  readonly answers: readonly AttributeAnswer[];
  /** What it said before, oldest first. */
  readonly earlier: readonly ReviewRevision[];
  /** What the shop answered. */
  readonly replies: readonly CustomerReply[];
  readonly media: readonly CustomerUpload[];
}

export interface CustomerReply {
  readonly visibility: 'public' | 'private';
  readonly body: string;
  readonly writtenAt: Instant;
}

export interface CustomerUpload {
  readonly id: bigint;
  readonly kind: MediaKind;
  /** Null: it is kept here, and is not at Shopify yet. */
  readonly url: string | null;
  readonly uploadedAt: Instant;
}

export interface CustomerDraft {
  readonly orderId: bigint;
  readonly lineShopifyId: bigint;
  /** As typed; null: it cannot be read any more. */
  readonly typed: ReviewDraft | null;
  readonly savedAt: Instant;
}
