import type { Instant } from '#app/kernel/calendar.ts';
import type { StarCounts } from '../ratings/rating.ts';
import type { LowWord } from './low-words.ts';

/** How a shop does with reviews. Months are of the shop's zone, twelve of them, oldest first. */
export interface ReviewPerformance {
  readonly months: readonly ReviewMonth[];
  /** Of orders asked in the last 90 days. */
  readonly last: Asked & { readonly days: number };
  /** Those most written about in the last 90 days, most first; at most 20. */
  readonly products: readonly ProductPerformance[];
  /** Answers to the merchant's own questions in published reviews, by question and value. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Orders asked about, how many of these mails did not come back, and of how many of those a review came, whenever that was. */
export interface Asked {
  readonly asked: number;
  readonly delivered: number;
  readonly answered: number;
}

export interface ReviewMonth extends Asked {
  /** "2026-03" */
  readonly month: string;
  /** Written in it, whatever became of them. */
  readonly written: StarCounts;
}

export interface ProductPerformance {
  /** Shopify's id. */
  readonly product: bigint;
  readonly title: string;
  /** Written in the last 90 days, whatever became of them. */
  readonly written: StarCounts;
  /** Published, of all times. */
  readonly published: StarCounts;
}

/** Words that come with few stars, of the latest words of the shop. */
export interface LowWords {
  readonly words: readonly LowWord[];
  /** How many texts were looked at. */
  readonly reviews: number;
  readonly notes: number;
  readonly questions: number;
}

export interface Performing {
  performance(shopId: bigint, now: Instant): Promise<ReviewPerformance>;
  /** Over the latest 3,000 reviews of 12 months, with what was written with returns and asked meanwhile. */
  lowWords(shopId: bigint, now: Instant): Promise<LowWords>;
}
