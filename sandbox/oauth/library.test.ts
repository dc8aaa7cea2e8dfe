import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, type Session } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { AppDistribution, shopifyApp } from '@shopify/shopify-app-remix/server';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultSwitches } from '../domain/switches.ts';
import { KEYS, useSandbox } from '../http/test-sandbox.ts';
import { proxyQuery } from './signatures.ts';
import { embeddedUrl, mintCheckoutToken, mintIdToken } from './tokens.ts';

/** Shopify's own library, as an app uses it, with its calls led to the sandbox. */
const sandbox = useSandbox();
const APP = 'http://localhost:3000';
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0' };

const sessions = new Map<string, Session>();
const sessionStorage: SessionStorage = {
  storeSession: async (session) => sessions.set(session.id, session).size > 0,
  loadSession: async (id) => sessions.get(id),
  deleteSession: async (id) => sessions.delete(id),
  deleteSessions: async (ids) => ids.map((id) => sessions.delete(id)).includes(true),
  findSessionsByShop: async (shop) => [...sessions.values()].filter((session) => session.shop === shop),
};

const shopify = shopifyApp({
  apiKey: KEYS.apiKey,
  apiSecretKey: KEYS.secret,
  appUrl: APP,
  scopes: ['read_products'],
  apiVersion: ApiVersion.October26,
  sessionStorage,
  distribution: AppDistribution.AppStore,
  logger: { level: 0 },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

beforeAll(() => {
  setAbstractFetchFunc((input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    return fetch(`${sandbox.running.origin}/shopify/${url.hostname}${url.pathname}`, init);
  });
});

describe('Shopify’s library', () => {
  it('authenticates the embedded page, exchanges its token and calls the Admin API', async () => {
    const shop = await sandbox.shop();
    const url = embeddedUrl(APP, '/app', shop, mintIdToken(KEYS, shop));
    const { admin, session } = await shopify.authenticate.admin(new Request(url, { headers: BROWSER }));
    expect(session.refreshToken).toMatch(/^shprt_/);
    const answer: unknown = await (await admin.graphql('#graphql\n{ shop { name } }')).json();
    expect(answer).toMatchObject({ data: { shop } });
  });

  it('refreshes an expired offline token when it works without a visitor', async () => {
    const shop = await sandbox.shop();
    const url = embeddedUrl(APP, '/app', shop, mintIdToken(KEYS, shop));
    const { session } = await shopify.authenticate.admin(new Request(url, { headers: BROWSER }));
    await sandbox.post(`/control/shops/${shop}/expire-tokens`);
    session.expires = new Date(Date.now() - 1000);
    const { admin } = await shopify.unauthenticated.admin(shop);
    const answer: unknown = await (await admin.graphql('#graphql\n{ shop { name } }')).json();
    expect(answer).toMatchObject({ data: { shop } });
  });

  it('accepts the signatures of webhooks, app proxy and checkout', async () => {
    const shop = await sandbox.shop();
    await sandbox.post(`/control/shops/${shop}/settings`, { name: 'Signed' });
    await sandbox.quiet(shop);
    const [delivery] = sandbox.app.deliveries(shop);
    const headers = Object.fromEntries(
      Object.entries(delivery?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    const request = new Request(`${APP}/webhooks`, { method: 'POST', headers, body: delivery?.body ?? '' });
    expect(await shopify.authenticate.webhook(request)).toMatchObject({ topic: 'SHOP_UPDATE', shop });

    const query = proxyQuery(
      { shop, customerId: '7', pathPrefix: '/apps/afterglow', query: { a: ['1', '2'] } },
      KEYS.secret,
    );
    await shopify.authenticate.public.appProxy(new Request(`${APP}/proxy?${query}`, { headers: BROWSER }));

    const minting = { domain: shop, switches: defaultSwitches };
    const token = mintCheckoutToken(KEYS, minting, { customerId: '7' });
    const checkout = new Request(`${APP}/api`, { headers: { ...BROWSER, authorization: `Bearer ${token}` } });
    const { sessionToken } = await shopify.authenticate.public.checkout(checkout);
    expect(sessionToken).toMatchObject({ dest: shop, sub: 'gid://shopify/Customer/7' });
  });
});
