import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Sql } from '#app/kernel/transaction.ts';
import type { DeadDelivery, DeliveryFigures } from '../views.ts';

export interface StoredDelivery {
  readonly topic: string;
  readonly payload: string | null;
  readonly state: 'received' | 'done' | 'ignored' | 'dead' | 'dismissed';
  readonly receivedAt: Instant;
}

export async function findDelivery(sql: Sql, shopId: ShopId, id: bigint): Promise<StoredDelivery | null> {
  const [row] = await sql<{
    topic: string;
    payload: string | null;
    state: StoredDelivery['state'];
    received_at: Instant;
  }>`select topic, payload, state, received_at from platform_delivery where shop_id = ${shopId} and id = ${id}`;
  return row === undefined
    ? null
    : { topic: row.topic, payload: row.payload, state: row.state, receivedAt: row.received_at };
}

/** `erase`: its payload is not kept for looking back. */
export async function finishDelivery(
  sql: Sql,
  shopId: ShopId,
  id: bigint,
  outcome: { state: 'done' | 'ignored' | 'dead'; reason: string | null; erase: boolean },
): Promise<void> {
  await sql`update platform_delivery set state = ${outcome.state}, reason = ${outcome.reason}, handled_at = clock_timestamp(),
      payload = case when ${outcome.erase}::boolean then null else payload end
    where shop_id = ${shopId} and id = ${id}`;
}

export async function reviveDelivery(sql: Sql, shopId: ShopId, id: bigint): Promise<boolean> {
  const rows = await sql`update platform_delivery set state = 'received', reason = null, handled_at = null
    where shop_id = ${shopId} and id = ${id} and state = 'dead' and payload is not null returning 1 as one`;
  return rows.length > 0;
}

export async function dismissDelivery(sql: Sql, shopId: ShopId, id: bigint): Promise<boolean> {
  const rows = await sql`update platform_delivery set state = 'dismissed'
    where shop_id = ${shopId} and id = ${id} and state = 'dead' returning 1 as one`;
  return rows.length > 0;
}

/** Deliveries of the last two days that wait to be handled, as they arrived. */
export async function listWaitingPayloads(
  sql: Sql,
  shopId: ShopId,
): Promise<{ topic: string; payload: string }[]> {
  return sql<{ topic: string; payload: string }>`select topic, payload from platform_delivery
    where shop_id = ${shopId} and received_at > now() - interval '2 days' and state = 'received' and payload is not null
    order by received_at desc limit 10000`;
}

/** Payloads of handled deliveries that arrived before the given real time. Returns how many were erased. */
export async function erasePayloadsBefore(sql: Sql, shopId: ShopId, before: Instant): Promise<number> {
  const rows = await sql`update platform_delivery set payload = null
    where shop_id = ${shopId} and received_at < ${before} and payload is not null and state <> 'received' returning 1 as one`;
  return rows.length;
}

/**
 * Payloads of handled deliveries in which the person appears, by Shopify's number or e-mail. It may catch a payload
 * too many (a number can mean two things), which costs nothing: they are kept for looking back only.
 */
export async function erasePayloadsNaming(
  sql: Sql,
  shopId: ShopId,
  person: { customerShopifyId: bigint | null; email: string | null },
): Promise<number> {
  const number = person.customerShopifyId === null ? null : `\\m${person.customerShopifyId}\\M`;
  const rows = await sql`update platform_delivery set payload = null
    where shop_id = ${shopId} and payload is not null and state <> 'received'
      and (payload ~ ${number} or position(lower(${person.email}::text) in lower(payload)) > 0) returning 1 as one`;
  return rows.length;
}

export async function readDeliveryFigures(sql: Sql, shopId: ShopId): Promise<DeliveryFigures> {
  const [row] = await sql<{
    p50: number | null;
    p95: number | null;
    handled: number;
    unhandled: number;
    oldest: Instant | null;
    dead: number;
  }>`
    with lag as (
      select extract(epoch from handled_at - received_at)::float8 * 1000 as ms from platform_delivery
      where shop_id = ${shopId} and received_at > now() - interval '1 day' and handled_at > now() - interval '1 hour'
    ), waiting as (
      select received_at from platform_delivery where shop_id = ${shopId} and state = 'received'
    )
    select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.95) within group (order by ms) as p95,
      count(*)::int as handled, (select count(*)::int from waiting) as unhandled,
      (select min(received_at) from waiting) as oldest,
      (select count(*)::int from platform_delivery where shop_id = ${shopId} and state = 'dead') as dead
    from lag`;
  return {
    p50Milliseconds: row?.p50 ?? null,
    p95Milliseconds: row?.p95 ?? null,
    handledLastHour: row?.handled ?? 0,
    unhandled: row?.unhandled ?? 0,
    oldestUnhandledAt: row?.oldest ?? null,
    dead: row?.dead ?? 0,
  };
}

export async function listDeadDeliveries(sql: Sql, shopId: ShopId, limit: number): Promise<DeadDelivery[]> {
  const rows = await sql<{
    id: bigint;
    topic: string;
    event_id: string;
    received_at: Instant;
    reason: string | null;
    can_retry: boolean;
  }>`select id, topic, event_id, received_at, reason, payload is not null as can_retry from platform_delivery
    where shop_id = ${shopId} and state = 'dead' order by received_at desc, id desc limit ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    eventId: row.event_id,
    receivedAt: row.received_at,
    reason: row.reason ?? '',
    canRetry: row.can_retry,
  }));
}
