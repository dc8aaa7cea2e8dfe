import type { ReviewDraft } from '#app/contracts/reviews.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Counting } from './counting/door.ts';
import type { Performing } from './figures/door.ts';
import type { Groups } from './groups/door.ts';
import type { Thanking } from './incentives/door.ts';
import type { Listing } from './listing/door.ts';
import type { Media } from './media/door.ts';
import type { ByCustomer } from './moderation/door.ts';
import type { Fairness } from './moderation/fairness.ts';
import type { Moving } from './moving/door.ts';
import type { CustomerReviews } from './privacy/door.ts';
import type { Questions } from './questions/door.ts';
import type { ProductRating } from './ratings/rating.ts';
import type { Replying } from './replying/door.ts';
import type { Asking } from './requests/door.ts';
import type {
  AttributeAnswer,
  HideReason,
  PurchaseOutcome,
  Review,
  ReviewMark,
  ReviewStatus,
  ReviewVia,
  Stars,
} from './review.ts';
import type { SettingUp } from './settings/door.ts';
import type { Attribute } from './settings/settings.ts';
import type { Tokens } from './tokens/door.ts';
import type { Triggers } from './triggers/door.ts';
import type { Votes } from './votes/door.ts';
import type { AuthorsView, Writing, WritingForm } from './writing/door.ts';

export type { BadInput, SavedSettings, SettingsSaved, SettingsView } from './settings/door.ts';

/** What `openReviews` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Reviews
  extends Asking,
    SettingUp,
    Tokens,
    Moving,
    Counting,
    ByCustomer,
    Performing,
    Media,
    Replying,
    Questions,
    Thanking,
    Triggers,
    Writing,
    Listing,
    Votes,
    Groups {
  // Shoppers
  /** What can be reviewed of an order, and what has been. Null: no such order. */
  openOrder(shopId: bigint, orderId: bigint, now: Instant): Promise<OrderToReview | null>;
  /** The same over a customer's latest orders; with `order` (Shopify's id) only of that one. */
  listForCustomer(
    shopId: bigint,
    customerId: bigint,
    filter: { readonly order?: bigint },
    now: Instant,
  ): Promise<ShopperReviews>;
  /** Takes reviews of lines of one order, all or none, each line once. */
  submit(shopId: bigint, submission: Submission, now: Instant): Promise<Submitted>;

  // What changes afterwards
  /** Brings kept, exchanged or returned of an order's reviews up to date. */
  refreshPurchases(shopId: bigint, orderId: bigint): Promise<void>;
  mergeCustomers(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;
  /** Erases the words and the name; the stars keep counting, as nobody's. */
  forgetCustomer(shopId: bigint, customerId: bigint): Promise<void>;
  /** The same for a guest, who is known by the order only. */
  forgetOrder(shopId: bigint, orderId: bigint): Promise<void>;
  /** The same for what came with an address alone whose owner was erased since. */
  forgetAddresses(shopId: bigint): Promise<void>;
  exportCustomer(shopId: bigint, customerId: bigint): Promise<CustomerReviews>;

  // At Shopify
  /** Brings a product's metafields in line with its published reviews. State, not change: again is harmless. */
  mirrorProduct(shopId: bigint, productShopifyId: bigint, now: Instant): Promise<MirrorOutcome>;
  /** The same for every product that is behind, several with each call. Returns how many. */
  mirrorRatings(shopId: bigint, now: Instant): Promise<number>;
  /** Enqueues that where a product is behind. Returns how many are; counted up to 250. */
  mirrorBehind(shopId: bigint): Promise<number>;
  /** What stands beside every rating may have changed, such as what is given for reviews. */
  remirrorRatings(shopId: bigint): Promise<void>;
  /** From now on ratings that another app wrote are replaced. */
  replaceOthers(shopId: bigint, actor: string, now: Instant): Promise<void>;

  // The merchant
  list(shopId: bigint, query: ReviewQuery): Promise<ReviewPage>;
  find(shopId: bigint, reviewId: bigint): Promise<ReviewDetail | null>;
  /**
   * `not-yours`: no such review. `already-done`: it is so already. `not-allowed`: the shop's own people wrote it.
   * `expired`: its author has changed it since it was read.
   */
  moderate(
    shopId: bigint,
    reviewId: bigint,
    decision: Moderation,
    actor: string,
    now: Instant,
  ): Promise<Moderated>;
  /** The same decision about several, each for itself. `left`: those that stood so already, are not the shop's, or may not. */
  moderateEach(
    shopId: bigint,
    reviewIds: readonly bigint[],
    decision: Moderation,
    actor: string,
    now: Instant,
  ): Promise<{ readonly changed: number; readonly left: number }>;
  figures(shopId: bigint, now: Instant): Promise<ReviewFigures>;
  /** Reviews that wait for a decision, counted up to 1,000. */
  waiting(shopId: bigint): Promise<number>;
}

export interface LineToReview {
  readonly lineShopifyId: bigint;
  readonly productTitle: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
  /** The merchant's own about a product of this type. */
  readonly questions: readonly Attribute[];
  /** What was begun before; null: nothing. */
  readonly draft: ReviewDraft | null;
}

export interface OrderToReview {
  readonly orderId: bigint;
  readonly orderShopifyId: bigint;
  readonly orderName: string;
  readonly customerId: bigint | null;
  /** First name and initial; '' when not known. */
  readonly displayName: string;
  readonly open: readonly LineToReview[];
  readonly written: readonly WrittenLine[];
  /** False: the area is off or the order cancelled. */
  readonly allowed: boolean;
  /** Whoever placed it was forgotten, as they asked: nothing of theirs is taken any more. */
  readonly erased: boolean;
  readonly form: WritingForm;
}

export interface WrittenLine extends AuthorsView {
  readonly review: Review;
  readonly productTitle: string;
}

export interface ShopperReviews {
  readonly open: readonly (LineToReview & { readonly orderShopifyId: bigint; readonly orderName: string })[];
  readonly written: readonly WrittenLine[];
  /** Lines that have not arrived yet. */
  readonly later: number;
  readonly form: WritingForm;
}

export interface Submission {
  readonly orderId: bigint;
  readonly via: ReviewVia;
  readonly reviews: readonly {
    readonly lineShopifyId: bigint;
    readonly stars: Stars;
    readonly title: string;
    readonly body: string;
    /** '' for first name and initial. */
    readonly displayName: string;
    /** Shown without a name. */
    readonly anonymous?: boolean;
    readonly recommends: boolean | null;
    readonly answers: readonly AttributeAnswer[];
    /** The merchant may show words and pictures elsewhere. */
    readonly reuseConsent: boolean;
    /** Uploaded before by the same customer or through the same order's link, in the order they are shown. */
    readonly media: readonly bigint[];
  }[];
  /** BCP 47, of the page; null: not known. */
  readonly language: string | null;
  /** Keyed hash of the device and network it came from, for signals only; null: not known. */
  readonly sender: string | null;
  /** A field that people do not see was filled in. */
  readonly robot: boolean;
}

/** `already-done`: every one of these lines was reviewed before; `lines` says which. */
export type Submitted =
  | { readonly taken: readonly WrittenLine[] }
  | {
      readonly refused: 'already-done' | 'unknown-line' | 'not-allowed' | 'not-yours' | 'bad-input';
      readonly lines: readonly bigint[];
    };

/** `behind`: scope missing, or the area has left Shopify's storefront. */
export type MirrorOutcome = 'written' | 'removed' | 'unchanged' | 'scope-missing' | 'foreign' | 'gone';

export interface ReviewQuery {
  readonly status?: ReviewStatus;
  /** Shopify's id. */
  readonly product?: bigint;
  /** Our number of whoever wrote them. */
  readonly customer?: bigint;
  /** To look at, never to decide by. */
  readonly stars?: Stars;
  /** Those with something to look at first. */
  readonly mark?: ReviewMark;
  /** Words of a review, a shown name, or an order's name ("#1001"). */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Newest first. */
export interface ReviewPage {
  readonly reviews: readonly ReviewRow[];
  readonly next: string | null;
}

export interface ReviewRow extends Review {
  readonly productTitle: string;
  readonly productImageUrl: string | null;
  readonly orderName: string;
}

export interface ReviewDetail extends ReviewRow {
  readonly answers: readonly AttributeAnswer[];
  readonly variantTitle: string | null;
  readonly orderShopifyId: bigint | null;
  /** When the order was asked about; null: this came by itself. */
  readonly requestedAt: Instant | null;
  /** Oldest first. */
  readonly decisions: readonly ReviewDecision[];
  readonly productRating: ProductRating;
}

export interface ReviewDecision {
  readonly number: number;
  /** hold: its author changed it, and somebody looks first. */
  readonly action: 'publish' | 'hide' | 'hold';
  /** withdrawn: its author took it back, for good. */
  readonly reason: HideReason | 'withdrawn' | null;
  /** A staff member's id at Shopify; `author`: who wrote it. */
  readonly actor: string;
  readonly at: Instant;
}

/** `readAt`: when it was read; what its author has changed since is not published unread. Absent: just now. */
export type Moderation =
  | { readonly action: 'publish'; readonly readAt?: Instant }
  | { readonly action: 'hide'; readonly reason: HideReason };

export type Moderated =
  | { readonly status: ReviewStatus }
  | { readonly refused: 'already-done' | 'not-yours' | 'not-allowed' | 'expired' };

export interface ReviewFigures {
  /** Published, over all products. */
  readonly rating: ProductRating;
  readonly pending: number;
  readonly hidden: number;
  /** By stars: how many were written here and how many of them are shown. For transparency only. */
  readonly transparency: Fairness['byStars'];
  /** The same by what became of the purchase, with how many lines were asked about and left out. */
  readonly outcomes: Fairness['byOutcome'];
  /** Who is published or asked less than the others, beyond chance and by what counts. */
  readonly warnings: Fairness['warnings'];
  /** Of orders asked about in the last 90 days: how many were, and of how many a review came. */
  readonly response: { readonly asked: number; readonly answered: number };
  readonly purchases: Readonly<Record<PurchaseOutcome, number>>;
  readonly mirroring: Mirroring;
}

export interface Mirroring {
  /** False: the scope write_products is missing, so ratings stay here. */
  readonly allowed: boolean;
  /** Products whose metafields are behind. */
  readonly behind: number;
  /** Products where another app's rating stands and was left alone. */
  readonly foreign: number;
  readonly replacesOthers: boolean;
}
