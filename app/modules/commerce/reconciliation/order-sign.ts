import type { FinancialStatus } from '../order.ts';

/**
 * What a list of orders can tell beyond the time of the last change. That time has whole seconds, so of two changes
 * in one second the second may be missing while the time agrees; money that moved shows in the sign.
 */
export function orderSign(order: {
  financialStatus: FinancialStatus;
  /** Minor units in the currency that the customer saw. */
  refunded: bigint;
  cancelled: boolean;
}): string {
  return `${order.financialStatus} ${order.refunded} ${order.cancelled ? 'cancelled' : 'live'}`;
}
