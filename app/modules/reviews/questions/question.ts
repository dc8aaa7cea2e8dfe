import type { Instant } from '#app/kernel/calendar.ts';
import type { HoldSignal, ReviewStatus } from '../review.ts';

/** A question about a product. The words are '' where they were erased. */
export interface Question {
  readonly id: bigint;
  readonly productShopifyId: bigint;
  /** Who asked, signed in or by the address they wrote; null: nobody we know. */
  readonly customerId: bigint | null;
  readonly status: ReviewStatus;
  readonly heldFor: readonly HoldSignal[];
  /** BCP 47, of the page it was asked on; null: not known. */
  readonly language: string | null;
  readonly body: string;
  readonly displayName: string;
  /** Words, name and address are gone: it cannot be shown again. */
  readonly erased: boolean;
  /** Published answers. */
  readonly answers: number;
  /** Somebody has to look: it is not decided, nobody has answered it, or an answer is not decided. */
  readonly waiting: boolean;
  readonly askedAt: Instant;
  readonly publishedAt: Instant | null;
  /** When the first answer was published. */
  readonly answeredAt: Instant | null;
  /** Number of decisions about it and its answers. */
  readonly revision: number;
}

/** `owner`: somebody to whom the product was delivered. */
export type AnsweredBy = 'merchant' | 'owner';

export interface Answer {
  readonly id: bigint;
  readonly questionId: bigint;
  readonly by: AnsweredBy;
  readonly customerId: bigint | null;
  /** Of the order that proves it; null: the merchant's. */
  readonly orderId: bigint | null;
  readonly status: ReviewStatus;
  readonly heldFor: readonly HoldSignal[];
  /** '' where it was erased. */
  readonly body: string;
  /** '' of the merchant's: it is shown with the shop's own name. */
  readonly displayName: string;
  /** A staff member's id at Shopify; null: an owner's own. */
  readonly actor: string | null;
  readonly answeredAt: Instant;
}
