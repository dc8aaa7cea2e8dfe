import type { Decimal, Id, Timestamp } from './types.ts';

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

/** A code discount as Shopify keeps it (DiscountCodeBasic, DiscountCodeFreeShipping). */
export interface DiscountData {
  id: Id;
  kind: 'basic' | 'free-shipping';
  title: string;
  code: string;
  value: { amount: Decimal; onEachItem: boolean } | { percentage: string } | null;
  items: { all: true } | { productIds: Id[]; variantIds: Id[]; collectionIds: Id[] };
  minimumSubtotal: Decimal | null;
  /** Empty: everybody. */
  customerIds: Id[];
  usageLimit: number | null;
  oncePerCustomer: boolean;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  tags: string[];
  startsAt: Timestamp;
  /** Null: until it is deactivated. */
  endsAt: Timestamp | null;
  /** By the app or staff. */
  deactivatedAt: Timestamp | null;
  uses: { orderId: Id; customerId: Id | null }[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}
