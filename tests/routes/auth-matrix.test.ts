import { describe, expect, it } from 'vitest';
import {
  type AppRoute,
  adminRoutes,
  dataRequest,
  formRequest,
  kindOf,
  listRoutes,
  namedIn,
  origin,
  pageRequest,
  pagesOf,
} from '../support/app-routes.ts';
import { apiSecret, delivery, hmac, sessionToken, shopperToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/*
 * Who may call what, for every route that the build holds. Shopify is a stand-in that exchanges no token: a request
 * is let in by a session that is stored, or not at all.
 */

const app = useBuiltApp();
const stranger = 'stranger.myshopify.com';
const shop = useLetInShop(app);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const badTokens: Record<string, (domain: string) => Record<string, string>> = {
  none: () => ({}),
  empty: () => bearer(''),
  'not a token': () => bearer('x.y.z'),
  'badly signed': (domain) => bearer(sessionToken(domain, { secret: 'not-the-secret' })),
  'not signed at all': (domain) => bearer(`${sessionToken(domain).split('.').slice(0, 2).join('.')}.`),
  expired: (domain) => bearer(sessionToken(domain, { lifetime: -45 })),
  "another app's": (domain) => bearer(sessionToken(domain, { audience: 'another-app' })),
  "a shop's that has not installed us": () => bearer(sessionToken(stranger)),
  "a shopper's": (domain) =>
    bearer(shopperToken(domain, { customer: 1001n, change: { dest: `https://${domain}` } })),
  "a guest's": (domain) => bearer(shopperToken(domain, { change: { dest: `https://${domain}` } })),
  "a shopper's that names its shop without a scheme": (domain) =>
    bearer(shopperToken(domain, { customer: 1001n })),
};

/** A page, its data, and a form: everything that one route can be asked. */
function requestsTo(route: AppRoute, headers: () => Record<string, string>, search = '?'): Request[] {
  const form = new URLSearchParams({ intent: 'import', program: '{}' });
  const id = namedIn(route, shop.mine);
  return [
    ...(route.reads
      ? [pageRequest(route, headers(), id, search), dataRequest(route, headers(), id, search)]
      : []),
    ...(route.writes ? [formRequest(route, headers(), form, id)] : []),
  ];
}

/** Refused: neither a page nor data. The library may answer by a way to Shopify's login or to a fresh token. */
async function expectRefused(request: Request, what: string) {
  const before = await fingerprint(shop.client);
  const response = await app.handle(request);
  const body = await response.text();
  const to = response.headers.get('location') ?? response.headers.get('x-remix-redirect');
  const told = `${what}, ${request.method} ${request.url} answered ${response.status}: ${body.slice(0, 200)}`;
  if (to === null) expect(response.status, told).toBeGreaterThanOrEqual(400);
  else expect(to, told).toMatch(/^(\/auth\/|https:\/\/([\w-]+\.)?(admin\.shopify\.com|myshopify\.com)\/)/);
  expect(response.status, told).toBeLessThan(500);
  expect(body, told).not.toContain('mine');
  expect(await fingerprint(shop.client), `${told} and stored something`).toEqual(before);
}

describe('every route', () => {
  it('is known to the matrix', () => {
    const routes = listRoutes(app.build);
    for (const route of routes) expect(() => kindOf(route.path)).not.toThrow();
    expect(adminRoutes(app.build).length).toBeGreaterThanOrEqual(10);
  });

  it('of the admin lets its own shop in, so that what follows is about the token', async () => {
    for (const route of pagesOf(app.build)) {
      const headers = bearer(sessionToken(shop.mine.domain));
      const request = dataRequest(route, headers, namedIn(route, shop.mine), '?range=90&before=9');
      expect((await app.handle(request)).status, route.path).toBe(route.status);
    }
  });

  it.each(Object.keys(badTokens))(
    'of the admin refuses a request whose token is: %s',
    async (name) => {
      for (const route of adminRoutes(app.build)) {
        const headers = () => badTokens[name]?.(shop.mine.domain) ?? {};
        for (const request of requestsTo(route, headers)) await expectRefused(request, name);
      }
    },
    120_000,
  );

  it('of the admin does not take the shop in the address for the one who asks', async () => {
    const host = Buffer.from(`admin.shopify.com/store/${shop.mine.domain.split('.')[0]}`).toString(
      'base64url',
    );
    const search = `?embedded=1&shop=${shop.mine.domain}&host=${host}`;
    for (const route of adminRoutes(app.build)) {
      for (const request of requestsTo(route, () => ({}), search)) await expectRefused(request, 'no token');
      for (const request of requestsTo(route, () => bearer(sessionToken(stranger)), search))
        await expectRefused(request, 'of a stranger');
      const forged = sessionToken(shop.mine.domain, { secret: 'not-the-secret' });
      for (const request of requestsTo(route, () => ({}), `${search}&id_token=${forged}`))
        await expectRefused(request, 'forged, in the address');
    }
  }, 120_000);

  it('for webhooks refuses what is unsigned, wrongly signed, changed after signing, or for an unknown shop', async () => {
    const body = '{"id":1}';
    const unsigned = delivery(shop.mine.domain, 'orders/paid', body);
    unsigned.headers.delete('x-shopify-hmac-sha256');
    await expectRefused(unsigned, 'unsigned');
    await expectRefused(
      delivery(shop.mine.domain, 'orders/paid', body, {
        'x-shopify-hmac-sha256': hmac(body, 'not-the-secret'),
      }),
      'wrong secret',
    );
    await expectRefused(
      delivery(shop.mine.domain, 'orders/paid', '{"id":2}', { 'x-shopify-hmac-sha256': hmac(body) }),
      'changed body',
    );
    await expectRefused(
      delivery(shop.mine.domain, 'orders/paid', body, { 'x-shopify-hmac-sha256': '' }),
      'empty signature',
    );
    await expectRefused(delivery(stranger, 'orders/paid', body), 'unknown shop');
    await expectRefused(new Request(`${origin}/webhooks`), 'GET');
  });

  it('for the test clock refuses what is not signed by the app secret', async () => {
    const body = JSON.stringify({ now: '2030-01-01T00:00:00Z', running: false });
    const request = (signature: string, text = body) =>
      new Request(`${origin}/test-clock`, {
        method: 'POST',
        body: text,
        headers: { 'x-shopify-shop-domain': shop.mine.domain, 'x-shopify-hmac-sha256': signature },
      });
    await expectRefused(request(hmac(body, 'not-the-secret')), 'wrong secret');
    await expectRefused(request(''), 'no signature');
    await expectRefused(request(hmac('{}', apiSecret), '{}'), 'bad input');
    expect((await app.handle(request(hmac(body)))).status).toBe(200);
  });
});
