import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import { currencyCode } from '#app/kernel/currency.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import { parseHold, parsePaid, parseQuote } from '../case/case-json.ts';
import type { IntentKind, StoredIntent, StoredReturn, StoredUnit } from '../case/stored-return.ts';
import type { DeclineReason, Disposition, ReturnTab } from '../door.ts';
import { policySchema } from '../policy/policy.ts';

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
  currency: string;
  quoted_minor: bigint;
  quote: unknown;
  requested_at: Instant;
  since: Instant;
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

const endedUnpaid = ['declined', 'cancelled'];
const open = ['requested', 'approved', 'in-transit', 'received', 'inspected'];

export async function isOpenReturn(sql: Sql, shopId: bigint, orderId: bigint): Promise<boolean> {
  const rows = await sql`select 1 as one from returns_return
    where shop_id = ${shopId} and order_id = ${orderId} and state = any(${open}::text[]) limit 1`;
  return rows.length > 0;
}

/** Our return that is this one of Shopify's. */
export async function findReturnId(sql: Sql, shopId: bigint, native: ShopifyId): Promise<bigint | null> {
  const [row] = await sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${shopId} and shopify_id = ${native}`;
  return row?.id ?? null;
}

/** Our return of that order, not yet known at Shopify, whose name fits. */
export async function findReturnIdByName(
  sql: Sql,
  shopId: bigint,
  order: ShopifyId,
  fits: (name: string) => boolean,
): Promise<bigint | null> {
  const rows = await sql<{ id: bigint; name: string }>`select id, name from returns_return
    where shop_id = ${shopId} and order_shopify_id = ${order} and shopify_id is null`;
  return rows.find((row) => fits(row.name))?.id ?? null;
}

/** In the order of the ids; those that are not there are absent. One query a table, however many returns. */
export async function loadReturns(sql: Sql, shopId: bigint, ids: readonly bigint[]): Promise<StoredReturn[]> {
  if (ids.length === 0) return [];
  const rows =
    await sql<Row>`select r.id, r.order_id, r.order_shopify_id, r.order_name, r.customer_id, r.name,
      r.state, r.tab, r.outcome, r.policy_version, p.policy, r.currency, r.quoted_minor, r.quote, r.requested_at,
      r.since, r.shopify_id, r.refund_ids, r.hold, r.declined_reason, r.paid
    from returns_return r join returns_policy_version p on p.shop_id = r.shop_id and p.version = r.policy_version
    where r.shop_id = ${shopId} and r.id = any(${ids}::bigint[])
    order by array_position(${ids}::bigint[], r.id)`;
  const parts = await loadParts(sql, shopId, ids);
  return rows.map((row) => ({
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
    policy: policySchema.parse(row.policy),
    currency: currencyCode(row.currency),
    quotedMinor: row.quoted_minor,
    quote: parseQuote(row.quote),
    requestedAt: row.requested_at,
    since: row.since,
    shopifyId: row.shopify_id === null ? null : shopifyId(row.shopify_id),
    refundIds: row.refund_ids.map(shopifyId),
    hold: row.hold === null ? null : parseHold(row.hold),
    declinedReason: row.declined_reason,
    paid: row.paid === null ? null : parsePaid(row.paid),
    ...parts.of(row.id),
  }));
}

async function loadParts(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  const lines = await loadLines(sql, shopId, ids);
  const units = await loadUnits(sql, shopId, ids);
  const words = await sql<{ return_id: bigint; place: string; text: string }>`select return_id, place, text
    from returns_words where shop_id = ${shopId} and return_id = any(${ids}::bigint[])`;
  const steps = await loadSteps(sql, shopId, ids);
  const intents = await loadIntents(sql, shopId, ids);
  const own = <Part extends { return_id: bigint }>(all: readonly Part[], id: bigint) =>
    all.filter((part) => part.return_id === id);
  return {
    of: (id: bigint) => ({
      lines: own(lines, id).map((line) => ({
        position: line.position,
        lineShopifyId: shopifyId(line.line_shopify_id),
        title: line.title,
        variantTitle: line.variant_title,
        sku: line.sku,
        quantity: line.quantity,
        reason: line.reason,
      })),
      units: own(units, id).map(unitOf),
      words: new Map(own(words, id).map(({ place, text }) => [place, text])),
      timeline: own(steps, id).map(({ kind, at, actor, data }) => ({ kind, at, actor, data })),
      intents: own(intents, id).map(({ kind, state, plan, attempts, planned_at: plannedAt }) => ({
        kind,
        state,
        plan,
        attempts,
        plannedAt,
      })),
    }),
  };
}

function loadSteps(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<{ return_id: bigint; kind: string; at: Instant; actor: string; data: Record<string, string> }>`
    select return_id, kind, at, actor, data from returns_step
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, number`;
}

function loadIntents(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<{
    return_id: bigint;
    kind: IntentKind;
    state: StoredIntent['state'];
    plan: unknown;
    attempts: number;
    planned_at: Instant;
  }>`select return_id, kind, state, plan, attempts, planned_at from returns_intent
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[])`;
}

function loadLines(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<{
    return_id: bigint;
    position: number;
    line_shopify_id: bigint;
    title: string;
    variant_title: string | null;
    sku: string | null;
    quantity: number;
    reason: string;
  }>`select return_id, position, line_shopify_id, title, variant_title, sku, quantity, reason from returns_line
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, position`;
}

interface UnitRow {
  return_id: bigint;
  position: number;
  line_shopify_id: bigint;
  ordinal: number;
  fulfillment_shopify_id: bigint;
  held: boolean;
  received_at: Instant | null;
  grade: string | null;
  disposition: Disposition | null;
  paid: boolean;
}

function loadUnits(sql: Sql, shopId: bigint, ids: readonly bigint[]) {
  return sql<UnitRow>`select return_id, position, line_shopify_id, ordinal, fulfillment_shopify_id, held, received_at,
      grade, disposition, paid from returns_unit
    where shop_id = ${shopId} and return_id = any(${ids}::bigint[]) order by return_id, position, ordinal`;
}

function unitOf(row: UnitRow): StoredUnit {
  return {
    position: row.position,
    lineShopifyId: shopifyId(row.line_shopify_id),
    ordinal: row.ordinal,
    fulfillmentShopifyId: shopifyId(row.fulfillment_shopify_id),
    held: row.held,
    receivedAt: row.received_at,
    grade: row.grade,
    disposition: row.disposition,
    paid: row.paid,
  };
}
