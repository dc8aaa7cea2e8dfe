import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
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

export interface ProductVariant {
  readonly productShopifyId: ShopifyId;
  readonly variantShopifyId: ShopifyId;
  readonly title: string;
  readonly price: Money;
}
