import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { WrittenLine } from '../door.ts';
import type { Stars } from '../review.ts';

/** Who changes what was written: a customer who is signed in, or the holder of the link of its order. */
export type Author = { readonly customerId: bigint } | { readonly orderId: bigint };

/** What the form asks beside stars and words; as the shop has it now. */
export interface WritingForm {
  readonly photos: boolean;
  readonly videos: boolean;
  /** Is "Would you recommend it?" asked? */
  readonly recommend: boolean;
  readonly thanks: Thanks;
}

/** What is given for any review, whatever it says. Null: nothing of the kind. */
export interface Thanks {
  readonly points: bigint | null;
  readonly code: { readonly percent: number; readonly days: number } | null;
}

export interface ReviewChange {
  readonly reviewId: bigint;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
}

/**
 * `not-yours`: there is no such review of theirs. `already-done`: it says so already, or was withdrawn. `not-allowed`: the
 * area is off.
 */
export type Rewritten =
  | { readonly written: WrittenLine }
  | { readonly refused: 'not-yours' | 'already-done' | 'not-allowed' };

export type TakenBack = { readonly withdrawn: true } | { readonly refused: 'not-yours' | 'already-done' };

/** What a review said before its author changed it. */
export interface ReviewRevision {
  readonly number: number;
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly replacedAt: Instant;
}

/** What an author does beside submitting. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Writing {
  /** Puts other stars and words in the place of those before, which are kept; how it is published is decided anew. */
  editReview(shopId: bigint, author: Author, change: ReviewChange, now: Instant): Promise<Rewritten>;
  /** Lets the shop use words and pictures elsewhere, or no longer. The same again is harmless. */
  setReuseConsent(
    shopId: bigint,
    author: Author,
    consent: { readonly reviewId: bigint; readonly reuse: boolean },
    now: Instant,
  ): Promise<Rewritten>;
  /** Takes a review back for good: words, name, answers and pictures are erased, and it is neither shown nor counted. */
  withdrawReview(shopId: bigint, author: Author, reviewId: bigint, now: Instant): Promise<TakenBack>;
  /** Oldest first; empty where it was never changed. */
  listRevisions(shopId: bigint, reviewId: bigint): Promise<readonly ReviewRevision[]>;
  /**
   * Keeps what is being written about a line. False: the order has no such line, it was reviewed, or whoever placed it
   * was forgotten.
   */
  saveDraft(shopId: bigint, orderId: bigint, lineShopifyId: bigint, draft: ReviewDraft): Promise<boolean>;
  /** Erases drafts that nobody touched for 60 days of real time. Returns how many. */
  eraseOldDrafts(shopId: bigint): Promise<number>;
}

/** What belongs to a review where its author sees it. */
export interface AuthorsView {
  /** What the shop answered for everybody to see; null: nothing. */
  readonly reply: string | null;
  /** The thanks as a code of their own; null: there is none, or not yet. */
  readonly thanksCode: string | null;
  /** Its author took it back. */
  readonly withdrawn: boolean;
}
