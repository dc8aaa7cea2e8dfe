import type { DiscountRefusal } from './discount-types.ts';
import type { AddressData, Decimal, Id, Timestamp } from './types.ts';

/** A cart, which becomes a checkout when the buyer goes there; one token for both. Amounts are in presentment currency. */
export interface CartData {
  token: string;
  lines: { id: Id; variantId: Id; quantity: number }[];
  /** As entered, also those that do not apply. */
  codes: string[];
  note: string | null;
  attributes: Record<string, string>;
  /** Signed in at the storefront or the checkout. */
  customerId: Id | null;
  email: string | null;
  address: AddressData | null;
  shippingMethod: string | null;
  /** Set once placed: the cart is spent. */
  orderId: Id | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A cart with everything worked out. */
export interface PricedCart {
  cart: CartData;
  currency: string;
  lines: PricedLine[];
  codes: { code: string; applicable: boolean; refused: DiscountRefusal | null; amount: Decimal }[];
  shippingMethods: { handle: string; title: string; price: Decimal }[];
  /** Lines before discounts. */
  subtotal: Decimal;
  discount: Decimal;
  shipping: Decimal;
  /** What a code took off the shipping. */
  shippingDiscount: Decimal;
  tax: Decimal;
  total: Decimal;
}

export interface PricedLine {
  id: Id;
  variantId: Id;
  productId: Id;
  sku: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  handle: string;
  quantity: number;
  unitPrice: Decimal;
  /** Of the whole line, by code. */
  discounts: { code: string; amount: Decimal }[];
  net: Decimal;
  tax: Decimal;
}
