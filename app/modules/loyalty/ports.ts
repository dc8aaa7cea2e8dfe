import type { Instant, LocalDate, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Rational } from '#app/kernel/rational.ts';
import type { NewJob } from '#app/kernel/transaction.ts';

/** An order as loyalty needs it; commerce answers it from its mirror. Amounts in shop currency. */
export interface EarningOrder {
  readonly shopifyId: ShopifyId;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly taxesIncluded: boolean;
  readonly processedAt: Instant;
  /** First payment in full; null while unpaid. */
  readonly paidAt: Instant | null;
  /** Business time of the state: what was added since the payment counts from here. */
  readonly updatedAt: Instant;
  /** Part of the order is not paid yet: an edit made it dearer. */
  readonly owing: boolean;
  readonly standing: 'live' | 'test' | 'unpaid' | 'cancelled' | 'refunded';
  /** The part of the remaining net that refunds without units have left, between 0 and 1. */
  readonly share: Rational;
  readonly lines: readonly EarningLine[];
  /** Discount codes it was placed with, in upper case. */
  readonly codes: readonly UsedCode[];
}

/** A discount code on an order. */
export interface UsedCode {
  readonly code: string;
  /** What it took off, in shop currency. */
  readonly used: Money;
  /** Minor units of shop currency that may be lacking only because amounts were converted; 0 within one currency. */
  readonly slack: bigint;
  /** Its part on units that are gone, of all that it took off: from 0 to 1. */
  readonly gone: Rational;
}

export interface EarningLine {
  readonly shopifyId: ShopifyId;
  readonly sku: string | null;
  /** False for gift cards and tips. */
  readonly merchandise: boolean;
  readonly units: number;
  readonly goneUnits: number;
  /** Net of the units that are left, as displayed. */
  readonly net: Money;
  /** Tax on those units. */
  readonly tax: Money;
}

/** What rules can match about the product of a line. What is absent is not known, as of orders that earned long ago. */
export interface LineTraits {
  readonly tags: readonly string[];
  readonly collections: readonly string[];
  /** Shopify's id as decimal text; null: it is none of the shop's products. */
  readonly product?: string | null;
  /** Null: it has none. */
  readonly type?: string | null;
  readonly vendor?: string | null;
  /** Net of the whole line as it was sold, in minor units of the shop's currency. */
  readonly soldMinor?: bigint;
}

/** What campaigns can ask about an order and its buyer. */
export interface OrderTraits {
  readonly country: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
  /** Net of the merchandise as it was sold, in minor units of the shop's currency. */
  readonly valueMinor: bigint;
  /** Null: somebody we do not know. */
  readonly customer: {
    readonly tags: readonly string[];
    /** Valid ones, this one included; null: not known. */
    readonly orders: number | null;
  } | null;
}

/** What of a shop decides days and money. */
export interface LoyaltyShop {
  readonly zone: Zone;
  readonly currency: CurrencyCode;
}

/** An order with its owner and its shop. `orderId` and `customerId` are our own ids. */
export interface OrderForLoyalty {
  readonly orderId: bigint;
  /** Another number with every change of the order. */
  readonly revision: number;
  readonly order: EarningOrder;
  /** Its owner now, merges followed; null while it belongs to nobody we know. */
  readonly customerId: bigint | null;
  /** Of the products of its lines as known now, by the line's Shopify id. */
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  /** As known now. */
  readonly orderTraits: OrderTraits;
  readonly shop: LoyaltyShop;
}

/** Some units of a line of an order. */
export interface Units {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

/** What else a return brings about. Money is in the order's presentment currency. */
export interface WithReturn {
  /** Sold instead of units of a line, as displayed. */
  readonly brought: readonly { readonly lineShopifyId: ShopifyId; readonly net: Money }[];
  /** Given back while the goods stay; null: nothing. */
  readonly givenBack: Money | null;
}

/** An order as it counts towards levels. */
export interface QualifyingOrder {
  readonly orderId: bigint;
  readonly processedAt: Instant;
  /** Null while unpaid. */
  readonly paidAt: Instant | null;
  /** What is left of its merchandise as displayed, in minor units of the shop's currency. */
  readonly netMinor: bigint;
  /** The same without the tax that prices include. */
  readonly withoutTaxMinor: bigint;
  /** False: a test, unpaid, cancelled, given back whole or deleted. */
  readonly counts: boolean;
}

/** An order as it earns and as it counts towards levels. */
export interface PastOrder extends OrderForLoyalty {
  readonly counted: QualifyingOrder;
}

/** What loyalty asks commerce for. */
export interface OrdersPort {
  shopForLoyalty(shopId: bigint): Promise<LoyaltyShop>;
  /** Null: no such order in this shop. */
  orderForLoyalty(shopId: bigint, orderId: bigint): Promise<OrderForLoyalty | null>;
  /** The same as it would be once these units had come back; null: no such order. */
  orderAfterReturn(
    shopId: bigint,
    orderId: bigint,
    units: readonly Units[],
    more: WithReturn,
  ): Promise<OrderForLoyalty | null>;
  /** Reads an order that Shopify knows into the mirror. Our id of it; null: it is gone again. */
  learnOrder(shopId: bigint, orderShopifyId: ShopifyId): Promise<bigint | null>;
  /** What can be bought beside a free product. Without any goods, nothing is in it. */
  wholeRange(shopId: bigint): Promise<WholeRange>;
  /** Shopify's ids of customers by ours; those who are gone are absent. */
  customerShopifyIds(shopId: bigint, customerIds: readonly bigint[]): Promise<ReadonlyMap<bigint, ShopifyId>>;
  /** Orders of these customers processed since `from`, null: all of them; in one read. */
  ordersOfCustomers(
    shopId: bigint,
    customerIds: readonly bigint[],
    from: Instant | null,
  ): Promise<ReadonlyMap<bigint, readonly QualifyingOrder[]>>;
  /** An order as it would count once these units had come back, and its owner; null: no such order. */
  qualifyingAfterReturn(
    shopId: bigint,
    orderId: bigint,
    units: readonly Units[],
  ): Promise<{ readonly customerId: bigint | null; readonly order: QualifyingOrder } | null>;
  /** Our ids of customers whom this one took over. */
  takenOver(shopId: bigint, customerId: bigint): Promise<readonly bigint[]>;
  /** Our ids of customers who have orders, by id, those after `after`. */
  buyers(
    shopId: bigint,
    page: { readonly after: bigint | null; readonly limit: number },
  ): Promise<readonly bigint[]>;
  /** The same of customers with a valid order, with how many they have. */
  validBuyers(
    shopId: bigint,
    page: { readonly after: bigint | null; readonly limit: number },
  ): Promise<readonly { readonly customerId: bigint; readonly orders: number }[]>;
  /** All orders of these customers, in one read. */
  histories(
    shopId: bigint,
    customerIds: readonly bigint[],
  ): Promise<ReadonlyMap<bigint, readonly PastOrder[]>>;
  /** Orders processed in [from, before), by our id, those after `after`. */
  ordersForLoyalty(
    shopId: bigint,
    page: {
      readonly from: Instant;
      readonly before: Instant;
      readonly after: bigint | null;
      readonly limit: number;
    },
  ): Promise<readonly OrderForLoyalty[]>;
}

/** What loyalty asks of returns. */
export interface ReturnsPort {
  /** Is a return of this order between requested and settled? */
  openReturns(shopId: bigint, orderId: bigint): Promise<boolean>;
}

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

/** Jobs that are asked for outside a transaction. */
export interface JobsPort {
  enqueue(job: NewJob): Promise<void>;
  /** A waiting job with this key is no longer needed. */
  drop(key: string): Promise<void>;
}
