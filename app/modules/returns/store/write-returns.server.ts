import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { printCase } from '../case/case-json.ts';
import type { StoredReturn } from '../case/stored-return.ts';
import type { DeclineReason, Disposition, Hold, PaidDetail, ReturnTab } from '../door.ts';
import { dueAtOf } from '../settings/settings.ts';
import { moveListed } from './lists/listed.server.ts';
import { findReturn } from './load-returns.server.ts';
import { readSettings } from './settings.server.ts';

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

/**
 * Of a locked return. `since`: null keeps the moment at which it came into its state. From when on it is overdue in its
 * list follows; once it is sent or over, it no longer expires.
 */
export async function setState(
  tx: Tx,
  id: bigint,
  to: { state: ReturnState; tab: ReturnTab; since: Instant | null },
): Promise<void> {
  const [row] = await tx.sql<{
    since: Instant;
  }>`update returns_return set state = ${to.state}, tab = ${to.tab},
      since = coalesce(${to.since}::timestamptz, since),
      expires_at = case when ${to.state} = 'approved' then expires_at end,
      remind_at = case when ${to.state} = 'approved' then remind_at end
    where shop_id = ${tx.shopId} and id = ${id} returning since`;
  if (row === undefined) return;
  const dueAt = dueAtOf(await readSettings(tx.sql, tx.shopId), to.tab, row.since);
  await tx.sql`update returns_return set due_at = ${dueAt}::timestamptz where shop_id = ${tx.shopId} and id = ${id}`;
}

/** When it expires unless it is sent, and the reminder before. */
export async function setExpiry(
  tx: Tx,
  id: bigint,
  { expiresAt, remindAt }: { expiresAt: Instant | null; remindAt: Instant | null },
): Promise<void> {
  await tx.sql`update returns_return set expires_at = ${expiresAt}::timestamptz, remind_at = ${remindAt}::timestamptz
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** False: it has been reminded of already, or was given another moment. */
export async function reminded(tx: Tx, id: bigint, at: Instant): Promise<boolean> {
  const rows = await tx.sql`update returns_return set remind_at = null
    where shop_id = ${tx.shopId} and id = ${id} and remind_at = ${at} returning 1 as one`;
  return rows.length > 0;
}

export async function setOwner(tx: Tx, id: bigint, owner: string | null): Promise<void> {
  await tx.sql`update returns_return set owner = ${owner} where shop_id = ${tx.shopId} and id = ${id}`;
}

/** `shop`: the same in minor units of the shop's currency. */
export async function setOutcome(
  tx: Tx,
  id: bigint,
  outcome: Outcome,
  quoted: { minor: bigint; shop: bigint; owedShop: bigint },
): Promise<void> {
  await tx.sql`update returns_return set outcome = ${outcome}, quoted_minor = ${quoted.minor},
      quoted_shop_minor = ${quoted.shop}, owed_shop_minor = ${quoted.owedShop}
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

/** They are no longer part of it; nor is a line that has none left. */
export async function removeUnits(
  tx: Tx,
  id: bigint,
  units: readonly { lineShopifyId: ShopifyId; ordinal: number; position: number }[],
): Promise<void> {
  for (const { lineShopifyId, ordinal, position } of units) {
    await tx.sql`delete from returns_unit where shop_id = ${tx.shopId} and return_id = ${id}
      and line_shopify_id = ${lineShopifyId} and ordinal = ${ordinal}`;
    await tx.sql`delete from returns_line
      where shop_id = ${tx.shopId} and return_id = ${id} and position = ${position} and quantity = 1`;
    await tx.sql`update returns_line set quantity = quantity - 1
      where shop_id = ${tx.shopId} and return_id = ${id} and position = ${position}`;
  }
}

/** It no longer holds those that were missing and that nobody has paid for. */
export async function freeMissing(tx: Tx, id: bigint): Promise<void> {
  await tx.sql`update returns_unit set held = false
    where shop_id = ${tx.shopId} and return_id = ${id} and disposition = 'missing' and not paid`;
}

/** Those that were missing are waited for again. */
export async function awaitMissing(tx: Tx, id: bigint): Promise<void> {
  await tx.sql`update returns_unit set disposition = null, grade = null, received_at = null
    where shop_id = ${tx.shopId} and return_id = ${id} and disposition = 'missing'`;
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

/** Shopify's line of what an exchange brings: one for all of a variant. */
export async function linkExchange(
  tx: Tx,
  id: bigint,
  line: { id: ShopifyId; variantShopifyId: ShopifyId | null },
): Promise<void> {
  await tx.sql`update returns_exchange set shopify_id = ${line.id}
    where shop_id = ${tx.shopId} and return_id = ${id} and variant_shopify_id = ${line.variantShopifyId}::bigint`;
}

export async function addRefunds(tx: Tx, id: bigint, refunds: readonly ShopifyId[]): Promise<void> {
  await tx.sql`update returns_return set refund_ids = array(select distinct unnest(refund_ids || ${refunds}::bigint[]) order by 1)
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** What it paid. */
export async function setPaid(
  tx: Tx,
  id: bigint,
  paid: PaidDetail,
  figures: { at: Instant; refundedShop: bigint; creditedShop: bigint; owedShop: bigint },
): Promise<void> {
  await tx.sql`update returns_return set paid = ${printCase(paid)}::jsonb, settled_at = ${figures.at},
      refunded_shop_minor = ${figures.refundedShop}, credited_shop_minor = ${figures.creditedShop},
      owed_shop_minor = ${figures.owedShop}
    where shop_id = ${tx.shopId} and id = ${id}`;
}

/** It paid for every unit that was not missing. */
export async function payUnits(tx: Tx, id: bigint): Promise<void> {
  await tx.sql`update returns_unit set paid = true
    where shop_id = ${tx.shopId} and return_id = ${id} and disposition is distinct from 'missing'`;
}

/** Something was paid for it, or it was decided without money. */
export async function payUnit(
  tx: Tx,
  id: bigint,
  unit: { lineShopifyId: ShopifyId; ordinal: number },
): Promise<void> {
  await tx.sql`update returns_unit set paid = true
    where shop_id = ${tx.shopId} and return_id = ${id} and line_shopify_id = ${unit.lineShopifyId} and ordinal = ${unit.ordinal}`;
}

/** What a customer had is another's now. */
export async function moveCustomer(tx: Tx, from: bigint, into: bigint): Promise<void> {
  await tx.sql`update returns_return set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
  await tx.sql`update returns_photo set customer_id = ${into} where shop_id = ${tx.shopId} and customer_id = ${from}`;
  await tx.sql`update returns_withdrawal set customer_id = ${into}
    where shop_id = ${tx.shopId} and customer_id = ${from}`;
  await moveListed(tx.sql, tx.shopId, from, into);
}
