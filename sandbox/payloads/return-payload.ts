import { findReason } from '../domain/returns/reasons.ts';
import { exchangeLinesOf } from '../domain/returns/return-parts.ts';
import type { ExchangeLineData, ReturnData, ReturnLineData } from '../domain/returns/types.ts';
import type { Id, OrderData, Shop } from '../domain/types.ts';
import { minor } from '../money/amount.ts';
import { restockingFee } from '../money/return-fees.ts';
import { orderMoney } from './order-money.ts';

const ends = new Set(['returns/cancel', 'returns/close', 'returns/reopen']);

/** Units taken out of a return. */
export interface RemovedUnits {
  lineId: Id;
  units: number;
}

/** returns/update: what changed, and of which return by its global id alone. */
export function returnUpdatePayload(found: ReturnData, removed: readonly RemovedUnits[]): object {
  const none = { additions: [], updates: [], removals: [] };
  return {
    admin_graphql_api_id: `gid://shopify/Return/${found.id}`,
    return_line_items: {
      ...none,
      removals: removed.map((one) => ({ id: Number(one.lineId), delta: one.units })),
    },
    restocking_fees: none,
    return_shipping_fees: none,
  };
}

/** The payload of a topic of returns: those that end a return (or reopen it) carry little more than its id. */
export function returnPayload(shop: Shop, order: OrderData, found: ReturnData, topic: string): object {
  const id = {
    id: Number(found.id),
    admin_graphql_api_id: `gid://shopify/Return/${found.id}`,
    status: found.status.toLowerCase(),
  };
  if (ends.has(topic)) return { ...id, order_id: Number(order.id) };
  const of = {
    order: { id: Number(order.id), admin_graphql_api_id: `gid://shopify/Order/${order.id}` },
  };
  if (topic === 'returns/decline') {
    const decline = {
      reason: found.decline?.reason.toLowerCase() ?? null,
      note: found.decline?.note ?? null,
    };
    return { ...id, ...of, decline };
  }
  return {
    ...id,
    ...of,
    total_return_line_items: found.lines.length,
    name: found.name,
    return_line_items: found.lines.map((line) => linePayload(shop, order, line)),
    return_shipping_fees: shippingFees(order, found),
    exchange_line_items: exchangeLinesOf(found).map(exchangePayload),
    total_exchange_line_items: exchangeLinesOf(found).length,
  };
}

/** Shopify's sample leaves the list empty; these are the fields of its ExchangeLineItem in REST's manner. */
function exchangePayload(line: ExchangeLineData): object {
  return {
    id: Number(line.id),
    admin_graphql_api_id: `gid://shopify/ExchangeLineItem/${line.id}`,
    quantity: line.quantity,
    variant_id: Number(line.variantId),
    title: line.title,
    variant_title: line.variantTitle,
    sku: line.sku,
  };
}

function linePayload(shop: Shop, order: OrderData, part: ReturnLineData): object {
  return {
    id: Number(part.id),
    admin_graphql_api_id: `gid://shopify/ReturnLineItem/${part.id}`,
    fulfillment_line_item: {
      id: Number(part.fulfillmentLineId),
      admin_graphql_api_id: `gid://shopify/FulfillmentLineItem/${part.fulfillmentLineId}`,
      line_item: {
        id: Number(part.lineId),
        admin_graphql_api_id: `gid://shopify/LineItem/${part.lineId}`,
      },
    },
    quantity: part.quantity,
    return_reason: (findReason(part.reasonId)?.legacy ?? 'UNKNOWN').toLowerCase(),
    return_reason_note: part.reasonNote,
    customer_note: part.customerNote,
    restocking_fee: feePayload(shop, order, part),
  };
}

function feePayload(shop: Shop, order: OrderData, part: ReturnLineData): object | null {
  const line = order.lines.find((one) => one.id === part.lineId);
  if (part.restockingFee === null || line === undefined) return null;
  const { fee } = restockingFee(shop, order, line, part.ordinals, part.restockingFee.percentage);
  return {
    id: Number(part.restockingFee.id),
    admin_graphql_api_id: `gid://shopify/RestockingFee/${part.restockingFee.id}`,
    price: orderMoney(order).set(fee),
  };
}

function shippingFees(order: OrderData, { shippingFee }: ReturnData): object[] {
  if (shippingFee === null) return [];
  return [
    {
      id: Number(shippingFee.id),
      admin_graphql_api_id: `gid://shopify/ReturnShippingFee/${shippingFee.id}`,
      price: orderMoney(order).set(minor(shippingFee.amount, order.presentmentCurrency)),
    },
  ];
}
