import type { DiscountRefusal } from '../discounts/discount-types.ts';
import type { AddressData, Decimal, Id, Timestamp } from '../types.ts';

/** A cart, which becomes a checkout when the buyer goes there; one token for both. Amounts are in presentment currency. */
export interface CartData {
  id: Id;
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
  /** Being paid with a wallet (Apple Pay, Google Pay): its codes are fixed. */
  express: boolean;
  /** Set once placed: the cart is spent. */
  orderId: Id | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A cart with everything worked out. */
export interface PricedCart {
  cart: CartData;
  /** What the buyer pays in: the delivery country decides. */
  currency: string;
  /** Units of `currency` for one of the shop's. */
  rate: string;
  /** Where it goes: the cart's address, else the customer's, else the shop's country. */
  country: string;
  /** The cart's address, else the customer's; null when neither is known. */
  address: AddressData | null;
  email: string | null;
  lines: PricedLine[];
  codes: { code: string; applicable: boolean; refused: DiscountRefusal | null; amount: Decimal }[];
  /** What applies by itself, for this buyer. */
  automatic: { title: string; amount: Decimal }[];
  /** Empty while there is no address, or nothing to send. */
  shippingMethods: { handle: string; title: string; price: Decimal }[];
  /** The handle that is chosen: the cart's, else the first. */
  shippingMethod: string | null;
  /** Lines before discounts. */
  subtotal: Decimal;
  /** What codes took off the lines. */
  discount: Decimal;
  /** Before `shippingDiscount`. */
  shipping: Decimal;
  /** What a code took off the shipping. */
  shippingDiscount: Decimal;
  tax: Decimal;
  /** The prices contain the tax, which is then in `subtotal` and not added to `total`. */
  taxesIncluded: boolean;
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
  /** Of the whole line, by code, or by title where it applies by itself. */
  discounts: { code: string; automatic: boolean; amount: Decimal }[];
  net: Decimal;
  tax: Decimal;
}
