import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Rational } from '#app/kernel/rational.ts';

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

/** What rules can match about the product of a line. */
export interface LineTraits {
  readonly tags: readonly string[];
  readonly collections: readonly string[];
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
  readonly shop: LoyaltyShop;
}

/** What loyalty asks commerce for. */
export interface OrdersPort {
  shopForLoyalty(shopId: bigint): Promise<LoyaltyShop>;
  /** Null: no such order in this shop. */
  orderForLoyalty(shopId: bigint, orderId: bigint): Promise<OrderForLoyalty | null>;
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
