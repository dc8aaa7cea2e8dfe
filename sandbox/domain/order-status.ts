import { fulfillableUnits, fulfilledUnits } from '../money/order-lines.ts';
import { orderTotals } from '../money/order-totals.ts';
import type { OrderData } from './types.ts';

export type FinancialStatus =
  | 'PENDING'
  | 'PARTIALLY_PAID'
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'VOIDED';
export type FulfillmentStatus = 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED';

/** What Shopify shows as the state of payment. An order that costs nothing is paid. */
export function financialStatus(order: OrderData): FinancialStatus {
  const { received, refunded, outstanding, total } = orderTotals(order);
  if (received === 0n) {
    if (order.cancelledAt !== null && total > 0n) return 'VOIDED';
    return outstanding > 0n ? 'PENDING' : 'PAID';
  }
  if (refunded >= received) return 'REFUNDED';
  if (outstanding > 0n) return 'PARTIALLY_PAID';
  return refunded > 0n ? 'PARTIALLY_REFUNDED' : 'PAID';
}

export function fulfillmentStatus(order: OrderData): FulfillmentStatus {
  const sent = order.lines.reduce((units, line) => units + fulfilledUnits(order, line.id), 0);
  if (sent === 0) return 'UNFULFILLED';
  const left = order.lines.reduce((units, line) => units + fulfillableUnits(order, line), 0);
  return left === 0 ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
}
