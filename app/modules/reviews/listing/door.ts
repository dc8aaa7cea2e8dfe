import type { Instant } from '#app/kernel/calendar.ts';
import type { ProductRating } from '../ratings/rating.ts';
import type {
  AttributeWords,
  HowReviews,
  ListPage,
  ListQuery,
  ShownAttribute,
  ShownReview,
} from './shown.ts';

/** Published reviews as everybody reads them. While the area is off there are none. */
export interface Listing {
  /**
   * A page of them. `bad-cursor`: `after` is none of ours, or of another question. A page by cursor costs as much as
   * the first. Words are looked for in the latest that hold them, at most 1,000.
   */
  listPublished(shopId: bigint, query: ListQuery): Promise<ListPage | { readonly refused: 'bad-cursor' }>;
  /** What stands above a list of a product, or (null) of the whole shop; null: nobody has reviewed it. */
  readSummary(shopId: bigint, product: bigint | null, now: Instant): Promise<ListSummary | null>;
  /** One published review; null: there is none with this id. */
  readPublished(shopId: bigint, review: bigint): Promise<ShownReview | null>;
}

export interface ListSummary {
  readonly rating: ProductRating & { readonly value: string };
  /** Reviews with pictures or videos. */
  readonly media: number;
  readonly recommended: number;
  readonly notRecommended: number;
  /** Of a product; of the whole shop there are none. */
  readonly attributes: readonly ShownAttribute[];
  /** Of all that are asked: what reviews of the list answer is called so. */
  readonly words: readonly AttributeWords[];
  readonly how: HowReviews;
}
