import { randomUUID } from 'node:crypto';
import type { Shop } from '../domain/types.ts';
import { copyWaits, deliveryFaultsSchema, seededWait } from '../faults/delivery-faults.ts';
import type { Tx } from '../state/database.ts';

/** The channel on which committed deliveries wake the dispatcher. */
export const OUTBOX_CHANNEL = 'sandbox_outbox';

/** Sent whether the app is installed or not: the goodbye, and what privacy law asks for afterwards. */
const ALWAYS_SENT = new Set(['app/uninstalled', 'customers/data_request', 'customers/redact', 'shop/redact']);

export interface WebhookMessage {
  /** decimal id of the order the delivery is about, for replays */
  orderId?: string;
  payload: object;
}

/** Any delivery at all, for tests: nothing is checked and no fault applies. */
export interface RawDelivery {
  topic: string;
  payload: object;
  orderId?: string | undefined;
  eventId?: string | undefined;
  webhookId?: string | undefined;
  /** ISO instant, business time */
  triggeredAt?: string | undefined;
}

interface Row {
  topic: string;
  eventId: string;
  webhookId: string;
  orderId: string | null;
  payload: string;
  triggeredAt: string;
  dropped: boolean;
  waitMs: number;
}

/**
 * Writes a delivery in the transaction of the event it reports, with the shop's delivery faults applied. Nothing is
 * written when the app is not installed or has not subscribed to the topic.
 */
export async function enqueueWebhook(
  tx: Tx,
  shop: Shop,
  topic: string,
  message: WebhookMessage,
): Promise<void> {
  if (shop.installedAt === null && !ALWAYS_SENT.has(topic)) return;
  const [context] = await tx.query<{ deliveries: unknown; seq: string; xact: string }>(
    `select coalesce((select deliveries from fault where shop = $1), '{}') as deliveries,
            coalesce((select max(seq) from outbox where shop = $1), 0) + 1 as seq,
            pg_current_xact_id()::text as xact
     where exists (select from webhook_subscription where shop = $1 and $2 = any(topics))`,
    [shop.domain, topic],
  );
  if (context === undefined) return;
  const faults = deliveryFaultsSchema.parse(context.deliveries);
  const waits = copyWaits(faults, topic, context.seq);
  const eventId = shop.switches.oneEventIdPerAction ? eventIdOf(tx, context.xact, topic) : randomUUID();
  const payload = JSON.stringify(message.payload);
  const row = (dropped: boolean, waitMs: number): Row => ({
    topic,
    eventId,
    webhookId: randomUUID(),
    orderId: message.orderId ?? null,
    payload,
    triggeredAt: shop.now,
    dropped,
    waitMs,
  });
  await insert(tx, shop.domain, waits.length === 0 ? [row(true, 0)] : waits.map((wait) => row(false, wait)));
}

/** Writes exactly this delivery. */
export async function enqueueRaw(tx: Tx, shop: Shop, delivery: RawDelivery): Promise<void> {
  const row: Row = {
    topic: delivery.topic,
    eventId: delivery.eventId ?? randomUUID(),
    webhookId: delivery.webhookId ?? randomUUID(),
    orderId: delivery.orderId ?? null,
    payload: JSON.stringify(delivery.payload),
    triggeredAt: delivery.triggeredAt ?? shop.now,
    dropped: false,
    waitMs: 0,
  };
  await insert(tx, shop.domain, [row]);
}

/**
 * Sends every delivery of an order again, `times` times each, under the event ids of the first time. What a fault
 * had lost stays lost. Returns the number of deliveries written.
 */
export async function replayOrder(
  tx: Tx,
  shop: Shop,
  replay: { orderId: string; times: number; shuffle: boolean },
): Promise<number> {
  const sent = await tx.query<{ topic: string; event_id: string; payload: string; triggered_at: Date }>(
    `select topic, event_id, payload, triggered_at from (
       select distinct on (topic, event_id) id, topic, event_id, payload, triggered_at from outbox
       where shop = $1 and order_id = $2 and state <> 'dropped' order by topic, event_id, id
     ) as once order by id`,
    [shop.domain, replay.orderId],
  );
  const rows = Array.from({ length: replay.times }, (_, round) =>
    sent.map((one, position) => ({
      topic: one.topic,
      eventId: one.event_id,
      webhookId: randomUUID(),
      orderId: replay.orderId,
      payload: one.payload,
      triggeredAt: one.triggered_at.toISOString(),
      dropped: false,
      waitMs: replay.shuffle ? seededWait(`replay:${round}:${position}`) : 0,
    })),
  ).flat();
  await insert(tx, shop.domain, rows);
  return rows.length;
}

async function insert(tx: Tx, shop: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `with base as (select coalesce(max(seq), 0) as seq from outbox where shop = $1),
     written as (
       insert into outbox (shop, seq, topic, event_id, webhook_id, order_id, payload, triggered_at, state, next_at)
       select $1, base.seq + r.position, r.topic, r.event_id, r.webhook_id, r.order_id, r.payload, r.triggered_at::timestamptz,
              case when r.dropped then 'dropped' else 'pending' end,
              clock_timestamp() + make_interval(secs => r.wait_ms / 1000.0)
       from base, jsonb_to_recordset($2::jsonb) as r(position int, topic text, event_id text, webhook_id text, order_id text,
            payload text, triggered_at text, dropped boolean, wait_ms int)
       order by r.position
     )
     select pg_notify($3, '')`,
    [shop, JSON.stringify(rows.map(asRecord)), OUTBOX_CHANNEL],
  );
}

function asRecord(row: Row, index: number): object {
  return {
    position: index + 1,
    topic: row.topic,
    event_id: row.eventId,
    webhook_id: row.webhookId,
    order_id: row.orderId,
    payload: row.payload,
    triggered_at: row.triggeredAt,
    dropped: row.dropped,
    wait_ms: row.waitMs,
  };
}

const events = new WeakMap<Tx, { xact: string; eventId: string; topics: Set<string> }>();

/**
 * One action of a merchant has one event id over all its topics, so an app that takes the event id alone for the
 * delivery's identity loses deliveries. A second event on the same topic in one transaction is another event.
 */
function eventIdOf(tx: Tx, xact: string, topic: string): string {
  const current = events.get(tx);
  if (current !== undefined && current.xact === xact && !current.topics.has(topic)) {
    current.topics.add(topic);
    return current.eventId;
  }
  const eventId = randomUUID();
  events.set(tx, { xact, eventId, topics: new Set([topic]) });
  return eventId;
}
