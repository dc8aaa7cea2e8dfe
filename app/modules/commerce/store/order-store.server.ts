import type { Instant } from '#app/kernel/calendar.ts';
import { customerId, orderId, type ShopId, type ShopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { FinancialStatus, OrderSnapshot } from '../order.ts';
import { orderFromJson, orderToJson } from '../orders/order-json.ts';
import { orderSign } from '../reconciliation/order-sign.ts';
import { isValidOrder } from '../remaining.ts';
import type { OrderView } from '../views.ts';

/** An order's row, locked for the rest of the transaction. */
export interface MirroredOrder extends OrderView {
  readonly readSeq: bigint;
}

interface Row {
  id: bigint;
  customer_id: bigint | null;
  snapshot: unknown;
  revision: number;
  read_seq: bigint;
  deleted_at: Instant | null;
}

/** A number larger than every one drawn before, across all processes. Drawn before a read begins. */
export async function drawReadSeq(sql: Sql): Promise<bigint> {
  const [row] = await sql<{ seq: bigint }>`select nextval('commerce_read_seq') as seq`;
  if (row === undefined) throw new Error('The sequence gave no number');
  return row.seq;
}

export async function lockOrder(sql: Sql, shopId: ShopId, id: ShopifyId): Promise<MirroredOrder | null> {
  const [row] =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and shopify_id = ${id} for update`;
  return row === undefined ? null : { ...viewOf(row), readSeq: row.read_seq };
}

export async function findOrder(sql: Sql, shopId: ShopId, id: bigint): Promise<OrderView | null> {
  const [row] =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and id = ${id}`;
  return row === undefined ? null : viewOf(row);
}

export async function findOrderByShopifyId(
  sql: Sql,
  shopId: ShopId,
  id: ShopifyId,
): Promise<OrderView | null> {
  const [row] =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and shopify_id = ${id}`;
  return row === undefined ? null : viewOf(row);
}

/** Orders processed in [from, before) with an id above `after`, by id. */
export async function listOrdersProcessed(
  sql: Sql,
  shopId: ShopId,
  page: { from: Instant; before: Instant; after: bigint | null; limit: number },
): Promise<OrderView[]> {
  const rows =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and processed_at >= ${page.from} and processed_at < ${page.before}
      and id > ${page.after ?? 0n} and deleted_at is null
    order by id limit ${page.limit}`;
  return rows.map(viewOf);
}

/** Whole orders of these customers, processed since `from`; null: all of them. */
export async function listOrdersOfCustomers(
  sql: Sql,
  shopId: ShopId,
  customers: readonly bigint[],
  from: Instant | null,
): Promise<OrderView[]> {
  const rows =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and customer_id = any(${customers}::bigint[])
      and processed_at >= coalesce(${from}::timestamptz, '-infinity') and deleted_at is null
    order by processed_at, id`;
  return rows.map(viewOf);
}

/** Customers who have orders, by id. */
export async function listBuyers(
  sql: Sql,
  shopId: ShopId,
  { after, limit }: { readonly after: bigint | null; readonly limit: number },
): Promise<bigint[]> {
  const rows = await sql<{ id: bigint }>`select c.id from commerce_customer c
    where c.shop_id = ${shopId} and c.id > ${after ?? 0n} and exists (
      select 1 from commerce_order o where o.shop_id = ${shopId} and o.customer_id = c.id)
    order by c.id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Customers with a valid order, by id, with how many they have. */
export async function listValidBuyers(
  sql: Sql,
  shopId: ShopId,
  { after, limit }: { readonly after: bigint | null; readonly limit: number },
): Promise<{ customerId: bigint; orders: number }[]> {
  const rows = await sql<{ id: bigint; valid_count: number }>`select id, valid_count from commerce_customer
    where shop_id = ${shopId} and id > ${after ?? 0n} and valid_count > 0 and merged_into_id is null
    order by id limit ${limit}`;
  return rows.map((row) => ({ customerId: row.id, orders: row.valid_count }));
}

/** Whole orders of a customer, newest first. */
export async function listOrdersOfCustomer(
  sql: Sql,
  shopId: ShopId,
  customer: bigint,
  limit: number,
): Promise<OrderView[]> {
  const rows =
    await sql<Row>`select id, customer_id, snapshot, revision, read_seq, deleted_at from commerce_order
    where shop_id = ${shopId} and customer_id = ${customer} and deleted_at is null
    order by processed_at desc, id desc limit ${limit}`;
  return rows.map(viewOf);
}

/** Null: another transaction inserted it first. */
export async function insertOrder(
  sql: Sql,
  shopId: ShopId,
  order: OrderSnapshot,
  known: { customerId: bigint | null; readSeq: bigint; emailIndex: Uint8Array | null },
): Promise<bigint | null> {
  const { totals } = order;
  const [row] = await sql<{ id: bigint }>`
    insert into commerce_order (shop_id, shopify_id, name, customer_id, currency, presentment_currency, total_minor,
      refunded_minor, total_presentment, refunded_presentment, financial_status, fulfillment_status, test, valid,
      processed_at, paid_at, cancelled_at, updated_at, read_seq, email_index, snapshot)
    values (${shopId}, ${order.shopifyId}, ${order.name}, ${known.customerId}, ${order.currency},
      ${order.presentmentCurrency}, ${totals.total.shop.minor}, ${totals.refunded.shop.minor},
      ${totals.total.presentment.minor}, ${totals.refunded.presentment.minor}, ${order.financialStatus},
      ${order.fulfillmentStatus}, ${order.test}, ${isValidOrder(order)}, ${order.processedAt}, ${paidAtOf(order)}, ${order.cancelledAt},
      ${order.updatedAt}, ${known.readSeq}, ${known.emailIndex}::bytea, ${JSON.stringify(orderToJson(order))}::jsonb)
    on conflict (shop_id, shopify_id) do nothing returning id`;
  return row?.id ?? null;
}

export async function updateOrder(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  order: OrderSnapshot,
  known: { customerId: bigint | null; readSeq: bigint; revision: number },
): Promise<void> {
  const { totals } = order;
  await sql`
    update commerce_order set name = ${order.name}, customer_id = ${known.customerId}, total_minor = ${totals.total.shop.minor},
      refunded_minor = ${totals.refunded.shop.minor}, total_presentment = ${totals.total.presentment.minor},
      refunded_presentment = ${totals.refunded.presentment.minor}, financial_status = ${order.financialStatus},
      fulfillment_status = ${order.fulfillmentStatus}, test = ${order.test}, valid = ${isValidOrder(order)}, processed_at = ${order.processedAt},
      paid_at = ${paidAtOf(order)}, cancelled_at = ${order.cancelledAt}, updated_at = ${order.updatedAt},
      read_seq = ${known.readSeq}, revision = ${known.revision}, deleted_at = null,
      snapshot = ${JSON.stringify(orderToJson(order))}::jsonb
    where shop_id = ${shopId} and id = ${id}`;
}

/** By which address it can be found. Once that has been erased, it stays erased. */
export async function noteEmail(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  emailIndex: Uint8Array | null,
): Promise<void> {
  await sql`update commerce_order set email_index = ${emailIndex}::bytea
    where shop_id = ${shopId} and id = ${id} and email_index is distinct from ${emailIndex}::bytea
      and email_index is distinct from ''::bytea`;
}

/** A read found what we hold: later answers of earlier reads no longer count. */
export async function noteRead(sql: Sql, shopId: ShopId, id: bigint, readSeq: bigint): Promise<void> {
  await sql`update commerce_order set read_seq = ${readSeq} where shop_id = ${shopId} and id = ${id} and read_seq < ${readSeq}`;
}

export async function markOrderDeleted(sql: Sql, shopId: ShopId, id: bigint, at: Instant): Promise<boolean> {
  const rows = await sql`update commerce_order set deleted_at = ${at}, revision = revision + 1
    where shop_id = ${shopId} and id = ${id} and deleted_at is null returning 1 as one`;
  return rows.length > 0;
}

/** Which of these Shopify ids we hold with at least this change time. */
export async function listKnownChanges(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<bigint, Instant>> {
  const rows = await sql<{
    shopify_id: bigint;
    updated_at: Instant;
  }>`select shopify_id, updated_at from commerce_order
    where shop_id = ${shopId} and shopify_id = any(${ids}::bigint[])`;
  return new Map(rows.map((row) => [row.shopify_id, row.updated_at]));
}

/** The sign of each of these orders, as we hold it. */
export async function listOrderSigns(
  sql: Sql,
  shopId: ShopId,
  ids: readonly ShopifyId[],
): Promise<Map<bigint, string>> {
  const rows = await sql<{
    shopify_id: bigint;
    financial_status: FinancialStatus;
    refunded_presentment: bigint;
    cancelled: boolean;
  }>`select shopify_id, financial_status, refunded_presentment, cancelled_at is not null as cancelled from commerce_order
    where shop_id = ${shopId} and shopify_id = any(${ids}::bigint[])`;
  const signOf = (row: (typeof rows)[number]) =>
    orderSign({
      financialStatus: row.financial_status,
      refunded: row.refunded_presentment,
      cancelled: row.cancelled,
    });
  return new Map(rows.map((row) => [row.shopify_id, signOf(row)]));
}

function viewOf(row: Row): MirroredOrder {
  return {
    id: orderId(row.id),
    customerId: row.customer_id === null ? null : customerId(row.customer_id),
    snapshot: orderFromJson(row.snapshot),
    revision: row.revision,
    readSeq: row.read_seq,
    deletedAt: row.deleted_at,
  };
}

const paidAtOf = (order: OrderSnapshot) => (order.paidAt.known ? order.paidAt.at : null);
