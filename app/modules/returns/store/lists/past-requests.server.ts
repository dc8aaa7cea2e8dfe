import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { HeldUnit } from '../../decisions/units-left.ts';
import type { ReturnOrigin } from '../../views.ts';

export interface ReturnThen {
  readonly id: bigint;
  readonly orderId: bigint;
  readonly customerId: bigint | null;
  readonly requestedAt: Instant;
  readonly state: ReturnState;
  readonly origin: ReturnOrigin;
  readonly outcome: Outcome;
  readonly currency: string;
  readonly refundIds: readonly ShopifyId[];
}

/** Orders of which something was asked for in a span, withdrawals included. */
export async function listOrdersAskedFor(
  sql: Sql,
  shopId: bigint,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<bigint[]> {
  const rows = await sql<{ order_id: bigint }>`select distinct order_id from returns_return
    where shop_id = ${shopId} and requested_at >= ${span.from} and requested_at <= ${span.to}`;
  return rows.map((row) => row.order_id);
}

/** Every return of these orders, oldest first. */
export async function listReturnsThen(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<ReturnThen[]> {
  const rows = await sql<{
    id: bigint;
    order_id: bigint;
    customer_id: bigint | null;
    requested_at: Instant;
    state: ReturnState;
    origin: ReturnOrigin;
    outcome: Outcome;
    currency: string;
    refund_ids: bigint[];
  }>`select id, order_id, customer_id, requested_at, state, origin, outcome, currency, refund_ids from returns_return
    where shop_id = ${shopId} and order_id = any(${orderIds}::bigint[]) order by requested_at, id`;
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    customerId: row.customer_id,
    requestedAt: row.requested_at,
    state: row.state,
    origin: row.origin,
    outcome: row.outcome,
    currency: row.currency,
    refundIds: row.refund_ids.map(shopifyId),
  }));
}

export interface LineThen {
  readonly returnId: bigint;
  readonly position: number;
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
  readonly reason: string;
}

export async function listLinesThen(
  sql: Sql,
  shopId: bigint,
  returnIds: readonly bigint[],
): Promise<LineThen[]> {
  const rows = await sql<{
    return_id: bigint;
    position: number;
    line_shopify_id: bigint;
    quantity: number;
    reason: string;
  }>`select return_id, position, line_shopify_id, quantity, reason from returns_line
    where shop_id = ${shopId} and return_id = any(${returnIds}::bigint[]) order by return_id, position`;
  return rows.map((row) => ({
    returnId: row.return_id,
    position: row.position,
    lineShopifyId: shopifyId(row.line_shopify_id),
    quantity: row.quantity,
    reason: row.reason,
  }));
}

export async function listItemsThen(
  sql: Sql,
  shopId: bigint,
  returnIds: readonly bigint[],
): Promise<
  {
    readonly returnId: bigint;
    readonly position: number;
    readonly quantity: number;
    readonly listMinor: bigint;
  }[]
> {
  const rows = await sql<{ return_id: bigint; position: number; quantity: number; list_minor: bigint }>`
    select return_id, position, quantity, list_minor from returns_exchange
    where shop_id = ${shopId} and return_id = any(${returnIds}::bigint[]) order by return_id, position, variant_shopify_id`;
  return rows.map((row) => ({
    returnId: row.return_id,
    position: row.position,
    quantity: row.quantity,
    listMinor: row.list_minor,
  }));
}

/** Units that returns of these orders hold now. A missing unit was not processed. */
export async function listHeldThen(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<(HeldUnit & { readonly returnId: bigint })[]> {
  const rows = await sql<{
    return_id: bigint;
    line_shopify_id: bigint;
    ordinal: number;
    fulfillment_shopify_id: bigint;
    processed: boolean;
  }>`
    select u.return_id, u.line_shopify_id, u.ordinal, u.fulfillment_shopify_id,
      (u.disposition is distinct from 'missing' or u.paid) and (r.state = 'settled' or exists (select 1 from returns_intent i
        where i.shop_id = u.shop_id and i.return_id = u.return_id and i.kind = 'process' and i.state = 'done')) as processed
    from returns_unit u join returns_return r on r.shop_id = u.shop_id and r.id = u.return_id
    where u.shop_id = ${shopId} and u.order_id = any(${orderIds}::bigint[]) and u.held
    order by u.return_id, u.line_shopify_id, u.ordinal`;
  return rows.map((row) => ({
    returnId: row.return_id,
    lineShopifyId: shopifyId(row.line_shopify_id),
    ordinal: row.ordinal,
    fulfillmentShopifyId: shopifyId(row.fulfillment_shopify_id),
    standing: row.processed ? 'processed' : 'waiting',
  }));
}
