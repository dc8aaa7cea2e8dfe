import type { LineData, OrderData, Shop } from '../domain/types.ts';
import { minor } from '../money/amount.ts';
import { fulfillableUnits, fulfilledUnits, lineMoney, shownQuantity } from '../money/order-lines.ts';
import { orderMoney } from './order-money.ts';

/** One entry of `line_items`, after Shopify's REST Order resource. */
export function linePayload(shop: Shop, order: OrderData, line: LineData): object {
  const money = orderMoney(order);
  const sums = lineMoney(order, line);
  const fulfillable = fulfillableUnits(order, line);
  const sent = fulfilledUnits(order, line.id);
  return {
    id: Number(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: shownQuantity(shop, order, line),
    fulfillable_quantity: fulfillable,
    fulfillment_service: 'manual',
    fulfillment_status: sent === 0 ? null : fulfillable === 0 ? 'fulfilled' : 'partial',
    gift_card: line.giftCard,
    grams: 0,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    price: money.shop(sums.unitPrice),
    price_set: money.set(sums.unitPrice),
    product_exists: line.productId !== null,
    product_id: line.productId === null ? null : Number(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: line.bundle === undefined ? null : Number(line.bundle.id),
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    // Shopify leaves order-level discounts out of this field; they are in discount_allocations only.
    total_discount: money.shop(0n),
    total_discount_set: money.set(0n),
    variant_id: line.variantId === null ? null : Number(line.variantId),
    variant_inventory_management: 'shopify',
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: sums.tax === 0n ? [] : [taxLine(order, sums.tax, sums.net)],
    duties: [],
    discount_allocations: line.discounts.map((share) => {
      const amount = minor(share.amount, order.presentmentCurrency);
      return {
        amount: money.shop(amount),
        amount_set: money.set(amount),
        discount_application_index: share.application,
      };
    }),
  };
}

export function taxLine(order: OrderData, tax: bigint, base: bigint): object {
  const money = orderMoney(order);
  return {
    channel_liable: false,
    price: money.shop(tax),
    price_set: money.set(tax),
    rate: taxRate(order, tax, base),
    title: 'Tax',
  };
}

/** The share of the price before tax, to four places: for display, nobody computes with it. */
export function taxRate(order: OrderData, tax: bigint, base: bigint): number {
  const before = order.taxesIncluded ? base - tax : base;
  return before <= 0n ? 0 : Number((tax * 10_000n) / before) / 10_000;
}
