import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { parseHold, parsePaid, parseQuote, parseTerms } from '../case/case-json.ts';
import type { StoredReturn } from '../case/stored-return.ts';
import { termsOfOld } from '../case/terms-of-old.ts';
import type { DeclineReason, ReturnOrigin, ReturnTab } from '../door.ts';
import { policySchema } from '../policy/policy.ts';
import { loadParts } from './load-parts.server.ts';

interface Row {
  id: bigint;
  order_id: bigint;
  order_shopify_id: bigint;
  order_name: string;
  customer_id: bigint | null;
  name: string;
  state: ReturnState;
  tab: ReturnTab;
  outcome: Outcome;
  policy_version: number;
  policy: unknown;
  origin: ReturnOrigin;
  terms: unknown;
  currency: string;
  quoted_minor: bigint;
  quote: unknown;
  requested_at: Instant;
  since: Instant;
  due_at: Instant | null;
  expires_at: Instant | null;
  owner: string | null;
  unread: boolean;
  first: boolean;
  quoted_shop_minor: bigint;
  shopify_id: bigint | null;
  refund_ids: bigint[];
  hold: unknown;
  declined_reason: DeclineReason | null;
  paid: unknown;
}

/** Null: no such return in this shop. */
export async function findReturn(sql: Sql, shopId: bigint, id: bigint): Promise<StoredReturn | null> {
  return (await loadReturns(sql, shopId, [id]))[0] ?? null;
}

/** The order's returns, newest first: all that have units of it, and the latest hundred of those that gave them back. */
export async function listReturnsOfOrder(sql: Sql, shopId: bigint, orderId: bigint): Promise<StoredReturn[]> {
  const rows = await sql<{ id: bigint }>`
    with ended as (
      select id from returns_return where shop_id = ${shopId} and order_id = ${orderId}
        and state = any(${endedUnpaid}::text[]) order by number desc limit 100
    )
    select id from returns_return where shop_id = ${shopId} and order_id = ${orderId}
      and (state <> all(${endedUnpaid}::text[]) or id in (select id from ended)) order by number desc`;
  return loadReturns(
    sql,
    shopId,
    rows.map((row) => row.id),
  );
}

const endedUnpaid = ['declined', 'cancelled', 'expired'];
const open = ['requested', 'approved', 'in-transit', 'received', 'inspected'];

export async function isOpenReturn(sql: Sql, shopId: bigint, orderId: bigint): Promise<boolean> {
  const rows = await sql`select 1 as one from returns_return
    where shop_id = ${shopId} and order_id = ${orderId} and state = any(${open}::text[]) limit 1`;
  return rows.length > 0;
}

/** Those of these orders with an open return. */
export async function listOrdersWithOpenReturn(
  sql: Sql,
  shopId: bigint,
  orderIds: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  const rows = await sql<{ order_id: bigint }>`select distinct order_id from returns_return
    where shop_id = ${shopId} and order_id = any(${orderIds}::bigint[]) and state = any(${open}::text[])`;
  return new Set(rows.map((row) => row.order_id));
}

/** Our return that is this one of Shopify's. */
export async function findReturnId(sql: Sql, shopId: bigint, native: ShopifyId): Promise<bigint | null> {
  const [row] = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and shopify_id = ${native}`;
  return row?.id ?? null;
}

/**
 * Our return that is this one of Shopify's, or whose name fits and that is not known there yet. One statement sees both:
 * between two, its making could be recorded, and neither would find it.
 */
export async function findOurs(
  sql: Sql,
  shopId: bigint,
  native: { readonly id: ShopifyId; readonly orderShopifyId: ShopifyId },
  fits: (name: string) => boolean,
): Promise<{ readonly id: bigint; readonly isRecorded: boolean } | null> {
  const rows = await sql<{
    id: bigint;
    name: string;
    shopify_id: bigint | null;
  }>`select id, name, shopify_id from returns_return
    where shop_id = ${shopId} and (shopify_id = ${native.id}
      or (order_shopify_id = ${native.orderShopifyId} and shopify_id is null))`;
  const found = rows.find((row) => row.shopify_id !== null) ?? rows.find((row) => fits(row.name));
  return found === undefined ? null : { id: found.id, isRecorded: found.shopify_id !== null };
}

/** In the order of the ids; those that are not there are absent. One query a table, however many returns. */
async function loadReturns(sql: Sql, shopId: bigint, ids: readonly bigint[]): Promise<StoredReturn[]> {
  if (ids.length === 0) return [];
  const rows =
    await sql<Row>`select r.id, r.order_id, r.order_shopify_id, r.order_name, r.customer_id, r.name,
      r.state, r.tab, r.outcome, r.policy_version, p.policy, r.currency, r.quoted_minor, r.quote, r.requested_at,
      r.since, r.origin, r.terms, r.due_at, r.expires_at, r.owner, r.unread, r.first, r.quoted_shop_minor, r.shopify_id,
      r.refund_ids, r.hold, r.declined_reason, r.paid
    from returns_return r join returns_policy_version p on p.shop_id = r.shop_id and p.version = r.policy_version
    where r.shop_id = ${shopId} and r.id = any(${ids}::bigint[])
    order by array_position(${ids}::bigint[], r.id)`;
  const parts = await loadParts(sql, shopId, ids);
  return rows.map((row) => returnOf(row, parts.of(row.id)));
}

type Parts = ReturnType<Awaited<ReturnType<typeof loadParts>>['of']>;

function returnOf(row: Row, parts: Parts): StoredReturn {
  const policy = policySchema.parse(row.policy);
  const reasons = parts.lines.map((line) => line.reason);
  return {
    id: row.id,
    orderId: row.order_id,
    orderShopifyId: shopifyId(row.order_shopify_id),
    orderName: row.order_name,
    customerId: row.customer_id,
    name: row.name,
    state: row.state,
    tab: row.tab,
    outcome: row.outcome,
    policyVersion: row.policy_version,
    policy,
    origin: row.origin,
    terms: row.terms === null ? termsOfOld(policy, reasons) : parseTerms(row.terms),
    currency: currencyCode(row.currency),
    quotedMinor: row.quoted_minor,
    quote: parseQuote(row.quote),
    requestedAt: row.requested_at,
    since: row.since,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    owner: row.owner,
    unread: row.unread,
    first: row.first,
    quotedShopMinor: row.quoted_shop_minor,
    shopifyId: row.shopify_id === null ? null : shopifyId(row.shopify_id),
    refundIds: row.refund_ids.map(shopifyId),
    hold: row.hold === null ? null : parseHold(row.hold),
    declinedReason: row.declined_reason,
    paid: row.paid === null ? null : parsePaid(row.paid),
    ...parts,
  };
}
