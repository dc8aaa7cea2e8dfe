import type { ActionFunctionArgs } from '@remix-run/node';
import { takeDelivery } from '../platform/shopify/intake.server.ts';
import { currentTrace } from '../platform/trace.server.ts';
import { app } from '../wiring.server.ts';

const isUnreachable = (error: unknown) =>
  error instanceof Error &&
  ('code' in error || error.message.includes('timeout') || error.message.includes('Connection terminated'));

/** Every webhook: signature, one insert, 200. What it means is a job's business. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { db, shopify, log } = app();
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const rawBody = await request.text();
  const check = await shopify.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) return new Response(null, { status: check.reason === 'missing_headers' ? 400 : 401 });
  const { headers } = request;
  try {
    const taken = await takeDelivery(db, {
      domain: check.domain,
      topic: headers.get('x-shopify-topic') ?? check.topic,
      webhookId: check.webhookId,
      // Absent on very old subscriptions only: then the delivery itself is the event.
      eventId: headers.get('x-shopify-event-id') ?? check.webhookId,
      triggeredAt: headers.get('x-shopify-triggered-at'),
      payload: rawBody,
      trace: currentTrace() ?? check.webhookId,
    });
    // An unknown shop may be one whose installation is just being written: Shopify tries again.
    return new Response(null, { status: taken === 'unknown-shop' ? 404 : 200 });
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    log.warn({ err: error }, 'a delivery could not be stored');
    return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  }
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
