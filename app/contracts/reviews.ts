import type { PointsText } from './answers.ts';

/*
 * Reviews at the shopper's side.
 *
 *   GET  /api/reviews[?order=gid]     → ReviewsView
 *   POST /api/reviews   ReviewInput   → WrittenReview (the same line again: `already-done`)
 *
 *   POST /api/reviews/edit      ReviewEdit     → WrittenReview
 *   POST /api/reviews/consent   ConsentInput   → WrittenReview   (gives or withdraws the consent to reuse)
 *   POST /api/reviews/withdraw  WithdrawInput  → Withdrawn       (for good: it is erased)
 *   POST /api/reviews/drafts    DraftInput     → Saved           (kept until it is sent)
 *   POST /api/reviews/photos?order=gid  bytes  → UploadedMedia   (the same for /api/reviews/videos/photos)
 *
 * with the session token of a customer account or thank-you extension. Mails lead to the app proxy:
 * GET /proxy/review?token=… shows the form for one order (and stores nothing), POST takes it.
 */

/** Of one review. */
export const maxReviewPhotos = 6;
export const maxReviewVideos = 1;
/** A minute, as a phone makes it. */
export const maxVideoSeconds = 60;
export const maxVideoBytes = 40 * 1024 * 1024;

/** Why a picture or a video is not taken: `why` among the values of `bad-input`. */
export const mediaFaults = [
  /** Neither a picture nor a video that we know, broken, or with more in it than we decode. */
  'unreadable',
  /** As iPhones keep pictures; a browser makes a JPEG of it when the form asks for one. */
  'heic',
  'too-large',
  'too-long',
  'too-many',
  /** Named, and not there: uploaded by somebody else, in a review already, or longer ago than a day. */
  'unknown-media',
] as const;
export type MediaFault = (typeof mediaFaults)[number];

export interface ReviewsView {
  /** Bought, arrived and not yet reviewed. */
  readonly open: readonly OpenReview[];
  readonly written: readonly WrittenReview[];
  /** How many items can be reviewed once they have arrived. */
  readonly later: number;
  readonly form: ReviewFormView;
}

/** What the form asks beside stars and words. */
export interface ReviewFormView {
  readonly photos: boolean;
  readonly videos: boolean;
  readonly recommend: boolean;
  /** What is given for any review, whatever it says: points, a code for so many percent off, or both; null: nothing. */
  readonly thanks: { readonly points: PointsText | null; readonly percent: number | null } | null;
}

/** A question of the merchant's own, in the shopper's language. */
export interface AttributeQuestion {
  readonly id: string;
  readonly label: string;
  /** Of a scale five, the ends and the middle with words; of a choice each option. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

export interface UploadedMedia {
  readonly id: string;
  readonly kind: 'photo' | 'video';
  /** Good for an hour; null for a video. */
  readonly previewUrl: string | null;
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
  readonly questions: readonly AttributeQuestion[];
  /** What was begun before; null: nothing. */
  readonly draft: ReviewDraft | null;
}

export interface ReviewDraft {
  readonly rating: number | null;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  /** It is to be shown without a name. */
  readonly anonymous: boolean;
  readonly recommends: boolean | null;
  readonly answers: Readonly<Record<string, string>>;
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
  /** To be shown without a name. */
  readonly anonymous?: boolean;
  readonly recommends?: boolean;
  /** By the question's id. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly reuseConsent?: boolean;
  /** Ids of uploaded media. */
  readonly media?: readonly string[];
  /** Of the page, such as "de-CH". */
  readonly language?: string;
}

/** Changes what one wrote. What it said before is kept, and it is shown as edited. */
export interface ReviewEdit {
  readonly review: string;
  readonly rating: number;
  readonly title: string;
  readonly body: string;
}

export interface ConsentInput {
  readonly review: string;
  readonly reuse: boolean;
}

export interface WithdrawInput {
  readonly review: string;
}

export interface Withdrawn {
  readonly withdrawn: true;
}

export interface Saved {
  readonly saved: true;
}

export interface DraftInput extends ReviewDraft {
  readonly order: string;
  readonly line: string;
}

export type PurchaseOutcome = 'kept' | 'exchanged' | 'returned';

export interface WrittenReview {
  readonly id: string;
  readonly productTitle: string;
  readonly rating: number;
  readonly title: string;
  readonly body: string;
  readonly status: 'published' | 'pending' | 'hidden';
  /** Null: it was imported, and no order of the shop stands behind it. */
  readonly purchase: PurchaseOutcome | null;
  readonly submittedAt: string;
  readonly edited: boolean;
  readonly reuseConsent: boolean;
  /** What the shop answered for everybody to see; null: nothing. */
  readonly reply: string | null;
  /** The thanks as a code of one's own, where there is one. */
  readonly thanksCode: string | null;
}
