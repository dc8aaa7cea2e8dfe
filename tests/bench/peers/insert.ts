import type { IncomingHttpHeaders } from 'node:http';
import { openDatabase } from '../../../app/platform/db/database.server.ts';
import { takeDelivery } from '../../../app/platform/shopify/intake.server.ts';

// What every peer does with a verified delivery: the very insert of the app, over the same driver and pool size.

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', poolSize: 10, reactionsOf: () => [] });

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

export async function insertDelivery(headers: IncomingHttpHeaders, payload: string): Promise<number> {
  const taken = await takeDelivery(db, {
    domain: text(headers['x-shopify-shop-domain']),
    topic: text(headers['x-shopify-topic']),
    eventId: text(headers['x-shopify-event-id']),
    webhookId: text(headers['x-shopify-webhook-id']),
    triggeredAt: text(headers['x-shopify-triggered-at']) || null,
    payload,
    trace: text(headers['x-shopify-webhook-id']),
  });
  return taken === 'unknown-shop' ? 404 : 200;
}
