import type { Instant } from '#app/kernel/calendar.ts';
import { type ShopifyId, shopifyId } from '#app/kernel/ids.ts';
import type { Sql, Tx } from '#app/kernel/transaction.ts';
import { printCase } from '../case/case-json.ts';
import type { IntentKind, StoredIntent } from '../case/stored-return.ts';

/**
 * Decides a write; one that was refused or is void is decided anew, `again` also one that was done. `idempotency`: the
 * key of a call that takes one; decided anew, it is another call and has another key.
 */
export async function planIntent(
  tx: Tx,
  returnId: bigint,
  intent: { kind: IntentKind; plan: unknown; at: Instant; again?: boolean; idempotency?: string },
): Promise<void> {
  await tx.sql`insert into returns_intent as i (shop_id, return_id, kind, plan, planned_at, idempotency)
    values (${tx.shopId}, ${returnId}, ${intent.kind}, ${printCase(intent.plan)}::jsonb, ${intent.at},
      ${intent.idempotency ?? null})
    on conflict (shop_id, return_id, kind) do update set plan = excluded.plan, state = 'waiting', attempts = 0,
      planned_at = excluded.planned_at, claim = null, claimed_until = null, idempotency = excluded.idempotency
    where i.state in ('refused', 'void') or (i.state = 'done' and ${intent.again === true}::boolean)`;
}

/** What nobody has begun to write needs not be written. False: somebody has. */
export async function voidUnbegun(tx: Tx, returnId: bigint, kind: IntentKind): Promise<boolean> {
  const rows = await tx.sql`update returns_intent set state = 'void'
    where shop_id = ${tx.shopId} and return_id = ${returnId} and kind = ${kind} and state = 'waiting' and attempts = 0
    returning 1 as one`;
  return rows.length > 0;
}

export async function voidWaiting(tx: Tx, returnId: bigint): Promise<void> {
  await tx.sql`update returns_intent set state = 'void'
    where shop_id = ${tx.shopId} and return_id = ${returnId} and state in ('waiting', 'refused')`;
}

/** What gives an order's money back. */
const paying = ['process', 'refund'] satisfies IntentKind[];

/**
 * Takes a waiting intent for 20 seconds of real time, longer than one call may take, and counts the attempt before
 * anything is sent. Of one order's returns one is paid at a time: from before it is asked what is left of the payments
 * until what it gave back is recorded. Null: somebody else has it or pays, or it no longer waits. The order is locked.
 */
export async function claimIntent(
  tx: Tx,
  { returnId, orderId, kind, claim }: { returnId: bigint; orderId: bigint; kind: IntentKind; claim: string },
): Promise<StoredIntent | null> {
  const [row] = await tx.sql<{
    plan: unknown;
    attempts: number;
    planned_at: Instant;
    idempotency: string | null;
  }>`
    update returns_intent i set claim = ${claim}, claimed_until = clock_timestamp() + interval '20 seconds', attempts = attempts + 1
    where shop_id = ${tx.shopId} and return_id = ${returnId} and kind = ${kind} and state = 'waiting'
      and (claimed_until is null or claimed_until < clock_timestamp())
      and (kind <> all(${paying}::text[]) or plan ? 'fixed' or not exists (
        select from returns_return r join returns_intent other on other.shop_id = r.shop_id and other.return_id = r.id
        where r.shop_id = i.shop_id and r.order_id = ${orderId} and r.id <> i.return_id
          and other.kind = any(${paying}::text[]) and other.state = 'waiting'
          and (other.plan ? 'fixed' or other.claimed_until >= clock_timestamp())))
    returning plan, attempts, planned_at, idempotency`;
  if (row === undefined) return null;
  const { plan, attempts, planned_at: plannedAt, idempotency } = row;
  return { kind, state: 'waiting', plan, attempts, plannedAt, idempotency };
}

/**
 * What was worked out before the first call, so that every try means the same. False: the 20 seconds are over, and
 * another return of the order may have been paid since. The order is locked.
 */
export async function fixPlan(
  tx: Tx,
  returnId: bigint,
  { kind, claim, plan }: { kind: IntentKind; claim: string; plan: unknown },
): Promise<boolean> {
  const rows = await tx.sql`update returns_intent set plan = ${printCase(plan)}::jsonb
    where shop_id = ${tx.shopId} and return_id = ${returnId} and kind = ${kind} and state = 'waiting'
      and claim = ${claim} and claimed_until >= clock_timestamp()
    returning 1 as one`;
  return rows.length > 0;
}

/** Another 20 seconds for a call that writes. False: it took too long, and somebody else has it. */
export async function keepIntent(
  sql: Sql,
  shopId: bigint,
  returnId: bigint,
  kind: IntentKind,
  claim: string,
): Promise<boolean> {
  const rows = await sql`update returns_intent set claimed_until = clock_timestamp() + interval '20 seconds'
    where shop_id = ${shopId} and return_id = ${returnId} and kind = ${kind} and claim = ${claim} and state = 'waiting'
    returning 1 as one`;
  return rows.length > 0;
}

/** Lets others try. */
export async function releaseIntent(
  sql: Sql,
  shopId: bigint,
  returnId: bigint,
  kind: IntentKind,
  claim: string,
): Promise<void> {
  await sql`update returns_intent set claim = null, claimed_until = null
    where shop_id = ${shopId} and return_id = ${returnId} and kind = ${kind} and claim = ${claim}`;
}

/** False: it was no longer waiting. */
export async function finishIntent(
  tx: Tx,
  returnId: bigint,
  kind: IntentKind,
  end: { state: 'done' | 'refused'; resultId: ShopifyId | null; at: Instant },
): Promise<boolean> {
  const rows =
    await tx.sql`update returns_intent set state = ${end.state}, result_id = ${end.resultId}::bigint,
      done_at = ${end.at}, claim = null, claimed_until = null
    where shop_id = ${tx.shopId} and return_id = ${returnId} and kind = ${kind} and state = 'waiting' returning 1 as one`;
  return rows.length > 0;
}

/** Of these results of that kind of write, those that an intent already calls its own. */
export async function knownResults(
  sql: Sql,
  shopId: bigint,
  kind: IntentKind,
  results: readonly ShopifyId[],
): Promise<ReadonlySet<ShopifyId>> {
  const rows = await sql<{ result_id: bigint }>`select result_id from returns_intent
    where shop_id = ${shopId} and kind = ${kind} and result_id = any(${results}::bigint[])`;
  return new Set(rows.map((row) => shopifyId(row.result_id)));
}
