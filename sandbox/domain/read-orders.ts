import { decimal } from '../money/amount.ts';
import { currentQuantity, fulfillableUnits } from '../money/order-lines.ts';
import { orderTotals, refundedByTender } from '../money/order-totals.ts';
import type { Reader } from '../state/database.ts';
import { findDocument } from '../state/documents.ts';
import {
  type FinancialStatus,
  type FulfillmentStatus,
  financialStatus,
  fulfillmentStatus,
} from './order-status.ts';
import { Refusal } from './refusal.ts';
import { exchangeLinesOf, returnsOf } from './returns/return-parts.ts';
import type { ReturnStatus } from './returns/types.ts';
import type { Decimal, Id, OrderData, Shop, Tender } from './types.ts';

/** An order as stories and the admin look at it; amounts in its presentment currency. */
export interface OrderSummary {
  id: Id;
  name: string;
  financialStatus: FinancialStatus;
  fulfillmentStatus: FulfillmentStatus;
  cancelled: boolean;
  currency: string;
  total: Decimal;
  currentTotal: Decimal;
  received: Decimal;
  outstanding: Decimal;
  /** Refunds that gave money or took units; `byTransaction` by means of payment. */
  refunds: { count: number; total: Decimal; byTransaction: Partial<Record<Tender, Decimal>> };
  lines: {
    id: Id;
    sku: string;
    title: string;
    quantity: number;
    currentQuantity: number;
    fulfillable: number;
  }[];
  /** Oldest first; units that come back, and those that go out, by SKU. */
  returns: {
    id: Id;
    name: string;
    status: ReturnStatus;
    lines: Record<string, number>;
    exchange: Record<string, number>;
  }[];
  /** Mails that asked the buyer to pay. */
  invoices: NonNullable<OrderData['invoices']>;
}

/** The order; refused (`not-found`) when there is none. */
export async function getOrder(on: Reader, shop: Shop, id: Id): Promise<OrderData> {
  const order = await findDocument(on, shop, 'order', id);
  if (order === null) throw new Refusal('not-found', `There is no order ${id}.`);
  return order;
}

/** The order called "#1001", or null. */
export async function findOrderByName(on: Reader, shop: Shop, name: string): Promise<OrderData | null> {
  const rows = await on.query<{ data: OrderData }>(
    "select data from resource where shop = $1 and kind = 'order' and name = $2",
    [shop.domain, name],
  );
  return rows[0]?.data ?? null;
}

export async function orderSummary(on: Reader, shop: Shop, id: Id): Promise<OrderSummary> {
  return summaryOf(await getOrder(on, shop, id));
}

export function summaryOf(order: OrderData): OrderSummary {
  const print = (amount: bigint) => decimal(amount, order.presentmentCurrency);
  const totals = orderTotals(order);
  const byTransaction: Partial<Record<Tender, Decimal>> = {};
  const tenders: Tender[] = ['card', 'giftCard', 'storeCredit', 'manual'];
  const back = refundedByTender(order);
  for (const tender of tenders) {
    const amount = back[tender];
    if (amount !== undefined) byTransaction[tender] = print(amount);
  }
  return {
    id: order.id,
    name: order.name,
    financialStatus: financialStatus(order),
    fulfillmentStatus: fulfillmentStatus(order),
    cancelled: order.cancelledAt !== null,
    currency: order.presentmentCurrency,
    total: print(totals.total),
    currentTotal: print(totals.currentTotal),
    received: print(totals.received),
    outstanding: print(totals.outstanding),
    refunds: {
      count: order.refunds.filter((refund) => !refund.fromEdit).length,
      total: print(totals.refunded),
      byTransaction,
    },
    lines: order.lines.map((line) => ({
      id: line.id,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      currentQuantity: currentQuantity(order, line),
      fulfillable: fulfillableUnits(order, line),
    })),
    returns: returnsOf(order).map((one) => ({
      id: one.id,
      name: one.name,
      status: one.status,
      lines: unitsBySku(order, one.lines),
      exchange: unitsBySku(order, exchangeLinesOf(one)),
    })),
    invoices: order.invoices ?? [],
  };
}

function unitsBySku(
  order: OrderData,
  parts: readonly { lineId?: Id; sku?: string; quantity: number }[],
): Record<string, number> {
  const units: Record<string, number> = {};
  for (const part of parts) {
    const sku = part.sku ?? order.lines.find((line) => line.id === part.lineId)?.sku ?? 'unknown';
    units[sku] = (units[sku] ?? 0) + part.quantity;
  }
  return units;
}
