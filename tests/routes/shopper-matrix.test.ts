import { describe, expect, it } from 'vitest';
import { type AppRoute, addressOf, proxyRoutes, shopperRoutes } from '../support/app-routes.ts';
import { proxySearch, sessionToken, shopperToken, useBuiltApp } from '../support/built-app.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/*
 * Who of the shop's own customers may call what, for every route that the build offers to extensions and storefronts:
 * the token or the signature alone says who asks.
 */

const app = useBuiltApp();
const stranger = 'stranger.myshopify.com';
const shop = useLetInShop(app);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const badShopperTokens: Record<string, (domain: string) => Record<string, string>> = {
  none: () => ({}),
  empty: () => bearer(''),
  'of another scheme': (domain) => ({ authorization: `Basic ${shopperToken(domain)}` }),
  'not a token': () => bearer('x.y.z'),
  'badly signed': (domain) => bearer(shopperToken(domain, { secret: 'not-the-secret' })),
  'not signed at all': (domain) => bearer(`${shopperToken(domain).split('.').slice(0, 2).join('.')}.`),
  expired: (domain) => bearer(shopperToken(domain, { lifetime: -45 })),
  'not valid yet': (domain) => bearer(shopperToken(domain, { change: { nbf: Date.now() / 1000 + 600 } })),
  'without an end': (domain) => bearer(shopperToken(domain, { change: { exp: undefined } })),
  'without a beginning': (domain) => bearer(shopperToken(domain, { change: { nbf: undefined } })),
  "another app's": (domain) => bearer(shopperToken(domain, { audience: 'another-app' })),
  'for several apps': (domain) =>
    bearer(shopperToken(domain, { change: { aud: ['afterglow-test-key', 'another-app'] } })),
  "a shop's that has not installed us": () => bearer(shopperToken(stranger)),
  'for no shop': (domain) => bearer(shopperToken(domain, { change: { dest: 'example.com' } })),
  "a merchant's": (domain) => bearer(sessionToken(domain)),
  "somebody's who is no customer": (domain) =>
    bearer(shopperToken(domain, { change: { sub: 'gid://shopify/StaffMember/1' } })),
};

/** Everything that an extension can ask of one route. */
function shopperRequests(route: AppRoute, headers: Record<string, string>): Request[] {
  const address = addressOf(route, '1');
  return [
    ...(route.reads ? [new Request(address, { headers })] : []),
    ...(route.writes ? [new Request(address, { method: 'POST', headers, body: '{}' })] : []),
  ];
}

const badProxyQueries: Record<string, (domain: string) => string> = {
  none: () => '',
  'badly signed': (domain) => proxySearch(domain, { secret: 'not-the-secret' }),
  'not signed': (domain) => proxySearch(domain).replace(/&signature=.*/, ''),
  'changed after signing': (domain) => `${proxySearch(domain)}&more=1`,
  'signed twice': (domain) => `${proxySearch(domain)}&signature=${'0'.repeat(64)}`,
  'for two shops': (domain) => `${proxySearch(domain)}&shop=${stranger}`,
  'for another customer': (domain) =>
    proxySearch(domain, { customer: 5n }).replace('logged_in_customer_id=5', 'logged_in_customer_id=6'),
  'too old': (domain) => proxySearch(domain, { age: 100 }),
  'from the future': (domain) => proxySearch(domain, { age: -100 }),
  "a shop's that has not installed us": () => proxySearch(stranger),
  // What a guest has signed by a parameter of their own, cut elsewhere: the signed text stays the same.
  'signed for a guest, read as for a customer': (domain) => {
    const search = new URLSearchParams(proxySearch(domain, { more: { k: 'logged_in_customer_id=5m=' } }));
    search.set('k', '');
    search.set('m', 'logged_in_customer_id=');
    search.set('logged_in_customer_id', '5');
    return `?${search}`;
  },
};

function proxyRequests(route: AppRoute, search: string): Request[] {
  const address = addressOf(route, '1', search);
  return [
    ...(route.reads ? [new Request(address)] : []),
    ...(route.writes
      ? [new Request(address, { method: 'POST', body: new URLSearchParams({ key: 'k' }) })]
      : []),
  ];
}

describe('a route', () => {
  it.each(Object.keys(badShopperTokens))(
    'for extensions refuses, so that the extension can read it, a token that is: %s',
    async (name) => {
      for (const route of shopperRoutes(app.build)) {
        for (const request of shopperRequests(route, badShopperTokens[name]?.(shop.mine.domain) ?? {})) {
          const before = await fingerprint(shop.client);
          const response = await app.handle(request);
          const told = `${name}, ${request.method} ${request.url}`;
          // A route that only takes POST, or only GET, says so to anybody.
          const expected = response.status === 405 ? 405 : 401;
          expect(response.status, told).toBe(expected);
          expect(response.headers.get('access-control-allow-origin'), told).toBe('*');
          expect(await response.text(), told).toBe('');
          expect(await fingerprint(shop.client), told).toEqual(before);
        }
      }
    },
  );

  it('for extensions lets a shopper and a guest in, and answers the preflight of their browser', async () => {
    expect(shopperRoutes(app.build).length).toBeGreaterThan(0);
    for (const route of shopperRoutes(app.build)) {
      for (const customer of [shop.mine.customerShopifyId, undefined]) {
        const token = shopperToken(shop.mine.domain, customer === undefined ? {} : { customer });
        for (const request of shopperRequests(route, bearer(token))) {
          const response = await app.handle(request);
          const told = `${request.method} ${request.url} answered ${response.status}`;
          expect([401, 500].includes(response.status), told).toBe(false);
          expect(response.headers.get('access-control-allow-origin'), told).toBe('*');
        }
      }
      const preflight = await app.handle(new Request(addressOf(route), { method: 'OPTIONS' }));
      expect(preflight.status, route.path).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers'), route.path).toContain('Authorization');
    }
  });

  it('for extensions takes no more than 64 KB and only what it knows', async () => {
    const headers = bearer(shopperToken(shop.mine.domain, { customer: shop.mine.customerShopifyId }));
    for (const route of shopperRoutes(app.build).filter((found) => found.writes)) {
      const before = await fingerprint(shop.client);
      const send = (body: string) =>
        app.handle(new Request(addressOf(route, '987654321'), { method: 'POST', headers, body }));
      const large = await send(JSON.stringify({ key: 'x'.repeat(70_000) }));
      const told = `${route.path} answered ${large.status}`;
      // A route that takes no body does not read it, one that is only read takes none, and pictures may be larger.
      const enough = route.path.endsWith('/photos') ? [400] : [413, 404, 405];
      expect(enough.includes(large.status), told).toBe(true);
      for (const body of ['', '{', '[]', 'null', '{"key":1}', `{"key":"${'\\ud83d'}"}`]) {
        const response = await send(body);
        expect([400, 404, 405].includes(response.status), `${route.path} ${body} ${response.status}`).toBe(
          true,
        );
      }
      expect(await fingerprint(shop.client)).toEqual(before);
    }
  });

  it.each(Object.keys(badProxyQueries))('for storefronts refuses a query that is: %s', async (name) => {
    for (const route of proxyRoutes(app.build)) {
      const search = badProxyQueries[name]?.(shop.mine.domain) ?? '';
      for (const request of proxyRequests(route, search)) {
        const before = await fingerprint(shop.client);
        const response = await app.handle(request);
        const told = `${name}, ${request.method} ${request.url} answered ${response.status}`;
        expect([401, 405].includes(response.status), told).toBe(true);
        expect(await response.text(), told).not.toContain('mine');
        expect(await fingerprint(shop.client), told).toEqual(before);
      }
    }
  });

  it('for storefronts lets in what Shopify signed, whatever else stands in the address', async () => {
    expect(proxyRoutes(app.build).length).toBeGreaterThan(0);
    for (const route of proxyRoutes(app.build)) {
      const search = proxySearch(shop.mine.domain, { more: { utm_source: 'x=y' } });
      for (const request of proxyRequests(route, search)) {
        const response = await app.handle(request);
        const told = `${request.method} ${request.url} answered ${response.status}`;
        expect(response.status, told).toBeLessThan(500);
        // A page may ask for a link of its own; what a signature is refused with says nothing.
        if (response.status === 401) expect(await response.text(), told).not.toBe('');
      }
    }
  });
});
