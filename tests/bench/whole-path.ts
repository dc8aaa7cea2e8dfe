import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startStack } from '../support/stack.ts';
import { perSecond } from './rounds.ts';

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0 Safari/537.36';
const domain = 'bench-path.myshopify.com';

async function control(origin: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  const response = await fetch(`${origin}/control/shops${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The same order as another one: other ids, another name, now. */
function variant(payload: string, index: number, at: string): string {
  const order = JSON.parse(payload);
  const id = 700_000_000 + index;
  const lines = order.line_items.map((line: { id: number }, place: number) => ({
    ...line,
    id: id * 10 + place,
  }));
  const moments = { created_at: at, processed_at: at, updated_at: at };
  const customer = { ...order.customer, id: 600_000_000 + (index % 200) };
  return JSON.stringify({
    ...order,
    ...moments,
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    name: `#${id}`,
    line_items: lines,
    customer,
  });
}

/** Orders per second from the delivery at the door to points in the ledger, through web, queue and one worker. */
export async function measureWholePath(
  payload: string,
  orders = 1500,
): Promise<{ orders: number; perSecond: number }> {
  const stack = await startStack();
  const client = new pg.Client({ connectionString: stack.database.appUrl });
  await client.connect();
  try {
    await control(stack.sandboxOrigin, '', {
      domain,
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      country: 'DE',
      pricesIncludeTax: true,
      plan: 'plus',
      readAllOrders: true,
    });
    await control(stack.sandboxOrigin, `/${domain}/install`, {});
    const { url, token } = await control(stack.sandboxOrigin, `/${domain}/session-token`);
    await fetch(String(url), { headers: { 'user-agent': userAgent } });
    await fetch(`${stack.proxyOrigin}/app/loyalty?_data=${encodeURIComponent('routes/app.loyalty')}`, {
      method: 'POST',
      headers: { 'user-agent': userAgent, authorization: `Bearer ${token}` },
      body: new URLSearchParams({ intent: 'go-live' }),
    });
    await sleep(3000);
    const at = new Date().toISOString();
    const bodies = Array.from({ length: orders }, (_, index) => variant(payload, index, at));
    const started = performance.now();
    await perSecond(orders, 16, async (index) => {
      const body = bodies[index] ?? '';
      const id = randomUUID();
      const headers = {
        'content-type': 'application/json',
        'x-shopify-topic': 'orders/paid',
        'x-shopify-shop-domain': domain,
        'x-shopify-api-version': '2026-10',
        'x-shopify-event-id': id,
        'x-shopify-webhook-id': id,
        'x-shopify-triggered-at': at,
        'x-shopify-hmac-sha256': createHmac('sha256', stack.apiSecret).update(body).digest('base64'),
      };
      const response = await fetch(`${stack.appOrigin}/webhooks`, { method: 'POST', body, headers });
      if (response.status !== 200) throw new Error(`A delivery was answered ${response.status}`);
    });
    for (let waited = 0; ; waited += 50) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from loyalty_entry where kind = 'earn'`,
      );
      if (rows[0]?.n === orders) break;
      if (waited > 180_000)
        throw new Error(`${rows[0]?.n} of ${orders} orders have points after three minutes`);
      await sleep(50);
    }
    return { orders, perSecond: (orders * 1000) / (performance.now() - started) };
  } finally {
    await client.end();
    await stack.stop();
  }
}
