import type { Database } from '../db/database.server.ts';
import { maxAttempts } from '../db/facts.server.ts';

export interface IncomingDelivery {
  domain: string;
  topic: string;
  eventId: string;
  webhookId: string;
  /** ISO 8601, as Shopify sent it. */
  triggeredAt: string | null;
  payload: string;
  trace: string;
}

// One statement: the delivery, unless its event is known, and its job. A hot path: prepared, no transaction of its own.
// Shopify's X-Shopify-Event-Id names the event; several subscriptions can share it, so the topic is part of the key.
const statement = `
with shop as (
  select id from commerce_shop where domain = $1 and redacted_at is null
), added as (
  insert into platform_delivery (shop_id, topic, event_id, webhook_id, triggered_at, payload)
  select id, $2, $3, $4, $5::timestamptz, $6 from shop
  on conflict (shop_id, topic, event_id) do nothing
  returning shop_id, id
), job as (
  select graphile_worker.add_job('handle-delivery',
    json_build_object('shopId', shop_id::text, 'deliveryId', id::text, 'trace', $7::text), max_attempts := ${maxAttempts}) as added
  from added
)
select (select count(*) from shop)::int as shops, (select count(*) from job)::int as jobs`;

/** Stores a verified delivery and its job. `unknown-shop` when no shop of that domain has installed us. */
export async function takeDelivery(
  db: Pick<Database, 'prepared'>,
  delivery: IncomingDelivery,
): Promise<'stored' | 'known' | 'unknown-shop'> {
  const { domain, topic, eventId, webhookId, triggeredAt, payload, trace } = delivery;
  const [row] = await db.prepared<{ shops: number; jobs: number }>('take-delivery', statement, [
    domain,
    topic,
    eventId,
    webhookId,
    triggeredAt,
    payload,
    trace,
  ]);
  if (!row || row.shops === 0) return 'unknown-shop';
  return row.jobs > 0 ? 'stored' : 'known';
}
