import type { OrderData } from '../../../domain/types.ts';
import { orderTotals } from '../../../money/order-totals.ts';
import type { View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { decimalBag, moneyBag } from '../money.ts';

/** How the order is sent and what that costs, or null where nothing is charged. */
export function shippingLineView(order: OrderData): View | null {
  if (order.shipping === null) return null;
  const price = decimalBag(order, order.shipping.price);
  return {
    id: gid('ShippingLine', order.shipping.id),
    title: order.shipping.title,
    code: order.shipping.title,
    source: 'shopify',
    custom: false,
    isRemoved: false,
    carrierIdentifier: null,
    deliveryCategory: null,
    phone: null,
    shippingRateHandle: null,
    originalPriceSet: price,
    discountedPriceSet: price,
    currentDiscountedPriceSet: moneyBag(order, orderTotals(order).currentShipping),
    discountAllocations: [],
    taxLines: [],
  };
}
