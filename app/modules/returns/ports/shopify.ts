import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ReturnsShop } from './order.ts';

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
  /** Takes units that were never processed out of an open return: they can be asked for in another one. */
  removeUnits(shop: ReturnsShop, id: ShopifyId, units: readonly ReturnUnits[]): Promise<Refusal | null>;
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
  /** When somebody there said yes to a request; null: nobody has, or it was never asked for. */
  readonly approvedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Flat; null: none. */
  readonly returnShippingFee: Money | null;
  readonly lines: readonly NativeLine[];
  readonly exchangeLines: readonly NativeExchangeLine[];
  /** Oldest first. */
  readonly refunds: readonly ReturnRefund[];
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
  readonly disposed: readonly {
    readonly type: Disposal['type'];
    readonly quantity: number;
    readonly at: Instant;
  }[];
}

/** What goes out for a return: all units of a variant, however many lines Shopify has for them. */
export interface NativeExchangeLine {
  readonly id: ShopifyId;
  readonly variantShopifyId: ShopifyId | null;
  readonly title: string;
  readonly quantity: number;
  readonly processedQuantity: number;
  /** What was asked for those that went out, and the tax on it; null: none has gone out. */
  readonly sold: { readonly price: Money; readonly tax: Money } | null;
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

/** A refund of what a return brought back. */
export interface ReturnRefund extends NativeRefund {
  readonly at: Instant;
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
