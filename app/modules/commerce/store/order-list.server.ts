import type { Instant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import {
  type CustomerId,
  customerId,
  type OrderId,
  orderId,
  type ShopId,
  shopifyId,
} from '#app/kernel/ids.ts';
import { money } from '#app/kernel/money.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { OrderSummary } from '../views.ts';

interface Row {
  id: bigint;
  shopify_id: bigint;
  name: string;
  customer_id: bigint | null;
  currency: string;
  presentment_currency: string;
  total_minor: bigint;
  refunded_minor: bigint;
  total_presentment: bigint;
  refunded_presentment: bigint;
  financial_status: string;
  fulfillment_status: string | null;
  test: boolean;
  processed_at: Instant;
  paid_at: Instant | null;
  cancelled_at: Instant | null;
}

export async function listSummaries(
  sql: Sql,
  shopId: ShopId,
  ids: readonly OrderId[],
): Promise<OrderSummary[]> {
  if (ids.length === 0) return [];
  const rows =
    await sql<Row>`select id, shopify_id, name, customer_id, currency, presentment_currency, total_minor, refunded_minor,
      total_presentment, refunded_presentment, financial_status, fulfillment_status, test, processed_at, paid_at, cancelled_at
    from commerce_order where shop_id = ${shopId} and id = any(${ids}::bigint[]) order by processed_at desc, id desc`;
  return rows.map(summaryOf);
}

export async function listSummariesOfCustomer(
  sql: Sql,
  shopId: ShopId,
  customer: CustomerId,
  limit: number,
): Promise<OrderSummary[]> {
  const rows =
    await sql<Row>`select id, shopify_id, name, customer_id, currency, presentment_currency, total_minor, refunded_minor,
      total_presentment, refunded_presentment, financial_status, fulfillment_status, test, processed_at, paid_at, cancelled_at
    from commerce_order where shop_id = ${shopId} and customer_id = ${customer} and deleted_at is null
    order by processed_at desc, id desc limit ${limit}`;
  return rows.map(summaryOf);
}

/** Of the whole shop, newest first; those of that name ("#1001" or "1001") where one is asked for. */
export async function listLatestSummaries(
  sql: Sql,
  shopId: ShopId,
  { name, limit }: { readonly name: string | null; readonly limit: number },
): Promise<OrderSummary[]> {
  const named = name === null ? null : [name, `#${name}`];
  const rows =
    await sql<Row>`select id, shopify_id, name, customer_id, currency, presentment_currency, total_minor, refunded_minor,
      total_presentment, refunded_presentment, financial_status, fulfillment_status, test, processed_at, paid_at, cancelled_at
    from commerce_order where shop_id = ${shopId} and deleted_at is null
      and (${named}::text[] is null or name = any(${named}::text[]))
    order by processed_at desc, id desc limit ${limit}`;
  return rows.map(summaryOf);
}

function summaryOf(row: Row): OrderSummary {
  const shop = currencyCode(row.currency);
  const seen = currencyCode(row.presentment_currency);
  return {
    id: orderId(row.id),
    shopifyId: shopifyId(row.shopify_id),
    name: row.name,
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    processedAt: row.processed_at,
    paidAt: row.paid_at,
    cancelledAt: row.cancelled_at,
    test: row.test,
    financialStatus: row.financial_status,
    fulfillmentStatus: row.fulfillment_status,
    total: money(row.total_minor, shop),
    refunded: money(row.refunded_minor, shop),
    totalPresentment: money(row.total_presentment, seen),
    refundedPresentment: money(row.refunded_presentment, seen),
  };
}
