import type { RatingsAtShopify, ShownRating } from '../../app/modules/reviews/ports.ts';

/** Shopify's side of ratings, in memory. */
export class FakeRatings implements RatingsAtShopify {
  readonly standard = new Map<bigint, { value: string; count: number }>();
  readonly ours = new Map<bigint, ShownRating>();
  defined = 0;
  writes = 0;
  gone = new Set<bigint>();

  async defineRatings() {
    this.defined += 1;
  }
  async standing(_shop: unknown, product: bigint) {
    return this.gone.has(product)
      ? null
      : { standard: this.standard.has(product), ours: this.ours.has(product) };
  }
  async writeRating(_shop: unknown, product: bigint, rating: ShownRating, standard: boolean) {
    this.writes += 1;
    this.ours.set(product, rating);
    if (standard) this.standard.set(product, { value: rating.value, count: rating.count });
  }
  async removeRating(_shop: unknown, product: bigint, standard: boolean) {
    this.ours.delete(product);
    if (standard) this.standard.delete(product);
  }
}
