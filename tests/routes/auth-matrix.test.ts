import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiSecret, browser, delivery, hmac, sessionToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';

const app = useBuiltApp();
const mine = 'mine.myshopify.com';
const stranger = 'stranger.myshopify.com';
const origin = 'http://localhost:3000';
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query(`insert into commerce_shop (domain, installed_at, name) values ($1, now(), 'Mine')`, [
    mine,
  ]);
});
afterAll(() => client.end());

type Kind = 'admin' | 'webhook' | 'clock' | 'public';

/** Every route belongs to one of these; a new route that fits none fails the test below. */
function kindOf(path: string): Kind {
  if (path === 'healthz' || path === '') return 'public';
  if (path === 'webhooks') return 'webhook';
  if (path === 'test-clock') return 'clock';
  if (path === 'app' || path.startsWith('app/') || path === 'auth/*') return 'admin';
  throw new Error(`No rule says who may call /${path}: add one here`);
}

interface Route {
  path: string;
  reads: boolean;
  writes: boolean;
}

function listRoutes(): Route[] {
  const { routes } = app.build;
  const full = (id: string): string => {
    const route = routes[id];
    const parent = route?.parentId && route.parentId !== 'root' ? full(route.parentId) : '';
    return [parent, route?.path ?? ''].filter(Boolean).join('/');
  };
  return Object.values(routes)
    .filter((route) => route.id !== 'root')
    .map((route) => ({
      path: full(route.id),
      reads: Boolean(route.module.loader),
      writes: Boolean(route.module.action),
    }))
    .filter((route) => route.reads || route.writes);
}

/** An example address: parameters and the splat filled in. */
const addressOf = (path: string) => `${origin}/${path.replace(/:\w+/g, '1').replace('*', 'session-token-x')}`;

const form = () => new URLSearchParams({ intent: 'save', program: '{}' });

function adminRequest(route: Route, method: 'GET' | 'POST', headers: Record<string, string>): Request {
  const url = `${addressOf(route.path)}${method === 'POST' ? '?index' : ''}`;
  return new Request(url, {
    method,
    headers: { ...browser, ...headers },
    ...(method === 'POST' ? { body: form() } : {}),
  });
}

const badTokens: Record<string, () => Record<string, string>> = {
  none: () => ({}),
  'bad signature': () => ({ authorization: `Bearer ${sessionToken(mine, { secret: 'not-the-secret' })}` }),
  expired: () => ({ authorization: `Bearer ${sessionToken(mine, { lifetime: -45 })}` }),
  "another app's": () => ({ authorization: `Bearer ${sessionToken(mine, { audience: 'another-app' })}` }),
  'not a token': () => ({ authorization: 'Bearer x.y.z' }),
};

/** Refused: no success, and no page or data. The library may answer with a redirect to Shopify's login or a bounce page. */
async function expectRefused(request: Request, what: string) {
  const before = await fingerprint(client);
  const response = await app.handle(request);
  const body = await response.text();
  const bounced = response.status >= 300 && response.status < 400;
  expect(
    bounced || response.status >= 400,
    `${what} answered ${response.status}: ${body.slice(0, 200)}`,
  ).toBe(true);
  expect(response.status, what).not.toBe(500);
  if (bounced)
    expect(response.headers.get('location'), what).toMatch(
      /\/auth\/|admin\.shopify\.com|\.myshopify\.com\/admin/,
    );
  expect(await fingerprint(client), `${what} stored something`).toEqual(before);
}

describe('every route', () => {
  it('is known to the matrix', () => {
    const routes = listRoutes();
    for (const route of routes) expect(() => kindOf(route.path)).not.toThrow();
    expect(routes.filter((route) => kindOf(route.path) === 'admin').length).toBeGreaterThanOrEqual(5);
  });

  it.each(Object.keys(badTokens))('of the admin refuses a request whose token is: %s', async (name) => {
    for (const route of listRoutes().filter((candidate) => kindOf(candidate.path) === 'admin')) {
      const headers = () => badTokens[name]?.() ?? {};
      if (route.reads)
        await expectRefused(adminRequest(route, 'GET', headers()), `GET /${route.path} with ${name}`);
      if (route.writes)
        await expectRefused(adminRequest(route, 'POST', headers()), `POST /${route.path} with ${name}`);
    }
  });

  it('of the admin refuses the token of a shop that has not installed us', async () => {
    for (const route of listRoutes().filter((candidate) => kindOf(candidate.path) === 'admin')) {
      const headers = { authorization: `Bearer ${sessionToken(stranger)}` };
      const before = await fingerprint(client);
      const response = await app.handle(adminRequest(route, route.writes ? 'POST' : 'GET', headers));
      expect(response.status, `/${route.path}`).toBeGreaterThanOrEqual(400);
      expect(await fingerprint(client), `/${route.path}`).toEqual(before);
    }
  });

  it('for webhooks refuses what is unsigned, wrongly signed, changed after signing, or for an unknown shop', async () => {
    const body = '{"id":1}';
    const unsigned = delivery(mine, 'orders/paid', body);
    unsigned.headers.delete('x-shopify-hmac-sha256');
    await expectRefused(unsigned, 'unsigned');
    await expectRefused(
      delivery(mine, 'orders/paid', body, { 'x-shopify-hmac-sha256': hmac(body, 'not-the-secret') }),
      'wrong secret',
    );
    await expectRefused(
      delivery(mine, 'orders/paid', '{"id":2}', { 'x-shopify-hmac-sha256': hmac(body) }),
      'changed body',
    );
    await expectRefused(
      delivery(mine, 'orders/paid', body, { 'x-shopify-hmac-sha256': '' }),
      'empty signature',
    );
    await expectRefused(delivery(stranger, 'orders/paid', body), 'unknown shop');
    await expectRefused(new Request(`${origin}/webhooks`), 'GET');
  });

  it('for webhooks takes what is signed, once', async () => {
    const body = '{"id":1}';
    const again = { 'x-shopify-event-id': 'event-1' };
    expect((await app.handle(delivery(mine, 'orders/paid', body, again))).status).toBe(200);
    expect((await app.handle(delivery(mine, 'orders/paid', body, again))).status).toBe(200);
    const { rows } = await client.query(`select topic, state from platform_delivery`);
    expect(rows).toEqual([{ topic: 'orders/paid', state: 'received' }]);
    const { rows: jobs } = await client.query(`select task_identifier from graphile_worker.jobs`);
    expect(jobs).toEqual([{ task_identifier: 'handle-delivery' }]);
  });

  it('for the test clock refuses what is not signed by the app secret', async () => {
    const body = JSON.stringify({ now: '2030-01-01T00:00:00Z', running: false });
    const request = (signature: string, text = body) =>
      new Request(`${origin}/test-clock`, {
        method: 'POST',
        body: text,
        headers: { 'x-shopify-shop-domain': mine, 'x-shopify-hmac-sha256': signature },
      });
    await expectRefused(request(hmac(body, 'not-the-secret')), 'wrong secret');
    await expectRefused(request(''), 'no signature');
    await expectRefused(request(hmac('{}', apiSecret), '{}'), 'bad input');
    expect((await app.handle(request(hmac(body)))).status).toBe(200);
  });
});
