import type { ActionFunctionArgs } from '@remix-run/node';
import { DeadlinePassed, withinTime } from '../platform/network/deadline.server.ts';
import { takeDelivery } from '../platform/shopify/intake.server.ts';
import { currentTrace } from '../platform/trace.server.ts';
import { app } from '../wiring.server.ts';

/** Shopify waits five seconds for an answer. */
const answerMs = 4_500;

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Values that no column takes, such as a text with a NUL: SQLSTATE classes 22 and 54. Trying again will not help. */
const isUnstorable = (error: unknown) => /^(22|54)[0-9A-Z]{3}$/.test(codeOf(error) ?? '');

const isUnreachable = (error: unknown) =>
  error instanceof DeadlinePassed ||
  codeOf(error) !== null ||
  (error instanceof Error && /timeout|Connection terminated/.test(error.message));

/** Every webhook: signature, one insert, 200. What it means is a job's business. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { db, shopify, log } = app();
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const rawBody = await request.text();
  const check = await shopify.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) return new Response(null, { status: check.reason === 'missing_headers' ? 400 : 401 });
  const { headers } = request;
  try {
    const storing = takeDelivery(db, {
      domain: check.domain,
      topic: headers.get('x-shopify-topic') ?? check.topic,
      webhookId: check.webhookId,
      // Absent on very old subscriptions only: then the delivery itself is the event.
      eventId: headers.get('x-shopify-event-id') ?? check.webhookId,
      triggeredAt: headers.get('x-shopify-triggered-at'),
      payload: rawBody,
      trace: currentTrace() ?? check.webhookId,
    });
    const taken = await withinTime(answerMs, storing);
    // An unknown shop may be one whose installation is just being written: Shopify tries again.
    return new Response(null, { status: taken === 'unknown-shop' ? 404 : 200 });
  } catch (error) {
    if (isUnstorable(error)) return new Response(null, { status: 400 });
    if (!isUnreachable(error)) throw error;
    log.warn({ err: error }, 'a delivery could not be stored');
    return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  }
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
