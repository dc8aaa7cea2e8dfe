import { financialStatus } from '../../../domain/order-status.ts';
import type { OrderData, Shop } from '../../../domain/types.ts';
import { minor, sum } from '../../../money/amount.ts';
import { shownTotals } from '../../../money/order-totals.ts';
import type { View } from '../../api-types.ts';
import { moneyBag } from '../money.ts';
import { taxLineView } from './line.ts';

/** Every sum of an order, in both its currencies. */
export function orderSums(shop: Shop, order: OrderData): View {
  const totals = shownTotals(shop, order);
  const bag = (amount: bigint) => moneyBag(order, amount);
  const adjusted = (kind: string) =>
    sum(
      order.refunds
        .flatMap((refund) => refund.adjustments)
        .filter((one) => one.kind === kind)
        .map((one) => minor(one.amount, order.presentmentCurrency)),
    );
  const status = financialStatus(order);
  const payable = order.cancelledAt === null && totals.outstanding > 0n;
  return {
    originalTotalPriceSet: bag(minor(order.originalTotal, order.presentmentCurrency)),
    totalPriceSet: bag(totals.total),
    subtotalPriceSet: bag(totals.subtotal),
    totalDiscountsSet: bag(totals.discounts + totals.shippingDiscount),
    cartDiscountAmountSet: bag(totals.discounts),
    totalTaxSet: bag(totals.tax),
    totalShippingPriceSet: bag(totals.shipping),
    totalTipReceivedSet: bag(0n),
    originalTotalDutiesSet: null,
    originalTotalAdditionalFeesSet: null,
    currentTotalPriceSet: bag(totals.currentTotal),
    currentSubtotalPriceSet: bag(totals.currentSubtotal),
    currentTotalDiscountsSet: bag(totals.currentDiscounts + totals.shippingDiscount),
    currentCartDiscountAmountSet: bag(totals.currentDiscounts),
    currentTotalTaxSet: bag(totals.currentTax),
    currentShippingPriceSet: bag(totals.currentShipping),
    currentTotalDutiesSet: null,
    currentTotalAdditionalFeesSet: null,
    taxLines: totals.tax === 0n ? [] : [taxLineView(order, totals.tax, totals.subtotal)],
    currentTaxLines:
      totals.currentTax === 0n ? [] : [taxLineView(order, totals.currentTax, totals.currentSubtotal)],
    totalReceivedSet: bag(totals.received),
    totalRefundedSet: bag(totals.refunded),
    totalRefundedShippingSet: bag(-adjusted('shipping_refund')),
    refundDiscrepancySet: bag(adjusted('refund_discrepancy')),
    netPaymentSet: bag(totals.received - totals.refunded),
    totalOutstandingSet: bag(totals.outstanding),
    totalCapturableSet: bag(0n),
    capturable: false,
    canMarkAsPaid: payable,
    fullyPaid: !payable && status !== 'VOIDED',
    unpaid: status === 'PENDING',
    refundable: totals.received > totals.refunded,
    paymentCollectionDetails: { additionalPaymentCollectionUrl: null, vaultedPaymentMethods: [] },
  };
}
