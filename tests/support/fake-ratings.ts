import type { ShownRating } from '../../app/modules/reviews/listing/shown.ts';
import type { RatingsAtShopify, RatingToSet } from '../../app/modules/reviews/ports.ts';

/** Shopify's side of ratings, in memory. */
export class FakeRatings implements RatingsAtShopify {
  readonly standard = new Map<bigint, { value: string; count: number }>();
  readonly ours = new Map<bigint, ShownRating>();
  defined = 0;
  /** Products that were written, taken away ones included. */
  writes = 0;
  /** Of those, how many with each call. */
  readonly calls: number[] = [];
  gone = new Set<bigint>();
  /** Products whose values Shopify refuses. */
  refused = new Set<bigint>();

  async defineRatings() {
    this.defined += 1;
  }
  async standing(_shop: unknown, products: readonly bigint[]) {
    return new Map(products.filter((one) => !this.gone.has(one)).map((one) => [one, this.at(one)]));
  }
  async setRatings(_shop: unknown, ratings: readonly RatingToSet[]) {
    if (ratings.some(({ productShopifyId }) => this.refused.has(productShopifyId)))
      throw new Error('Shopify refuses it');
    this.calls.push(ratings.length);
    for (const rating of ratings) this.set(rating);
  }

  private at(product: bigint) {
    const standard = this.standard.get(product);
    const ours = this.ours.get(product);
    return {
      standard: standard === undefined ? null : { value: standard.value, count: String(standard.count) },
      ours: ours === undefined ? null : JSON.stringify(ours),
    };
  }
  private set({ productShopifyId, shown, standard }: RatingToSet) {
    this.writes += 1;
    if (shown === null) this.ours.delete(productShopifyId);
    else this.ours.set(productShopifyId, shown);
    if (!standard) return;
    if (shown === null) this.standard.delete(productShopifyId);
    else this.standard.set(productShopifyId, { value: shown.value, count: shown.count });
  }
}
