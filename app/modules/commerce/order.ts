import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';

/** The same amount in the shop's currency (at the order's own rate) and in the one the customer saw. */
export interface MoneyPair {
  readonly shop: Money;
  readonly presentment: Money;
}

/** Shopify's `OrderDisplayFinancialStatus` in lower case. */
export type FinancialStatus =
  | 'pending'
  | 'authorized'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'
  | 'expired';

/** When the order was first paid in full. A source that cannot tell says so; `at: null` means not yet paid. */
export type PaidAt = { readonly known: true; readonly at: Instant | null } | { readonly known: false };

/** One order as Shopify tells it at one moment, whichever way it was read (payload, query, bulk line). */
export interface OrderSnapshot {
  readonly shopifyId: ShopifyId;
  /** "#1001". */
  readonly name: string;
  readonly customerShopifyId: ShopifyId | null;
  readonly email: string | null;
  readonly currency: CurrencyCode;
  readonly presentmentCurrency: CurrencyCode;
  readonly processedAt: Instant;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly cancelledAt: Instant | null;
  readonly test: boolean;
  readonly financialStatus: FinancialStatus;
  /** Shopify's word in lower case ("unfulfilled", "partially_fulfilled", "fulfilled" …). */
  readonly fulfillmentStatus: string;
  readonly sourceName: string | null;
  /** ISO 3166 alpha-2 of the delivery address, else of the billing address. */
  readonly countryCode: string | null;
  readonly taxesIncluded: boolean;
  readonly tags: readonly string[];
  readonly totals: OrderTotals;
  readonly paidAt: PaidAt;
  readonly lines: readonly OrderLine[];
  /** Discount codes it was placed with, by code. */
  readonly codes: readonly OrderCode[];
  readonly refunds: readonly OrderRefund[];
  readonly fulfillments: readonly OrderFulfillment[];
}

export interface OrderTotals {
  /** Everything, with tax, shipping, duties and tips, before refunds. */
  readonly total: MoneyPair;
  readonly tax: MoneyPair;
  readonly shipping: MoneyPair;
  readonly duties: MoneyPair;
  readonly refunded: MoneyPair;
  /** What customers have paid in all before refunds; null where the source does not say. */
  readonly received: MoneyPair | null;
}

export interface OrderLine {
  readonly shopifyId: ShopifyId;
  readonly productId: ShopifyId | null;
  readonly variantId: ShopifyId | null;
  readonly sku: string | null;
  readonly title: string;
  /** Units ever sold on this line, removed and refunded ones included. */
  readonly quantity: number;
  /** Units neither removed by an edit nor refunded. */
  readonly currentQuantity: number;
  readonly giftCard: boolean;
  /** A gratuity that Shopify lists as a line. */
  readonly tip: boolean;
  /** Shopify's id for the bundle that this line is a part of; null: of none. */
  readonly bundle: string | null;
  readonly unitPrice: MoneyPair;
  /** Sum of all discount allocations of the line for `quantity` units, order-level ones included. */
  readonly discount: MoneyPair;
  /** Tax on the net for `quantity` units. */
  readonly tax: MoneyPair;
}

/** A discount code with what it took off. Shopify does not tell upper and lower case apart; here it is upper. */
export interface OrderCode {
  readonly code: string;
  /** By line, for its `quantity` units; empty where it took nothing off any line, as a code for free shipping. */
  readonly lines: readonly { readonly lineShopifyId: ShopifyId; readonly amount: MoneyPair }[];
}

export interface OrderRefund {
  readonly shopifyId: ShopifyId;
  readonly processedAt: Instant;
  readonly lines: readonly RefundLine[];
  /** Sum of its successful refund transactions; 0 where only units were taken back. */
  readonly amount: MoneyPair;
}

export interface RefundLine {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
  /** Shopify's word in lower case ("return", "cancel", "no_restock" …). */
  readonly restockType: string;
  readonly subtotal: MoneyPair;
  readonly tax: MoneyPair;
}

export interface OrderFulfillment {
  readonly shopifyId: ShopifyId;
  /** Shopify's word in lower case ("success", "cancelled", "pending", "error" …). */
  readonly status: string;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
  readonly lines: readonly { readonly lineShopifyId: ShopifyId; readonly quantity: number }[];
}
