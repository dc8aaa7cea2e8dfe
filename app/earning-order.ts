import type { OrderSnapshot } from './modules/commerce/order.ts';
import { remainingOrder } from './modules/commerce/remaining.ts';
import type { EarningOrder } from './modules/loyalty/ports.ts';

/** Commerce's order as loyalty's port asks for it: what is left, in shop currency. */
export function earningOrder(order: OrderSnapshot): EarningOrder {
  const { standing, share, lines } = remainingOrder(order);
  return {
    shopifyId: order.shopifyId,
    name: order.name,
    currency: order.currency,
    taxesIncluded: order.taxesIncluded,
    processedAt: order.processedAt,
    paidAt: order.paidAt.known ? order.paidAt.at : null,
    updatedAt: order.updatedAt,
    owing: order.financialStatus === 'partially_paid' || order.financialStatus === 'pending',
    standing,
    share,
    lines: lines.map((line) => ({ ...line, net: line.net.shop, tax: line.tax.shop })),
  };
}
