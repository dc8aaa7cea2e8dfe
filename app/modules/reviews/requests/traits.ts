import type { Rational } from '#app/kernel/rational.ts';

/** What rules of requests can ask about an order and its buyer; null: it is not known. */
export interface OrderTraits {
  readonly country: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
  /** Discount codes that it was bought with. */
  readonly codes: readonly string[];
  /** Net of the merchandise, in minor units of the shop's currency. */
  readonly valueMinor: bigint;
  /** Null: nobody we know placed it. */
  readonly customer: {
    readonly tags: readonly string[];
    /** Orders of theirs up to this one, which counts: neither tests nor cancelled. */
    readonly orders: number;
  } | null;
}

/** What rules of requests can ask about a line and its product. */
export interface LineTraits {
  readonly sku: string | null;
  /** Null: the shop has no such product, or none any more. */
  readonly product: {
    readonly tags: readonly string[];
    /** Shopify ids as decimal text. */
    readonly collections: readonly string[];
    /** '' for none. */
    readonly type: string;
    readonly vendor: string;
  } | null;
  /** Minor units of the shop's currency for one unit, as sold; null: there is no unit. */
  readonly priceMinor: Rational | null;
}
