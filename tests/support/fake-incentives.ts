import type { IncentivePort, NewReviewCode } from '../../app/modules/reviews/incentives/ports.ts';
import type { Buyer, PublishingPort } from '../../app/modules/reviews/publishing/ports.ts';

/** Shopify's discounts for reviews, in memory. */
export class FakeIncentives implements IncentivePort {
  readonly made = new Map<string, NewReviewCode & { readonly id: bigint }>();
  /** The next call makes the code and its answer is lost. */
  dying = false;
  granted = true;
  refuses = false;
  calls = 0;

  codeFor(shopId: bigint, orderId: bigint, line: bigint) {
    return `REV-${shopId}-${orderId}-${line}`;
  }
  async allowed() {
    return this.granted;
  }
  async create(_shop: bigint, discount: NewReviewCode) {
    this.calls += 1;
    if (this.refuses) return { refused: 'INVALID' };
    if (this.made.has(discount.code)) return { taken: true } as const;
    const id = BigInt(this.made.size + 1);
    this.made.set(discount.code, { ...discount, id });
    if (this.dying) {
      this.dying = false;
      throw new Error('The answer was lost');
    }
    return { made: id };
  }
  async find(_shop: bigint, code: string) {
    return this.made.get(code) ?? null;
  }
}

/** Somebody of whom nothing speaks against anything. */
export const plainBuyer: Buyer = { disposable: false, own: false, refunded: false, country: 'US' };

/** Whoever bought, as one test has them. */
export const buyers = (now: () => Buyer = () => plainBuyer): PublishingPort => ({
  buyerOf: async () => now(),
});
