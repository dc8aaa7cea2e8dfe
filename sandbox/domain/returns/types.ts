import type { Decimal, Id, Timestamp } from '../types.ts';

export type ReturnStatus = 'REQUESTED' | 'OPEN' | 'CLOSED' | 'CANCELED' | 'DECLINED';

export type DispositionType = 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';

/** A return of units of one order; amounts are in the order's presentment currency. */
export interface ReturnData {
  id: Id;
  /** "#1001-R1". */
  name: string;
  status: ReturnStatus;
  lines: ReturnLineData[];
  /** Absent in returns that nothing goes out for. */
  exchangeLines?: ExchangeLineData[];
  /** Flat for the whole return, taken when its first units are processed. */
  shippingFee: { id: Id; amount: Decimal } | null;
  decline: { reason: DeclineReason; note: string | null } | null;
  /** None while the return is only requested. */
  reverseOrder: ReverseOrderData | null;
  refundIds: Id[];
  createdAt: Timestamp;
  requestedAt: Timestamp | null;
  approvedAt: Timestamp | null;
  closedAt: Timestamp | null;
}

export const declineReasons = ['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export interface ReturnLineData {
  id: Id;
  /** The line of a fulfilment that the units were sent with, and the order's line behind it. */
  fulfillmentLineId: Id;
  lineId: Id;
  quantity: number;
  /** Which of the order line's units (from 1) these are: the lowest free ones when it was made. */
  ordinals: number[];
  reasonId: Id | null;
  reasonNote: string;
  customerNote: string | null;
  restockingFee: { id: Id; percentage: string } | null;
  /** Units confirmed by returnProcess: booked as returned, whether or not money went back for them. */
  processed: number;
}

/** New goods for the ones that come back: a line of the order as soon as it is processed. */
export interface ExchangeLineData {
  id: Id;
  productId: Id;
  variantId: Id;
  sku: string;
  title: string;
  variantTitle: string | null;
  quantity: number;
  /** List price of one unit when the return was made. */
  unitPrice: Decimal;
  /** Off the price of all units. */
  discount: { amount: Decimal; description: string } | null;
  taxable: boolean;
  processed: number;
}

/** What the warehouse expects back; the sandbox has one for each return. */
export interface ReverseOrderData {
  id: Id;
  status: 'OPEN' | 'CLOSED' | 'CANCELED';
  lines: ReverseLineData[];
  deliveries: ReverseDeliveryData[];
}

export interface ReverseLineData {
  id: Id;
  returnLineId: Id;
  quantity: number;
  dispositions: DispositionData[];
}

export interface DispositionData {
  id: Id;
  type: DispositionType;
  quantity: number;
  locationId: Id | null;
  createdAt: Timestamp;
}

export interface ReverseDeliveryData {
  id: Id;
  lines: { id: Id; reverseLineId: Id; quantity: number }[];
  tracking: { number: string | null; url: string | null } | null;
  labelUrl: string | null;
  createdAt: Timestamp;
}
