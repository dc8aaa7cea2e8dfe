import { createHmac, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface Load {
  origin: string;
  domain: string;
  secret: string;
  payload: string;
  connections: number;
  seconds: number;
}

export interface Throughput {
  perSecond: number;
  p99Ms: number;
  refused: number;
}

/** Sends signed deliveries, each a new event, over keep-alive connections. */
export async function sendDeliveries({
  origin,
  domain,
  secret,
  payload,
  connections,
  seconds,
}: Load): Promise<Throughput> {
  const hmac = createHmac('sha256', secret).update(payload).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/updated',
    'x-shopify-shop-domain': domain,
    'x-shopify-api-version': '2026-10',
    'x-shopify-hmac-sha256': hmac,
    'x-shopify-triggered-at': new Date().toISOString(),
  };
  const result = await autocannon({
    url: `${origin}/webhooks`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/webhooks',
        body: payload,
        setupRequest: (request) => {
          const id = randomUUID();
          return {
            ...request,
            headers: { ...headers, 'x-shopify-event-id': id, 'x-shopify-webhook-id': id },
          };
        },
      },
    ],
  });
  return {
    perSecond: result['2xx'] / result.duration,
    p99Ms: result.latency.p99,
    refused: result.non2xx + result.errors,
  };
}
