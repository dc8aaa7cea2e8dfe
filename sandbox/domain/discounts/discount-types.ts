import type { Decimal, Id, Timestamp } from '../types.ts';

/** Why a code takes nothing off. */
export type DiscountRefusal =
  | 'unknown'
  | 'not-active'
  | 'used-up'
  | 'already-used-by-customer'
  | 'other-customer'
  | 'below-minimum'
  | 'no-matching-items'
  | 'not-combinable';

export type DiscountClass = 'order' | 'product' | 'shipping';

/** A code discount as Shopify keeps it (DiscountCodeBasic, DiscountCodeFreeShipping, DiscountCodeBxgy). Amounts are in shop currency. */
export interface DiscountData {
  id: Id;
  kind: 'basic' | 'free-shipping' | 'bxgy';
  title: string;
  code: string;
  /** An amount, or a percentage such as "12.5"; null for free shipping. */
  value: { amount: Decimal; onEachItem: boolean } | { percentage: string } | null;
  items: { all: true } | { productIds: Id[]; variantIds: Id[]; collectionIds: Id[] };
  /**
   * Of "buy X get Y": what has to be bought, as an amount or in units, for `gives` units of `items` to be free, and how
   * often within one order. Absent or null: it is another kind.
   */
  bought?: {
    items: DiscountData['items'];
    amount: Decimal | null;
    quantity: number | null;
    gives: number;
    usesPerOrder: number | null;
  } | null;
  minimumSubtotal: Decimal | null;
  /** Units of matching items. */
  minimumQuantity: number | null;
  /** Empty: everybody. */
  customerIds: Id[];
  usageLimit: number | null;
  oncePerCustomer: boolean;
  combinesWith: Record<DiscountClass, boolean>;
  /** Free shipping only: dearer methods are not free. */
  maximumShipping: Decimal | null;
  /** Free shipping only: where to; null = everywhere. */
  countries: string[] | null;
  tags: string[];
  startsAt: Timestamp;
  /** Null: until it is deactivated. */
  endsAt: Timestamp | null;
  /** By the app or staff. */
  deactivatedAt: Timestamp | null;
  /** It is no more, and its code is free again; kept for checkouts that had taken it before. */
  deletedAt: Timestamp | null;
  /** `usedAt` in milliseconds of real time: what counts uses lags behind. */
  uses: { orderId: Id; customerId: Id | null; usedAt: number }[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}
