import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';

/** A discount code to be made at Shopify, bound to one customer and one use. */
export interface NewDiscount {
  readonly code: string;
  /** What staff see in Shopify's list; it tells ours from others. */
  readonly title: string;
  readonly customer: ShopifyId;
  readonly value:
    | { readonly kind: 'amount-off'; readonly amount: Money; readonly collections: readonly ShopifyId[] }
    /** "12.5" of a hundred. */
    | { readonly kind: 'percent'; readonly percent: string; readonly collections: readonly ShopifyId[] }
    | { readonly kind: 'free-shipping' }
    /** One unit of the variant beside one of `beside`. */
    | { readonly kind: 'free-product'; readonly variant: ShopifyId; readonly beside: WholeRange };
  /** Of the goods that it takes something off; of those bought beside a free product. */
  readonly minSubtotal: Money | null;
  /** Null: as usual for its kind. */
  readonly combines: {
    readonly order: boolean;
    readonly product: boolean;
    readonly shipping: boolean;
  } | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Everything that a shop sells, as Shopify takes it: by product where these are few, else by collection. */
export type WholeRange =
  | { readonly products: readonly ShopifyId[] }
  | { readonly collections: readonly ShopifyId[] };

/**
 * What loyalty asks of Shopify's discounts. Every call breaks when Shopify cannot be asked or does not answer: whether
 * it was done is unknown then.
 */
export interface DiscountsPort {
  /** Has the merchant let us make codes? */
  allowed(shopId: bigint): Promise<boolean>;
  /** `taken`: a discount with this code exists. `refused`: Shopify will not make it, however often it is asked. */
  create(
    shopId: bigint,
    discount: NewDiscount,
  ): Promise<{ readonly made: ShopifyId } | { readonly taken: true } | { readonly refused: string }>;
  /** Null: there is none. */
  find(shopId: bigint, code: string): Promise<{ readonly id: ShopifyId; readonly title: string } | null>;
  /** Nobody can use it from here on. A discount that is gone or has ended counts as done. */
  deactivate(shopId: bigint, discount: ShopifyId, code: string): Promise<void>;
  /** An order that was placed with the code; null: Shopify knows none. */
  findOrder(shopId: bigint, code: string): Promise<ShopifyId | null>;
  /** Shopify lists it no longer. A discount that is gone counts as done. */
  remove(shopId: bigint, discount: ShopifyId): Promise<void>;
  /** A page of the codes that can be used now, whoever made them, from Shopify's cursor `after` on. */
  listActive(shopId: bigint, after: string | null): Promise<ActiveCodes>;
}

export interface ActiveCodes {
  readonly codes: readonly ActiveCode[];
  /** Pass as `after` for the next page; null: that was all. */
  readonly next: string | null;
}

export interface ActiveCode {
  readonly discount: ShopifyId;
  readonly title: string;
  readonly code: string;
}

/** A gift card to be made for a customer. */
export interface NewGiftCard {
  /** 8 to 20 letters and digits: the same one a second time is refused as taken. */
  readonly code: string;
  readonly customer: ShopifyId;
  readonly amount: Money;
  /** Of the shop; null: without end. */
  readonly lastDay: LocalDate | null;
  /** What staff see beside it. */
  readonly note: string;
}

/** Store credit to be given to a customer. */
export interface NewCredit {
  readonly customer: ShopifyId;
  readonly amount: Money;
  /** Null: without end. */
  readonly expiresAt: Instant | null;
}

/**
 * `refused`: Shopify will not, however often it is asked, and has not done it before. `denied`: it does not let us ask,
 * which says nothing about what was asked before.
 */
export type NotIssued = { readonly refused: string } | { readonly denied: string };

/**
 * What loyalty asks of Shopify that is given at once. Every call breaks when Shopify cannot be asked or does not
 * answer: whether it was done is unknown then.
 */
export interface IssuingPort {
  /** Has the merchant let us give these? */
  allowed(shopId: bigint, kind: 'gift-card' | 'store-credit'): Promise<boolean>;
  /** `taken`: there is a gift card with this code. */
  giftCard(
    shopId: bigint,
    card: NewGiftCard,
  ): Promise<{ readonly made: ShopifyId } | { readonly taken: true } | NotIssued>;
  /** No key keeps it from being given twice: look at what was given first. */
  credit(shopId: bigint, credit: NewCredit): Promise<{ readonly made: ShopifyId } | NotIssued>;
  /** Credits exactly like this one since a moment, the oldest first. */
  creditsSince(shopId: bigint, credit: NewCredit, since: Instant): Promise<readonly ShopifyId[]>;
}

/** Tags of customers at Shopify. False: Shopify does not take it. Breaks when it does not answer. */
export interface TagsPort {
  /** Has the merchant let us change customers? */
  allowed(shopId: bigint): Promise<boolean>;
  /** A tag that is there already counts as added. */
  add(shopId: bigint, customer: ShopifyId, tag: string): Promise<boolean>;
  /** A tag that is not there counts as removed. */
  remove(shopId: bigint, customer: ShopifyId, tag: string): Promise<boolean>;
}

/** A discount without a code, which Shopify itself gives the customers of a segment. */
export interface AutomaticPerk {
  /** What shoppers see beside it. */
  readonly title: string;
  /** Tells ours from others. */
  readonly mark: string;
  readonly value: { readonly kind: 'free-shipping' } | { readonly kind: 'percent'; readonly percent: number };
  readonly segment: ShopifyId;
  /** A segment that it was for before and is no more; null: none. */
  readonly formerly: ShopifyId | null;
}

/** `gone`: what was to be changed is not there. `refused`: Shopify will not take it, however often it is asked. */
export type PerkAnswer =
  | { readonly made: ShopifyId }
  | { readonly gone: true }
  | { readonly refused: string };

/**
 * What loyalty asks of Shopify's segments and automatic discounts. Every call breaks when Shopify cannot be asked or
 * does not answer: whether it was done is unknown then. What is gone counts as removed.
 */
export interface PerksPort {
  /** Is the app installed, and has the merchant let us make segments and discounts? */
  allowed(shopId: bigint): Promise<boolean>;
  findSegment(shopId: bigint, name: string): Promise<ShopifyId | null>;
  /** Of the customers with a tag. */
  createSegment(shopId: bigint, name: string, tag: string): Promise<PerkAnswer>;
  retagSegment(shopId: bigint, segment: ShopifyId, tag: string): Promise<PerkAnswer>;
  removeSegment(shopId: bigint, segment: ShopifyId, name: string): Promise<void>;
  /** All that bear the mark, the oldest first. */
  findDiscounts(shopId: bigint, mark: string): Promise<readonly ShopifyId[]>;
  createDiscount(shopId: bigint, perk: AutomaticPerk, startsAt: Instant): Promise<PerkAnswer>;
  changeDiscount(shopId: bigint, discount: ShopifyId, perk: AutomaticPerk): Promise<PerkAnswer>;
  removeDiscount(shopId: bigint, discount: ShopifyId, mark: string): Promise<void>;
}
