import type { Clock } from '../clock/clock.ts';
import type { ReturnData } from './returns/types.ts';
import type { Switches } from './switches.ts';

/** A Shopify id as decimal digits, without the gid:// part. */
export type Id = string;

/** An amount as a decimal string at its currency's exponent, such as "80.00", "1500" (JPY), "1.250" (KWD). */
export type Decimal = string;

/** An instant in UTC with second precision, such as "2026-03-01T15:00:00Z". */
export type Timestamp = string;

export type Plan = 'basic' | 'plus';

/** A shop as every command receives it: `now` is its business time at the moment it was read. */
export interface Shop {
  domain: string;
  id: Id;
  name: string;
  email: string;
  currency: string;
  timezone: string;
  country: string;
  pricesIncludeTax: boolean;
  plan: Plan;
  readAllOrders: boolean;
  /** Its second location; the first has the shop's own number. */
  warehouseId: Id;
  /** Customers can ask for returns on Shopify's own account pages, beside the app. */
  selfServeReturns: boolean;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  installedAt: Timestamp | null;
  grantedScopes: string[];
  switches: Switches;
  clock: Clock;
  /** Business time when the shop was read: an ISO instant with milliseconds. */
  now: string;
}

export interface VariantData {
  id: Id;
  inventoryItemId: Id;
  sku: string;
  title: string;
  price: Decimal;
  compareAtPrice: Decimal | null;
  barcode: string | null;
  position: number;
  taxable: boolean;
  requiresShipping: boolean;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface ProductData {
  id: Id;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  type: string;
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  tags: string[];
  giftCard: boolean;
  image: { id: Id; url: string; altText: string; width: number; height: number } | null;
  variants: VariantData[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
  publishedAt: Timestamp | null;
}

export interface CollectionData {
  id: Id;
  title: string;
  handle: string;
  descriptionHtml: string;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface AddressData {
  id: Id;
  firstName: string | null;
  lastName: string | null;
  address1: string | null;
  city: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCode: string;
  phone: string | null;
}

export type MarketingState = 'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'PENDING' | 'UNSUBSCRIBED';

export interface CustomerData {
  id: Id;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  marketing: MarketingState;
  marketingUpdatedAt: Timestamp | null;
  tags: string[];
  note: string | null;
  /** The customer can log in to the shop's account pages. */
  account: boolean;
  address: AddressData | null;
  /** The customer that took this one over by a merge. */
  mergedInto: Id | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export type Tender = 'card' | 'giftCard' | 'storeCredit' | 'manual';

export interface DiscountApplicationData {
  type: 'manual' | 'discount_code' | 'automatic';
  title: string;
  code: string | null;
  valueType: 'fixed_amount' | 'percentage';
  /** An amount in the order's presentment currency, or a percentage such as "10.0". */
  value: string;
  /** Absent: the lines, all of them, across. */
  target?: 'shipping' | 'certain-lines' | 'each-line';
}

export interface LineData {
  id: Id;
  productId: Id | null;
  variantId: Id | null;
  sku: string;
  title: string;
  variantTitle: string | null;
  vendor: string;
  /** Units ever sold on this line; those that were refunded or removed by an edit still count. */
  quantity: number;
  /** Units taken out by order edits. */
  removed: number;
  /** What the removed units were sold for. */
  removedNet: Decimal;
  removedTax: Decimal;
  /** Which of the line's units (from 1) edits removed; absent in orders written before returns: the first ones. */
  removedOrdinals?: number[];
  unitPrice: Decimal;
  discounts: { application: number; amount: Decimal }[];
  /** Tax of all `quantity` units. */
  tax: Decimal;
  giftCard: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  addedByEdit: boolean;
  /** The bundle that it was sold as a part of, with the number that its lines share. */
  bundle?: { id: Id; title: string };
  /** Sent out for what a return brings back. */
  exchange?: { returnId: Id; exchangeLineId: Id; fulfillmentOrderId: Id };
}

export interface TransactionData {
  id: Id;
  kind: 'sale' | 'authorization' | 'capture' | 'refund' | 'void';
  status: 'success' | 'pending' | 'failure';
  tender: Tender;
  amount: Decimal;
  parentId: Id | null;
  refundId: Id | null;
  createdAt: Timestamp;
  processedAt: Timestamp;
}

export interface RefundLineData {
  id: Id;
  lineId: Id;
  quantity: number;
  /** What these units were sold for, as displayed (with tax where prices include it). */
  subtotal: Decimal;
  tax: Decimal;
  restockType: 'return' | 'cancel' | 'no_restock' | 'legacy_restock';
  /** Which of the line's units (from 1) these are; absent in orders written before returns: the first ones. */
  ordinals?: number[];
  /** Of a return: what its fee took from these units, and how many of them did not go back into stock. */
  returned?: { returnLineId: Id; fee: Decimal; feeTax: Decimal; notRestocked: number };
}

export interface OrderAdjustmentData {
  id: Id;
  kind: 'refund_discrepancy' | 'shipping_refund';
  reason: string;
  /** Below zero when more was refunded than the lines account for. */
  amount: Decimal;
  taxAmount: Decimal;
}

export interface RefundData {
  id: Id;
  note: string | null;
  lines: RefundLineData[];
  transactionIds: Id[];
  adjustments: OrderAdjustmentData[];
  /** The return that it settles, and the return shipping fee that it took. */
  ofReturn?: { id: Id; shippingFee: Decimal };
  /** Made by an order edit (switch `editCreatesRefund`); its lines are the edit's removed units. */
  fromEdit: boolean;
  createdAt: Timestamp;
  processedAt: Timestamp;
}

export type FulfillmentEventStatus =
  | 'label_purchased'
  | 'label_printed'
  | 'ready_for_pickup'
  | 'confirmed'
  | 'in_transit'
  | 'out_for_delivery'
  | 'attempted_delivery'
  | 'delayed'
  | 'delivered'
  | 'failure';

export interface FulfillmentData {
  id: Id;
  name: string;
  status: 'success' | 'cancelled';
  lines: { id: Id; lineId: Id; quantity: number }[];
  tracking: { company: string; number: string; url: string } | null;
  events: { id: Id; status: FulfillmentEventStatus; message: string | null; happenedAt: Timestamp }[];
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface OrderEditData {
  id: Id;
  at: Timestamp;
  additions: { lineId: Id; delta: number }[];
  removals: { lineId: Id; delta: number }[];
}

export type CancelReason = 'customer' | 'declined' | 'fraud' | 'inventory' | 'staff' | 'other';

/** An order; every amount is in its presentment currency, shop money = amount ÷ rate. */
export interface OrderData {
  id: Id;
  name: string;
  number: number;
  /** The shop's currency. */
  currency: string;
  presentmentCurrency: string;
  /** Units of presentment currency for one of the shop's. */
  rate: string;
  taxesIncluded: boolean;
  test: boolean;
  tags: string[];
  note: string | null;
  /** What the storefront kept with the cart. */
  attributes?: Record<string, string>;
  /** The cart and checkout that it came from. */
  cartToken?: string;
  sourceName: string;
  email: string | null;
  phone: string | null;
  customerId: Id | null;
  customerLocale: string;
  address: AddressData | null;
  lines: LineData[];
  shipping: {
    id: Id;
    title: string;
    /** What it costs, after `discount`. */
    price: Decimal;
    tax: Decimal;
    discount?: { application: number; amount: Decimal };
  } | null;
  discountApplications: DiscountApplicationData[];
  transactions: TransactionData[];
  /** How an order that is not yet paid will be paid. */
  payWith: { tender: Tender; amount: Decimal }[];
  /** Total at creation, before edits. */
  originalTotal: Decimal;
  refunds: RefundData[];
  fulfillments: FulfillmentData[];
  edits: OrderEditData[];
  /** Absent in orders that never had one. */
  returns?: ReturnData[];
  /** Mails that ask the buyer to pay what is open; absent where none was sent. */
  invoices?: { to: string; amount: Decimal; sentAt: Timestamp }[];
  cancelReason: CancelReason | null;
  cancelledAt: Timestamp | null;
  closedAt: Timestamp | null;
  createdAt: Timestamp;
  processedAt: Timestamp;
  updatedAt: Timestamp;
}
