import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { ProductVariant, ReturnableOrder, ReturnsShop } from './ports/order.ts';

export type * from './ports/order.ts';
export type * from './ports/shopify.ts';

export interface OrdersPort {
  shop(shopId: bigint): Promise<ReturnsShop>;
  /** Null: no such order in this shop. */
  order(shopId: bigint, orderId: bigint): Promise<ReturnableOrder | null>;
  orderByShopifyId(shopId: bigint, order: ShopifyId): Promise<ReturnableOrder | null>;
  /** Reads an order from Shopify anew, for who was told more of it than is known here. Not within a transaction. */
  learnOrder(shopId: bigint, order: ShopifyId): Promise<void>;
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
  /** A customer's orders, newest first. */
  ordersOf(shopId: bigint, customerId: bigint, limit: number): Promise<readonly ReturnableOrder[]>;
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
  /** Merchandise units that were sold, by the local day ("2026-03-01") of their order; days without any are absent. */
  unitsSold(
    shopId: bigint,
    span: { readonly from: Instant; readonly to: Instant; readonly zone: Zone },
  ): Promise<readonly { readonly day: string; readonly units: number }[]>;
  /** Variants of products with their list price in the shop's currency. */
  variantsOf(shopId: bigint, products: readonly ShopifyId[]): Promise<readonly ProductVariant[]>;
  /** Shopify's id of a customer; null where it is not known. */
  customerShopifyId(shopId: bigint, customerId: bigint): Promise<ShopifyId | null>;
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
  /** Does the customer’s tier put their returns before others’ at `now`? */
  hasPriority(shopId: bigint, customerId: bigint, now: Instant): Promise<boolean>;
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
