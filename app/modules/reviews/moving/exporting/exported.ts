import type { Instant } from '#app/kernel/calendar.ts';
import type {
  AttributeAnswer,
  HideReason,
  Purchase,
  ReviewStatus,
  Stars,
  Verification,
} from '../../review.ts';

/** A review as it leaves, with everything by which it can come back. */
export interface ExportedReview {
  readonly id: bigint;
  /** Under which it is known wherever it goes. */
  readonly key: string;
  readonly productShopifyId: bigint;
  readonly variantShopifyId: bigint | null;
  /** '' where the product is not known any more. */
  readonly productHandle: string;
  readonly productTitle: string;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  /** '' where it is not known or not to be told. */
  readonly email: string;
  readonly status: ReviewStatus;
  /** `withdrawn`: its author took it back. */
  readonly hiddenFor: HideReason | 'withdrawn' | null;
  readonly verification: Verification;
  readonly purchase: Purchase;
  readonly incentivised: boolean;
  /** Since when its author lets the shop use words and pictures elsewhere; null: not. No file gives it back. */
  readonly reuseConsentAt: Instant | null;
  readonly recommends: boolean | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly answers: readonly AttributeAnswer[];
  /** Without those that staff took out of sight: nothing could keep them there where they come back. */
  readonly media: readonly string[];
  readonly helpful: number;
  readonly unhelpful: number;
  readonly submittedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly editedAt: Instant | null;
  readonly reply: { readonly body: string; readonly at: Instant } | null;
  readonly privateReply: { readonly body: string; readonly at: Instant } | null;
  /** Sealed: tells this installation what no file may claim, such as the order that was matched. */
  readonly proof: string;
}
