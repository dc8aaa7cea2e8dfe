import type { Purchase, PurchaseOutcome, Stars, Verification } from '../review.ts';
import type { Said } from '../settings/settings.ts';

// What the storefront shows, in metafields and from the public list alike. No address, no id of a person.

export interface ShownMedia {
  readonly kind: 'photo' | 'video';
  /** At Shopify's own address for files. */
  readonly url: string;
  /** Of a video; null: none. */
  readonly poster: string | null;
  readonly width: number;
  readonly height: number;
}

export interface ShownReview {
  readonly id: string;
  readonly rating: Stars;
  readonly title: string;
  readonly body: string;
  readonly name: string;
  /** "2026-03-15", in the shop's zone. */
  readonly date: string;
  readonly purchase: Purchase;
  readonly verification: Verification;
  readonly incentivised: boolean;
  /** It was brought from elsewhere. */
  readonly imported: boolean;
  readonly edited: boolean;
  readonly recommends: boolean | null;
  /** "Blue / M"; null: the product has one variant only. */
  readonly variant: string | null;
  /** Title of the product it was written about, where the list is of several; else null. */
  readonly product: string | null;
  /** Where `product` is named and still there. */
  readonly productHandle?: string;
  /** By the attribute's id: 1 to 5, or an option's id. */
  readonly answers: Readonly<Record<string, string>>;
  readonly media: readonly ShownMedia[];
  readonly helpful: number;
  readonly reply: { readonly body: string; readonly date: string } | null;
}

/** A question of the merchant's own with how many gave which answer; those without answers are absent. */
export interface ShownAttribute extends AttributeWords {
  readonly counts: Readonly<Record<string, number>>;
}

/** What a question of the merchant's own and its answers are called. */
export interface AttributeWords {
  readonly id: string;
  readonly kind: 'scale' | 'choice';
  readonly label: Said;
  /** Of a scale "1", "3" and "5"; of a choice, one for each option, in its order. */
  readonly values: readonly { readonly value: string; readonly label: Said }[];
}

/** What theme and other apps read of a product: its metafield `afterglow.reviews`. */
export interface ShownRating {
  /** "4.3" */
  readonly value: string;
  readonly count: number;
  readonly histogram: Readonly<Record<Stars, number>>;
  readonly media: number;
  readonly recommended: number;
  readonly notRecommended: number;
  readonly attributes: readonly ShownAttribute[];
  /** The latest, as many as fit. */
  readonly list: readonly ShownReview[];
  /** Of the latest with pictures, for gallery and carousel: the review's id with each. */
  readonly gallery: readonly (ShownMedia & { readonly review: string })[];
  readonly how: HowReviews;
}

/** How reviews are collected and verified, in codes for the theme's own sentences; from the live settings. */
export interface HowReviews {
  readonly asked: 'delivered' | 'fulfilled' | 'ordered';
  readonly delayDays: number;
  /** False: nobody is asked. */
  readonly asks: boolean;
  /** Where only customers are asked who agreed to marketing. */
  readonly consent: 'nowhere' | 'somewhere' | 'everywhere';
  /** Rules leave something out. */
  readonly leavesOut: boolean;
  /** Some are asked at another time than after `delayDays`. */
  readonly otherTimes: boolean;
  /** The most that anybody gets. */
  readonly reminders: number;
  readonly publish: 'auto' | 'manual';
  /** Of those shown, how many are of people whose order was matched. */
  readonly verified: number;
  readonly imported: number;
  readonly incentivised: number;
  readonly average: 'mean-to-one-decimal';
  readonly order: 'newest-first';
  /** What is given for any review now. */
  readonly incentive: 'none' | 'points' | 'code' | 'points-and-code';
  readonly hiddenFor: readonly string[];
  /** Products whose reviews are shown together; 1: only its own. */
  readonly products: number;
}

/** Metafield `afterglow.questions` of a product. */
export interface ShownQuestions {
  readonly count: number;
  readonly list: readonly ShownQuestion[];
  /** May shoppers ask, and may owners answer? */
  readonly open: boolean;
  readonly owners: boolean;
}

export interface ShownQuestion {
  readonly id: string;
  readonly body: string;
  readonly name: string;
  readonly date: string;
  readonly answers: readonly {
    readonly id: string;
    readonly by: 'merchant' | 'owner';
    readonly body: string;
    readonly name: string;
    readonly date: string;
  }[];
}

/** What a list of published reviews is asked for. */
export const listSorts = ['newest', 'helpful', 'highest', 'lowest'] as const;
export type ListSort = (typeof listSorts)[number];

export interface ListQuery {
  /** Shopify's id; null: of the whole shop. */
  readonly product: bigint | null;
  readonly sort: ListSort;
  /** At most one of these narrows the list, besides `search`. */
  readonly filter:
    | { readonly by: 'stars'; readonly stars: Stars }
    | { readonly by: 'media' }
    | { readonly by: 'verified' }
    | { readonly by: 'purchase'; readonly purchase: PurchaseOutcome }
    | null;
  readonly search: string | null;
  /** `next` of the page before, for the same question. */
  readonly after: string | null;
  /** 1 to 50. */
  readonly limit: number;
}

export interface ListPage {
  readonly reviews: readonly ShownReview[];
  /** Null: this was the last. */
  readonly next: string | null;
}
