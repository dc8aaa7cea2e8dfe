import { hmacBase64 } from '../oauth/signatures.ts';

export const API_VERSION = '2026-10';

/** Shopify gives an app five seconds to answer. */
export const ANSWER_TIMEOUT_MS = 5_000;

export interface Delivery {
  shop: string;
  topic: string;
  eventId: string;
  webhookId: string;
  payload: string;
  triggeredAt: Date;
}

/** `unreachable`: nothing listens there; a timeout or a broken connection has no status either, but did reach the app. */
export type DeliveryResult =
  | { kind: 'answered'; status: number }
  | { kind: 'unreachable' }
  | { kind: 'no-answer' };

/** The headers Shopify sends, with the HMAC over exactly this text. */
export function deliveryHeaders(delivery: Delivery, secret: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'Shopify-Captain-Hook',
    'x-shopify-topic': delivery.topic,
    'x-shopify-shop-domain': delivery.shop,
    'x-shopify-api-version': API_VERSION,
    'x-shopify-webhook-id': delivery.webhookId,
    'x-shopify-event-id': delivery.eventId,
    'x-shopify-triggered-at': delivery.triggeredAt.toISOString(),
    'x-shopify-hmac-sha256': hmacBase64(delivery.payload, secret),
  };
}

export interface Recipient {
  appOrigin: string;
  secret: string;
  /** topic → path of the app, from shopify.app.toml */
  subscriptions: Record<string, string>;
}

/** Posts one delivery to the app; never throws. */
export async function deliver(delivery: Delivery, to: Recipient): Promise<DeliveryResult> {
  try {
    const response = await fetch(`${to.appOrigin}${to.subscriptions[delivery.topic] ?? '/webhooks'}`, {
      method: 'POST',
      headers: deliveryHeaders(delivery, to.secret),
      body: delivery.payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    // The body is read to its end so that the connection can be used again.
    await response.arrayBuffer();
    return { kind: 'answered', status: response.status };
  } catch (error) {
    return isRefused(error) ? { kind: 'unreachable' } : { kind: 'no-answer' };
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) return cause.errors.every((inner) => codeOf(inner) === 'ECONNREFUSED');
  return codeOf(cause) === 'ECONNREFUSED';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
