import { beforeAll, describe, expect, it } from 'vitest';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import {
  apiSecret,
  browser,
  proxySearch,
  sealingKey,
  sessionToken,
  shopperToken,
  storeSession,
  useBuiltApp,
} from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { useLetInShop } from '../support/let-in-shop.ts';

/* The block on a customer's page in Shopify's admin asks the built app for that customer's reviews. */

const app = useBuiltApp();
const shop = useLetInShop(app);
const address = 'http://localhost:3000/api/staff/customer-reviews';
const blockOrigin = 'https://extensions.shopifycdn.com';
let other: FilledShop;

beforeAll(async () => {
  other = await fillShop(openDoors(shop.db, openSeal(sealingKey())), 'other', 2_000n);
  await storeSession(shop.db, other.domain);
});

interface Ask {
  readonly token?: string | null;
  readonly customer?: string | bigint | null;
  readonly method?: string;
  readonly search?: string;
}

const gid = (number: bigint) => `gid://shopify/Customer/${number}`;

async function ask({ token, customer, method = 'GET', search = '' }: Ask = {}) {
  const named = customer === undefined ? shop.mine.customerShopifyId : customer;
  const query = new URLSearchParams(
    named === null ? {} : { customer: typeof named === 'bigint' ? gid(named) : named },
  );
  const bearer = token === undefined ? sessionToken(shop.mine.domain) : token;
  const response = await app.handle(
    new Request(`${address}?${query}${search}`, {
      method,
      headers: {
        ...browser,
        origin: blockOrigin,
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(method === 'POST' ? { body: '{}' } : {}),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? null : JSON.parse(text),
  };
}

const readable = (headers: Headers) => expect(headers.get('access-control-allow-origin')).toBe('*');

describe('a customer’s reviews in the admin', () => {
  it('are told with what became of them, and without who wrote them', async () => {
    const { status, headers, body, text } = await ask();
    expect(status).toBe(200);
    readable(headers);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.customer).toBe(String(shop.mine.customer));
    expect(body.total).toBeGreaterThan(0);
    expect(body.latest.length).toBeLessThanOrEqual(3);
    expect(body.latest[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      product: expect.any(String),
      rating: 4,
      title: 'mine',
      excerpt: 'mine again',
      status: expect.stringMatching(/^(published|pending|hidden)$/),
      purchase: 'kept',
      held: expect.any(Boolean),
      submittedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(text).not.toMatch(/@|displayName|email/);
  });

  it('are there by the plain number, too, and under the customer whom one was merged into', async () => {
    const { body } = await ask();
    expect((await ask({ customer: String(shop.mine.customerShopifyId) })).body).toEqual(body);
    expect((await ask({ customer: shop.mine.mergedShopifyId })).body).toEqual(body);
  });

  it.each([
    '',
    'x',
    '0',
    '-1',
    '1e3',
    'gid://shopify/Order/1001',
    `gid://shopify/Customer/${'9'.repeat(19)}`,
    '1 or 1=1',
  ])('need a customer that can be read: %j', async (customer) => {
    const { status, headers, body } = await ask({ customer });
    expect([status, body]).toEqual([400, { refused: 'bad-input' }]);
    readable(headers);
  });

  it('need a customer at all', async () => {
    expect((await ask({ customer: null })).status).toBe(400);
  });

  it('of somebody unknown or of another shop are not there', async () => {
    for (const customer of [999_999_999n, other.customerShopifyId]) {
      const { status, headers, body } = await ask({ customer });
      expect([status, body]).toEqual([404, { refused: 'not-yours' }]);
      readable(headers);
    }
    const theirs = await ask({ token: sessionToken(other.domain), customer: other.customerShopifyId });
    expect(theirs.body.latest[0].title).toBe('other');
    expect((await ask({ token: sessionToken(other.domain) })).status).toBe(404);
  });

  it('are for the shop of the token, whatever the address says', async () => {
    const search = `&shop=${other.domain}&shopId=${other.shopId}`;
    expect((await ask({ search })).body.latest[0].title).toBe('mine');
    expect((await ask({ search, customer: other.customerShopifyId })).status).toBe(404);
  });
});

describe('whoever is not staff of the shop', () => {
  const tokens: Record<string, (domain: string) => string | null> = {
    none: () => null,
    empty: () => '',
    'not a token': () => 'x.y.z',
    'badly signed': (domain) => sessionToken(domain, { secret: 'not-the-secret' }),
    expired: (domain) => sessionToken(domain, { lifetime: -45 }),
    "another app's": (domain) => sessionToken(domain, { audience: 'another-app' }),
    "a stranger's": () => sessionToken('stranger.myshopify.com'),
    "a shopper's": (domain) => shopperToken(domain, { customer: shop.mine.customerShopifyId }),
    "a shopper's with an address": (domain) =>
      shopperToken(domain, {
        customer: shop.mine.customerShopifyId,
        change: { dest: `https://${domain}` },
      }),
    "a shopper's that says it is of the admin": (domain) =>
      shopperToken(domain, {
        customer: shop.mine.customerShopifyId,
        change: { dest: `https://${domain}`, iss: `https://${domain}/admin` },
      }),
    "a guest's": (domain) => shopperToken(domain, { change: { dest: `https://${domain}` } }),
  };

  it.each(Object.keys(tokens))('is refused, readably, and nothing is stored: %s', async (name) => {
    const before = await fingerprint(shop.client);
    const { status, headers, text } = await ask({ token: tokens[name]?.(shop.mine.domain) ?? null });
    expect(status).toBe(401);
    expect(text).toBe('');
    readable(headers);
    expect(headers.get('location')).toBeNull();
    expect(await fingerprint(shop.client)).toEqual(before);
  });

  it('is not let in by a token or a signature in the address', async () => {
    for (const search of [
      `&id_token=${sessionToken(shop.mine.domain)}&shop=${shop.mine.domain}&embedded=1`,
      proxySearch(shop.mine.domain, { secret: apiSecret }).replace('?', '&'),
    ])
      expect((await ask({ token: null, search })).status).toBe(401);
  });
});

describe('the block’s browser', () => {
  it('is answered before it asks, and told what it may send', async () => {
    const { status, headers } = await ask({ token: null, method: 'OPTIONS' });
    expect(status).toBe(204);
    readable(headers);
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(headers.get('access-control-allow-methods')).toContain('GET');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('cannot write: %s', async (method) => {
    const { status, headers } = await ask({ method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, OPTIONS');
    readable(headers);
  });
});
