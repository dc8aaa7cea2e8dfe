import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Rational } from '#app/kernel/rational.ts';
import type { NewJob } from '#app/kernel/transaction.ts';
import type { WholeRange } from './shopify-ports.ts';

export type * from './shopify-ports.ts';

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

/** Jobs that are asked for outside a transaction. */
export interface JobsPort {
  enqueue(job: NewJob): Promise<void>;
  /** A waiting job with this key is no longer needed. */
  drop(key: string): Promise<void>;
}
