import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Rational } from '#app/kernel/rational.ts';

/** What of a shop decides days, money and what we may do at Shopify. */
export interface ReturnsShop {
  readonly id: bigint;
  readonly domain: string;
  readonly zone: Zone;
  readonly currency: CurrencyCode;
  readonly grantedScopes: readonly string[];
}

/** An order as returns need it; commerce answers it from its mirror. Amounts are in presentment currency. */
export interface ReturnableOrder {
  readonly orderId: bigint;
  readonly shopifyId: ShopifyId;
  readonly name: string;
  /** Our owner of the order now, merges followed; null: a guest. */
  readonly customerId: bigint | null;
  /** Presentment currency. */
  readonly currency: CurrencyCode;
  /** Minor units of presentment currency for one minor unit of the shop's. */
  readonly rate: Rational;
  readonly taxesIncluded: boolean;
  readonly processedAt: Instant;
  /** ISO 3166 alpha-2 of the delivery. */
  readonly countryCode: string | null;
  /** Shopify's `sourceName`: "web", "pos" … */
  readonly channel: string | null;
  readonly tags: readonly string[];
  /** Discount codes it was placed with. */
  readonly codes: readonly string[];
  /** Paid for shipping, tax included. */
  readonly shipping: Money;
  /** What is known of who bought it as they are now; null: a guest. `returns_known` goes before it. */
  readonly customer: {
    readonly tags: readonly string[];
    readonly tier: string | null;
    readonly orders: number;
  } | null;
  readonly standing: 'live' | 'unpaid' | 'cancelled';
  /** Paid and not given back so far. */
  readonly paidLeft: Money;
  readonly lines: readonly OrderedLine[];
  readonly refunds: readonly ShopifyRefund[];
}

export interface OrderedLine {
  readonly shopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly imageUrl: string | null;
  readonly productShopifyId: ShopifyId | null;
  readonly variantShopifyId: ShopifyId | null;
  readonly tags: readonly string[];
  /** Shopify ids of collections. */
  readonly collections: readonly string[];
  /** The product's type and vendor; null: not known. */
  readonly type: string | null;
  readonly vendor: string | null;
  /** List price of one unit, as displayed. */
  readonly unitPrice: Money;
  /** Shopify's group of a bundle's parts; null: no part of one. */
  readonly bundle: string | null;
  /** False for gift cards and tips. */
  readonly merchandise: boolean;
  /** Units ever sold on the line. */
  readonly quantity: number;
  /** Units neither removed by an edit nor refunded. */
  readonly currentQuantity: number;
  /** What all of `quantity` was sold for, as displayed; and the tax on it. */
  readonly net: Money;
  readonly tax: Money;
  /** Units that were sent, parcel by parcel, oldest first. */
  readonly parcels: readonly Parcel[];
}

export interface Parcel {
  readonly fulfillmentShopifyId: ShopifyId;
  readonly units: number;
  readonly fulfilledAt: Instant;
  readonly deliveredAt: Instant | null;
}

export interface ShopifyRefund {
  readonly shopifyId: ShopifyId;
  readonly at: Instant;
  /** What it gave back. */
  readonly amount: Money;
  readonly lines: readonly {
    readonly lineShopifyId: ShopifyId;
    readonly quantity: number;
    /** Had been sent: not a cancellation of what never left. */
    readonly sent: boolean;
    /** Came back, as far as staff said. */
    readonly cameBack: boolean;
  }[];
}

export interface OrdersPort {
  shop(shopId: bigint): Promise<ReturnsShop>;
  /** Null: no such order in this shop. */
  order(shopId: bigint, orderId: bigint): Promise<ReturnableOrder | null>;
  orderByShopifyId(shopId: bigint, order: ShopifyId): Promise<ReturnableOrder | null>;
  /** Our ids of customers whom the text names: at most 100. */
  customersNamed(shopId: bigint, text: string): Promise<readonly bigint[]>;
  /** Orders by our ids, in one read for all; those not in this shop are absent. At most 1,000. */
  orders(shopId: bigint, orderIds: readonly bigint[]): Promise<readonly ReturnableOrder[]>;
  /**
   * Orders of which something was given back at Shopify since a moment, in the order in which they last changed, a page
   * at a time. `after`: `next` of the page before.
   */
  ordersSince(
    shopId: bigint,
    since: Instant,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly orders: readonly ReturnableOrder[]; readonly next: string | null }>;
  /** The order of that name ("#1001" or "1001") that was placed with exactly this e-mail address; null: none. */
  orderNamed(shopId: bigint, name: string, email: string): Promise<ReturnableOrder | null>;
  /** Merchandise units that a customer bought since a moment, in orders that are neither tests nor cancelled. */
  unitsBoughtSince(shopId: bigint, customerId: bigint, since: Instant): Promise<number>;
  /** The same of many customers, order by order. */
  unitsBoughtBy(
    shopId: bigint,
    customerIds: readonly bigint[],
    since: Instant,
  ): Promise<readonly { readonly customerId: bigint; readonly at: Instant; readonly units: number }[]>;
  /** Variants of products with their list price in the shop's currency. */
  variantsOf(shopId: bigint, products: readonly ShopifyId[]): Promise<readonly ProductVariant[]>;
  /** Shopify's id of a customer; null where it is not known. */
  customerShopifyId(shopId: bigint, customerId: bigint): Promise<ShopifyId | null>;
}

export interface ProductVariant {
  readonly productShopifyId: ShopifyId;
  readonly variantShopifyId: ShopifyId;
  readonly title: string;
  readonly price: Money;
}

/** What people without a login write is kept sealed. */
export interface SealPort {
  seal(text: string): Uint8Array;
  /** Breaks on bytes that were not sealed by it. */
  open(sealed: Uint8Array): string;
  /** The same keyed hash for any spelling of an address. */
  emailIndex(email: string): Uint8Array;
}

/** Uploaded pictures. */
export interface ImagesPort {
  /** Small, upright, stripped and as WebP; null: no picture, or too large. */
  shrink(
    bytes: Uint8Array,
  ): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number } | null>;
}

/** What loyalty says a return would do to points. */
export interface PointsPort {
  /** Names of the tier that the customer has, had when the order was placed, and would have after such a return; null: no tiers. */
  tierOf(
    shopId: bigint,
    orderId: bigint,
    units: readonly { readonly lineShopifyId: ShopifyId; readonly quantity: number }[],
    now: Instant,
  ): Promise<{
    readonly atPurchase: string | null;
    readonly now: string | null;
    readonly after: string | null;
  } | null>;
  effectOfReturn(
    shopId: bigint,
    orderId: bigint,
    change: PointsChange,
    now: Instant,
  ): Promise<{ readonly clawed: Points; readonly restored: Points }>;
}

/** What points hear of a return. Money is in the order's presentment currency. */
export interface PointsChange {
  readonly units: readonly { readonly lineShopifyId: ShopifyId; readonly quantity: number }[];
  /** What an exchange sells instead of units of a line, as displayed. */
  readonly brought: readonly { readonly lineShopifyId: ShopifyId; readonly net: Money }[];
  /** Given back while the goods stay; null: nothing. */
  readonly givenBack: Money | null;
}

/**
 * Returns at Shopify. Every call breaks with an error when Shopify cannot be asked or gives no answer; whether a
 * write took place is then unknown. Such an error carries `temporary: true`.
 */
export interface ShopifyReturns {
  /** Every return of the order by the notes of its lines, newest first, at most 50. */
  returnsOfOrder(
    shop: ReturnsShop,
    order: ShopifyId,
  ): Promise<readonly { readonly id: ShopifyId; readonly lines: readonly { readonly note: string }[] }[]>;
  /** Null: Shopify knows no such return, or does not show it to us. */
  findReturn(shop: ReturnsShop, id: ShopifyId): Promise<NativeReturn | null>;
  returnableUnits(shop: ReturnsShop, order: ShopifyId): Promise<readonly ReturnableUnits[]>;
  /** By handle; those that Shopify does not know are absent. */
  reasonIds(shop: ReturnsShop, handles: readonly string[]): Promise<ReadonlyMap<string, string>>;
  payments(shop: ReturnsShop, order: ShopifyId): Promise<OrderPayments>;
  /** What Shopify would pay for these units now: above 0 a refund, below 0 what the buyer owes. */
  suggestedAmount(
    shop: ReturnsShop,
    id: ShopifyId,
    units: readonly ReturnUnits[],
    as: 'refund' | 'credit',
    more?: { readonly exchangeLines?: readonly ReturnUnits[]; readonly shipping?: Money | null },
  ): Promise<Money>;
  /** Where a parcel was sent from, which is where it goes back to; null: that is not known. */
  restockLocation(shop: ReturnsShop, fulfillment: ShopifyId): Promise<ShopifyId | null>;
  /** What Shopify reckons for a return that does not exist yet: goods + tax − fees − exchanged items. */
  calculate(shop: ReturnsShop, input: NewReturn): Promise<Money | Refusal>;
  createReturn(shop: ReturnsShop, input: NewReturn): Promise<ShopifyId | Refusal>;
  /** Says yes to a return that was requested there. */
  approveRequest(shop: ReturnsShop, id: ShopifyId): Promise<Refusal | null>;
  declineRequest(
    shop: ReturnsShop,
    id: ShopifyId,
    why: { readonly reason: 'FINAL_SALE' | 'RETURN_PERIOD_ENDED' | 'OTHER'; readonly note: string },
  ): Promise<Refusal | null>;
  /** A refund without lines, by its key: the same key again is the same refund. */
  refundGoodwill(shop: ReturnsShop, input: Goodwill): Promise<NativeRefund | Refusal>;
  /** The order's refund with exactly this note; null: none. */
  refundNoted(shop: ReturnsShop, order: ShopifyId, note: string): Promise<NativeRefund | null>;
  /** Sends Shopify's invoice for what the customer owes on the order. */
  sendInvoice(shop: ReturnsShop, order: ShopifyId): Promise<Refusal | null>;
  /** Was such an invoice sent since a moment? */
  invoicedSince(shop: ReturnsShop, order: ShopifyId, since: Instant): Promise<boolean>;
  /** Which of these variants can be sold now. */
  availableVariants(shop: ReturnsShop, variants: readonly ShopifyId[]): Promise<ReadonlySet<ShopifyId>>;
  /** Where stock can be taken back. */
  locations(
    shop: ReturnsShop,
  ): Promise<readonly { readonly id: ShopifyId; readonly name: string; readonly address: string }[]>;
  processReturn(shop: ReturnsShop, input: Processing): Promise<Refusal | null>;
  /** What became of goods whose return was processed before. */
  disposeUnits(shop: ReturnsShop, disposals: readonly Disposal[]): Promise<Refusal | null>;
  cancelReturn(shop: ReturnsShop, id: ShopifyId): Promise<Refusal | null>;
  closeReturn(shop: ReturnsShop, id: ShopifyId): Promise<Refusal | null>;
  reopenReturn(shop: ReturnsShop, id: ShopifyId): Promise<Refusal | null>;
  /** Answers the transaction's id. */
  creditAccount(shop: ReturnsShop, customer: ShopifyId, amount: Money): Promise<ShopifyId | Refusal>;
  /** Credits of that amount given by hand or by an app to the customer's account since a moment, oldest first. */
  creditsSince(
    shop: ReturnsShop,
    customer: ShopifyId,
    amount: Money,
    since: Instant,
  ): Promise<readonly ShopifyId[]>;
}

/** What Shopify's user errors said. */
export interface Refusal {
  readonly refused: string;
}

export interface NativeReturn {
  readonly id: ShopifyId;
  readonly orderShopifyId: ShopifyId;
  readonly status: 'requested' | 'open' | 'closed' | 'canceled' | 'declined';
  readonly createdAt: Instant;
  /** Flat; null: none. */
  readonly returnShippingFee: Money | null;
  readonly lines: readonly NativeLine[];
  readonly exchangeLines: readonly NativeExchangeLine[];
  readonly refunds: readonly NativeRefund[];
}

export interface NativeLine {
  readonly id: ShopifyId;
  readonly lineShopifyId: ShopifyId | null;
  readonly fulfillmentLineShopifyId: ShopifyId | null;
  /** The line of the reverse fulfilment order that takes its units back. */
  readonly reverseLineShopifyId: ShopifyId | null;
  readonly quantity: number;
  readonly processedQuantity: number;
  readonly refundedQuantity: number;
  /** What staff or the shopper wrote with it. */
  readonly note: string;
  /** Handle of Shopify's definition; null: none was given. */
  readonly reasonHandle: string | null;
  /** "20"; null: none. */
  readonly restockingPercent: string | null;
  /** What Shopify knows of the goods so far; lines that share a reverse line show the same. */
  readonly disposed: readonly { readonly type: Disposal['type']; readonly quantity: number }[];
}

/** What goes out for a return: all units of a variant, however many lines Shopify has for them. */
export interface NativeExchangeLine {
  readonly id: ShopifyId;
  readonly variantShopifyId: ShopifyId | null;
  readonly title: string;
  readonly quantity: number;
  readonly processedQuantity: number;
}

export interface Goodwill {
  readonly orderShopifyId: ShopifyId;
  readonly transactions: readonly { readonly parentId: ShopifyId; readonly amount: Money }[];
  readonly note: string;
  readonly idempotencyKey: string;
}

export interface NativeRefund {
  readonly id: ShopifyId;
  readonly amount: Money;
  readonly transactions: readonly { readonly gateway: string; readonly amount: Money }[];
}

export interface ReturnableUnits {
  readonly fulfillmentShopifyId: ShopifyId;
  readonly fulfillmentLineShopifyId: ShopifyId;
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface OrderPayments {
  /** Successful payments of the order with what is left of each. */
  readonly payments: readonly Payment[];
  /** Given back by no payment of the order, as new store credit: that much less is left of all of them. */
  readonly givenOtherwise: Money | null;
}

export interface Payment {
  readonly id: ShopifyId;
  /** Shopify's word: "shopify_payments", "gift_card", "shopify_store_credit", "manual" … */
  readonly gateway: string;
  readonly left: Money;
}

export interface ReturnUnits {
  /** Shopify's line of the return. */
  readonly id: ShopifyId;
  readonly quantity: number;
}

export interface NewReturn {
  readonly orderShopifyId: ShopifyId;
  readonly requestedAt: Instant;
  readonly lines: readonly {
    readonly fulfillmentLineShopifyId: ShopifyId;
    readonly quantity: number;
    readonly reasonId: string | null;
    readonly note: string;
    /** "20" */
    readonly restockingPercent: string | null;
  }[];
  readonly exchangeLines: readonly {
    readonly variantShopifyId: ShopifyId;
    readonly quantity: number;
    /** Taken off the list price of all of them, to what was paid for the old ones; null: nothing. */
    readonly discount: Money | null;
  }[];
  /** Null: none. */
  readonly returnShippingFee: Money | null;
}

export interface Disposal {
  readonly reverseLineShopifyId: ShopifyId;
  readonly quantity: number;
  readonly type: 'restocked' | 'not-restocked' | 'processing' | 'missing';
  /** Where to; set for what is restocked. */
  readonly locationShopifyId: ShopifyId | null;
}

export interface Processing {
  readonly returnId: ShopifyId;
  readonly lines: readonly {
    readonly id: ShopifyId;
    readonly quantity: number;
    readonly dispositions: readonly Disposal[];
  }[];
  /** Sent out by processing. */
  readonly exchangeLines: readonly ReturnUnits[];
  readonly transactions: readonly { readonly parentId: ShopifyId; readonly amount: Money }[];
  /** Null: nothing goes to store credit. */
  readonly storeCredit: Money | null;
  /** Of what the customer paid for shipping; null: nothing. */
  readonly shipping: Money | null;
}
