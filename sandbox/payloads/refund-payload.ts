import { isoWithOffset } from '../domain/timestamps.ts';
import type { OrderData, RefundData, Shop, TransactionData } from '../domain/types.ts';
import { minor } from '../money/amount.ts';
import { shownSubtotal } from '../money/return-fees.ts';
import { gatewayName } from '../money/tenders.ts';
import { linePayload } from './line-payload.ts';
import { orderMoney } from './order-money.ts';

/** The payload of refunds/create and an entry of an order's `refunds`. */
export function refundPayload(shop: Shop, order: OrderData, refund: RefundData): object {
  const money = orderMoney(order);
  const read = (text: string) => minor(text, order.presentmentCurrency);
  return {
    id: Number(refund.id),
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    created_at: isoWithOffset(refund.createdAt, shop.timezone),
    note: refund.note,
    order_id: Number(order.id),
    processed_at: isoWithOffset(refund.processedAt, shop.timezone),
    restock: refund.lines.some((line) => line.restockType !== 'no_restock'),
    user_id: null,
    duties: [],
    total_duties_set: money.set(0n),
    return:
      refund.ofReturn === undefined
        ? null
        : {
            id: Number(refund.ofReturn.id),
            admin_graphql_api_id: `gid://shopify/Return/${refund.ofReturn.id}`,
          },
    refund_shipping_lines: refund.adjustments
      .filter((one) => one.kind === 'shipping_refund')
      .map((one) => ({
        id: Number(one.id),
        shipping_line: { id: order.shipping === null ? null : Number(order.shipping.id) },
        subtotal_amount_set: money.set(-read(one.amount)),
      })),
    order_adjustments: refund.adjustments.map((one) => ({
      id: Number(one.id),
      amount: money.shop(read(one.amount)),
      amount_set: money.set(read(one.amount)),
      kind: one.kind,
      order_id: Number(order.id),
      reason: one.reason,
      refund_id: Number(refund.id),
      tax_amount: money.shop(read(one.taxAmount)),
      tax_amount_set: money.set(read(one.taxAmount)),
    })),
    transactions: order.transactions
      .filter((one) => refund.transactionIds.includes(one.id))
      .map((one) => transactionPayload(shop, order, one)),
    refund_line_items: refund.lines.map((part) => {
      const line = order.lines.find((one) => one.id === part.lineId);
      return {
        id: Number(part.id),
        line_item_id: Number(part.lineId),
        location_id: null,
        quantity: part.quantity,
        restock_type: part.restockType,
        subtotal: Number(money.shop(shownSubtotal(shop, order, part))),
        subtotal_set: money.set(shownSubtotal(shop, order, part)),
        total_tax: Number(money.shop(read(part.tax))),
        total_tax_set: money.set(read(part.tax)),
        line_item: line === undefined ? null : linePayload(shop, order, line),
      };
    }),
  };
}

/** A transaction; its amount is in the presentment currency, which `currency` names. */
export function transactionPayload(shop: Shop, order: OrderData, one: TransactionData): object {
  return {
    id: Number(one.id),
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${one.id}`,
    amount: one.amount,
    authorization: null,
    created_at: isoWithOffset(one.createdAt, shop.timezone),
    currency: order.presentmentCurrency,
    device_id: null,
    error_code: null,
    gateway: gatewayName(one.tender),
    kind: one.kind,
    location_id: null,
    message: null,
    order_id: Number(order.id),
    parent_id: one.parentId === null ? null : Number(one.parentId),
    payment_id: `${order.name}.${order.transactions.indexOf(one) + 1}`,
    processed_at: isoWithOffset(one.processedAt, shop.timezone),
    receipt: {},
    source_name: order.sourceName,
    status: one.status,
    test: order.test,
    user_id: null,
  };
}
