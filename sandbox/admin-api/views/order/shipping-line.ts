import type { OrderData } from '../../../domain/types.ts';
import { minor } from '../../../money/amount.ts';
import { orderTotals } from '../../../money/order-totals.ts';
import type { View } from '../../api-types.ts';
import { gid } from '../../gid.ts';
import { decimalBag, moneyBag } from '../money.ts';
import { applicationView } from './line.ts';

/** How the order is sent and what that costs, or null where nothing is charged. */
export function shippingLineView(order: OrderData): View | null {
  if (order.shipping === null) return null;
  const { discount } = order.shipping;
  const price = decimalBag(order, order.shipping.price);
  const read = (text: string) => minor(text, order.presentmentCurrency);
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
    originalPriceSet: moneyBag(order, read(order.shipping.price) + read(discount?.amount ?? '0')),
    discountedPriceSet: price,
    currentDiscountedPriceSet: moneyBag(order, orderTotals(order).currentShipping),
    discountAllocations:
      discount === undefined
        ? []
        : [
            {
              allocatedAmountSet: decimalBag(order, discount.amount),
              discountApplication: applicationView(order, discount.application),
            },
          ],
    taxLines: [],
  };
}
