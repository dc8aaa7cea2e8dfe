import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { printCase } from '../case/case-json.ts';
import type { StoredReturn } from '../case/stored-return.ts';
import type { ChosenLine } from '../decisions/choose-units.ts';
import type { DeclineReason, Disposition, Hold, PaidDetail, Quote, ReturnTab } from '../door.ts';
import { findReturn } from './load-returns.server.ts';

/** Requests about one order wait here for each other, until the transaction ends. */
export async function lockOrder(tx: Tx, orderId: bigint): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`returns:${tx.shopId}:${orderId}`}, 0))`;
}

/** Moves of one return wait here for each other. Null: no such return in this shop. */
export async function lockReturn(tx: Tx, id: bigint): Promise<StoredReturn | null> {
  const rows =
    await tx.sql`select 1 from returns_return where shop_id = ${tx.shopId} and id = ${id} for no key update`;
  return rows.length === 0 ? null : findReturn(tx.sql, tx.shopId, id);
}

export async function findIdByKey(tx: Tx, orderId: bigint, key: string): Promise<bigint | null> {
  const [row] = await tx.sql<{ id: bigint }>`select id from returns_return
    where shop_id = ${tx.shopId} and order_id = ${orderId} and key = ${key}`;
  return row?.id ?? null;
}

export interface NewReturnRow {
  readonly orderId: bigint;
  readonly orderShopifyId: ShopifyId;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly key: string;
  readonly outcome: Outcome;
  readonly policyVersion: number;
  readonly currency: string;
  readonly quotedMinor: bigint;
  readonly quote: Quote;
  readonly at: Instant;
  readonly lines: readonly ChosenLine[];
}

/** Writes a return with its lines, its units and the shopper's words. The order is locked. */
export async function insertReturn(tx: Tx, row: NewReturnRow): Promise<{ id: bigint; name: string }> {
  const [made] = await tx.sql<{ id: bigint; name: string }>`
    insert into returns_return (shop_id, order_id, order_shopify_id, order_name, customer_id, number, name, key, state, tab,
      outcome, policy_version, currency, quoted_minor, quote, requested_at, since)
    select ${tx.shopId}, ${row.orderId}, ${row.orderShopifyId}, ${row.orderName}, ${row.customerId}::bigint, n,
      ${row.orderName}::text || '-R' || n, ${row.key}, 'requested', 'to-review', ${row.outcome}, ${row.policyVersion},
      ${row.currency}, ${row.quotedMinor}, ${printCase(row.quote)}::jsonb, ${row.at}, ${row.at}
    from (select coalesce(max(number), 0) + 1 as n from returns_return
      where shop_id = ${tx.shopId} and order_id = ${row.orderId}) as next
    returning id, name`;
  if (made === undefined) throw new Error('The return was not written');
  for (const [position, line] of row.lines.entries())
    await insertLine(tx, made.id, row.orderId, position, line);
  return made;
}

async function insertLine(tx: Tx, id: bigint, orderId: bigint, position: number, chosen: ChosenLine) {
  const { line, reason, units, note } = chosen;
  await tx.sql`insert into returns_line (shop_id, return_id, position, line_shopify_id, title, variant_title, sku, quantity, reason)
    values (${tx.shopId}, ${id}, ${position}, ${line.shopifyId}, ${line.title}, ${line.variantTitle}, ${line.sku},
      ${units.length}, ${reason.id})`;
  await tx.sql`insert into returns_unit (shop_id, return_id, line_shopify_id, ordinal, position, order_id, fulfillment_shopify_id)
    select ${tx.shopId}, ${id}, ${line.shopifyId}, ordinal, ${position}, ${orderId}, fulfillment
    from unnest(${units.map((unit) => unit.ordinal)}::int[], ${units.map((unit) => unit.fulfillmentShopifyId)}::bigint[])
      as u(ordinal, fulfillment)`;
  if (note !== '') await keepWords(tx, id, `line:${position}`, note);
}

export async function keepWords(tx: Tx, id: bigint, place: string, text: string): Promise<void> {
  await tx.sql`insert into returns_words (shop_id, return_id, place, text) values (${tx.shopId}, ${id}, ${place}, ${text})
    on conflict (shop_id, return_id, place) do update set text = excluded.text`;
}

/** The next entry of a locked return's own timeline. */
export async function addStep(
  tx: Tx,
  id: bigint,
  step: { kind: string; at: Instant; actor: string; data?: Record<string, string> },
): Promise<void> {
  await tx.sql`with next as (
      update returns_return set steps = steps + 1 where shop_id = ${tx.shopId} and id = ${id} returning steps)
    insert into returns_step (shop_id, return_id, number, kind, at, actor, data)
    select ${tx.shopId}, ${id}, steps, ${step.kind}, ${step.at}, ${step.actor}, ${JSON.stringify(step.data ?? {})}::jsonb from next`;
}

/** `since`: null keeps the moment at which it came into its state. */
export async function setState(
  tx: Tx,
  id: bigint,
  to: { state: ReturnState; tab: ReturnTab; since: Instant | null },
): Promise<void> {
  await tx.sql`update returns_return set state = ${to.state}, tab = ${to.tab}, since = coalesce(${to.since}::timestamptz, since)
    where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function setOutcome(tx: Tx, id: bigint, outcome: Outcome, quotedMinor: bigint): Promise<void> {
  await tx.sql`update returns_return set outcome = ${outcome}, quoted_minor = ${quotedMinor}
    where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function setHold(tx: Tx, id: bigint, hold: Hold | null): Promise<void> {
  await tx.sql`update returns_return set hold = ${hold === null ? null : printCase({ ...hold, since: hold.since.toString() })}::jsonb
    where shop_id = ${tx.shopId} and id = ${id}`;
}

export async function setDeclined(tx: Tx, id: bigint, reason: DeclineReason): Promise<void> {
  await tx.sql`update returns_return set declined_reason = ${reason} where shop_id = ${tx.shopId} and id = ${id}`;
}

/** It holds none of its units any longer. */
export async function freeUnits(tx: Tx, id: bigint): Promise<void> {
  await tx.sql`update returns_unit set held = false where shop_id = ${tx.shopId} and return_id = ${id}`;
}

/** What was seen of one unit. */
export async function setUnit(
  tx: Tx,
  id: bigint,
  unit: { lineShopifyId: ShopifyId; ordinal: number },
  seen: { receivedAt: Instant | null; grade: string | null; disposition: Disposition | null },
): Promise<void> {
  await tx.sql`update returns_unit set received_at = ${seen.receivedAt}, grade = ${seen.grade}, disposition = ${seen.disposition}
    where shop_id = ${tx.shopId} and return_id = ${id} and line_shopify_id = ${unit.lineShopifyId} and ordinal = ${unit.ordinal}`;
}

export async function linkToShopify(tx: Tx, id: bigint, shopifyId: ShopifyId): Promise<void> {
  await tx.sql`update returns_return set shopify_id = ${shopifyId} where shop_id = ${tx.shopId} and id = ${id}`;
  await tx.sql`delete from returns_native where shop_id = ${tx.shopId} and shopify_id = ${shopifyId}`;
}

export async function addRefunds(tx: Tx, id: bigint, refunds: readonly ShopifyId[]): Promise<void> {
  await tx.sql`update returns_return set refund_ids = array(select distinct unnest(refund_ids || ${refunds}::bigint[]) order by 1)
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** What it paid, which is for every unit that was not missing. */
export async function setPaid(
  tx: Tx,
  id: bigint,
  paid: PaidDetail,
  figures: { at: Instant; refundedShop: bigint; creditedShop: bigint },
): Promise<void> {
  await tx.sql`update returns_return set paid = ${printCase(paid)}::jsonb, settled_at = ${figures.at},
      refunded_shop_minor = ${figures.refundedShop}, credited_shop_minor = ${figures.creditedShop}
    where shop_id = ${tx.shopId} and id = ${id}`;
  await tx.sql`update returns_unit set paid = true
    where shop_id = ${tx.shopId} and return_id = ${id} and disposition is distinct from 'missing'`;
}

export async function moveCustomer(sql: Sql, shopId: bigint, from: bigint, into: bigint): Promise<void> {
  await sql`update returns_return set customer_id = ${into} where shop_id = ${shopId} and customer_id = ${from}`;
}

export async function eraseWordsOf(sql: Sql, shopId: bigint, customerId: bigint): Promise<void> {
  await sql`delete from returns_words w using returns_return r
    where r.shop_id = w.shop_id and r.id = w.return_id and w.shop_id = ${shopId} and r.customer_id = ${customerId}`;
}
