import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { printGid, type ShopifyId, shopId, shopifyId } from '../../app/kernel/ids.ts';
import { redirectToOrigin } from '../../app/platform/shopify/access/origin.server.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { readReturn } from '../../app/platform/shopify/operations/return.ts';
import { openShopifyReads } from '../../app/platform/shopify/reads.server.ts';
import type { SwitchesChange } from '../../sandbox/domain/switches.ts';
import { startFakeApp } from '../../sandbox/http/fake-app.ts';
import { startSandbox } from '../../sandbox/http/start.ts';
import { mintIdToken } from '../../sandbox/oauth/tokens.ts';

/** A delivery as it went over the wire; shop and signature are put on when it is sent. */
export interface RecordedDelivery {
  readonly topic: string;
  readonly eventId: string;
  readonly triggeredAt: string;
  readonly body: string;
}

/** One event of an order at Shopify: what it told by webhook, and what the Admin API answered from then on. */
export interface Moment {
  readonly what: string;
  readonly deliveries: readonly RecordedDelivery[];
  /** By the body of the call. */
  readonly answers: ReadonlyMap<string, string>;
}

export interface Life {
  readonly customer: ShopifyId;
  readonly order: ShopifyId;
  readonly moments: readonly Moment[];
}

/** A path is the order's own ("refund"), or that of the return that was made last ("return/approve"). */
type Step = readonly [what: string, path: string, input: object];

export interface RecordedShop {
  readonly switches?: SwitchesChange;
  /** Beyond those that the app is installed with; that they are granted is told to nobody. */
  readonly scopes?: readonly string[];
}

export interface Recorder {
  /** Lets one order of a new shop live through these steps, a day each, from 1 March 2026 on. */
  record(placed: object, steps: readonly Step[], shop?: RecordedShop): Promise<Life>;
  close(): Promise<void>;
}

interface RecorderOptions {
  databaseUrl: string;
  apiKey: string;
  secret: string;
}

/** A sandbox whose deliveries nobody handles: they are written down with the answers of its Admin API. */
export async function startRecorder({ databaseUrl, apiKey, secret }: RecorderOptions): Promise<Recorder> {
  const app = await startFakeApp(secret);
  const appConfigPath = fileURLToPath(new URL('../../shopify.app.toml', import.meta.url));
  const sandbox = await startSandbox({
    port: 0,
    databaseUrl,
    appOrigin: app.origin,
    appConfigPath,
    apiKey,
    secret,
  });
  let shops = 0;
  const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.origin}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(said)}`);
    return typeof said === 'object' && said !== null ? { ...said } : {};
  };
  const quiet = async (shop: string) => {
    for (;;) {
      const answer = await fetch(`${sandbox.origin}/control/quiet?shop=${shop}`);
      const { pending }: { pending: number } = await answer.json();
      if (pending === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const tokenOf = async (shop: string) => {
    const { access_token: token } = await post(`/shopify/${shop}/admin/oauth/access_token`, {
      client_id: apiKey,
      client_secret: secret,
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: mintIdToken({ apiKey, secret }, shop),
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    });
    return String(token);
  };

  return {
    async record(placed, steps, { switches = {}, scopes = [] } = {}) {
      shops += 1;
      const shop = `recorded-${shops}.myshopify.com`;
      await post('/control/shops', {
        domain: shop,
        now: '2026-03-01T12:00:00Z',
        timezone: 'America/New_York',
        switches,
      });
      await post(`/control/shops/${shop}/install`, {});
      if (scopes.length > 0) await post(`/control/shops/${shop}/scopes`, { grant: scopes });
      await quiet(shop);
      let seen = app.deliveries(shop).length;
      const products = await post(`/control/shops/${shop}/products`, [
        { sku: 'A', price: '30.00', tags: ['shirt'] },
        { sku: 'B', price: '25.50' },
      ]);
      const customer = await post(`/control/shops/${shop}/customers`, { email: 'ana@example.com' });
      const order = await post(`/control/shops/${shop}/orders`, { ...placed, customer: customer.id });
      const ids = {
        order: shopifyId(BigInt(String(order.id))),
        customer: shopifyId(BigInt(String(customer.id))),
        products: Object.values(products).map((one) => shopifyId(BigInt(productIdOf(one)))),
      };
      const look = openLook(sandbox.origin, shop, await tokenOf(shop), ids);
      const moments: Moment[] = [];
      let made: ShopifyId | null = null;
      const note = async (what: string) => {
        await quiet(shop);
        const told = app.deliveries(shop);
        const deliveries = told.slice(seen).map(({ headers, body }) => ({
          topic: String(headers['x-shopify-topic']),
          eventId: String(headers['x-shopify-event-id']),
          triggeredAt: String(headers['x-shopify-triggered-at']),
          body,
        }));
        seen = told.length;
        moments.push({ what, deliveries, answers: await look(made) });
      };
      await note('placed');
      for (const [what, path, input] of steps) {
        await post(`/control/shops/${shop}/clock`, { advance: '+1d' });
        const [of = '', ...doing] = path.split('/');
        const place = doing.length === 0 ? `orders/${order.id}/${of}` : `returns/${made}/${doing.join('/')}`;
        const answer = await post(`/control/shops/${shop}/${place}`, input);
        if (madeBy.has(path)) made = shopifyId(BigInt(String(answer.id)));
        await note(what);
      }
      return { customer: ids.customer, order: ids.order, moments };
    },
    async close() {
      await sandbox.close();
      await app.close();
    },
  };
}

/** What makes a return. */
const madeBy = new Set(['return', 'request-return']);

function productIdOf(product: unknown): string {
  if (typeof product !== 'object' || product === null || !('productId' in product))
    throw new Error('The sandbox names no product');
  return String(product.productId);
}

/** Asks the Admin API all that the app asks about this order and its return, and keeps the answers as they came. */
function openLook(
  origin: string,
  domain: string,
  accessToken: string,
  ids: { order: ShopifyId; customer: ShopifyId; products: readonly ShopifyId[] },
): (made: ShopifyId | null) => Promise<ReadonlyMap<string, string>> {
  let answers = new Map<string, string>();
  const send = redirectToOrigin(origin);
  const client = openAdminClient({
    tokenFor: async () => ({ accessToken }),
    budget: {
      reserve: async () => ({ available: 1000, restoreRate: 100 }),
      giveBack: async () => {},
      correct: async () => {},
    },
    fetch: async (input, init) => {
      const answer = await send(input, init);
      const text = await answer.text();
      answers.set(String(init?.body), text);
      return new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } });
    },
  });
  const reads = openShopifyReads(client, fetch);
  const shop = { id: shopId(1n), domain };
  return async (made) => {
    answers = new Map();
    await reads.isInstalled(shop);
    await reads.shop(shop);
    await reads.grantedScopes(shop);
    await reads.order(shop, ids.order);
    await reads.customer(shop, ids.customer);
    for (const product of ids.products) await reads.product(shop, product);
    if (made !== null) await client.call(shop, readReturn, { id: printGid('Return', made) });
    return answers;
  };
}

/** Shopify's Admin API for any number of shops, each at its own moment of a recorded life. */
export interface Player {
  readonly origin: string;
  /** Calls that no recording answers: a test that meets one is not about what it says. */
  readonly unanswered: string[];
  put(domain: string, moment: Moment): void;
  /** From here on calls whose text holds this are answered so, whatever the moment. */
  always(part: string, answer: string): void;
  close(): Promise<void>;
}

export async function startPlayer(): Promise<Player> {
  const moments = new Map<string, Moment>();
  const unanswered: string[] = [];
  const standing = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const domain = request.url?.split('/')[2] ?? '';
      const body = Buffer.concat(chunks).toString();
      const known = [...standing].find(([part]) => body.includes(part))?.[1];
      const answer = known ?? moments.get(domain)?.answers.get(body);
      if (answer === undefined) unanswered.push(`${domain} ${request.url} ${body}`);
      response.writeHead(answer === undefined ? 500 : 200, { 'content-type': 'application/json' });
      response.end(answer ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    unanswered,
    put: (domain, moment) => void moments.set(domain, moment),
    always: (part, answer) => void standing.set(part, answer),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
