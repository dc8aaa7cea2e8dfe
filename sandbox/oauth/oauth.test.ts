import { describe, expect, it } from 'vitest';
import { KEYS, useSandbox } from '../http/test-sandbox.ts';
import { mintIdToken } from './tokens.ts';

const sandbox = useSandbox();

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const type = (kind: string) => `urn:shopify:params:oauth:token-type:${kind}-access-token`;

function exchange(shop: string, change: Record<string, unknown> = {}) {
  return sandbox.post(`/shopify/${shop}/admin/oauth/access_token`, {
    client_id: KEYS.apiKey,
    client_secret: KEYS.secret,
    grant_type: EXCHANGE,
    subject_token: mintIdToken(KEYS, shop),
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: type('offline'),
    expiring: '1',
    ...change,
  });
}

function refresh(shop: string, token: unknown) {
  const client = { client_id: KEYS.apiKey, client_secret: KEYS.secret };
  return sandbox.post(`/shopify/${shop}/admin/oauth/access_token`, {
    ...client,
    grant_type: 'refresh_token',
    refresh_token: token,
  });
}

async function graphql(shop: string, token: unknown, version = '2026-10', query = '{ shop { name } }') {
  const response = await fetch(
    `${sandbox.running.origin}/shopify/${shop}/admin/api/${version}/graphql.json`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': String(token) },
      body: JSON.stringify({ query }),
    },
  );
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('a token exchange', () => {
  it('gives an expiring offline token with the installed scopes', async () => {
    const shop = await sandbox.shop();
    const { status, body } = await exchange(shop);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    expect(String(body.scope).split(',')).toEqual(expect.arrayContaining(['read_orders', 'read_all_orders']));
    expect((await graphql(shop, body.access_token)).status).toBe(200);
  });

  it('gives a lasting token when none is asked to expire, and an online one with its user', async () => {
    const shop = await sandbox.shop();
    expect((await exchange(shop, { expiring: '0' })).body).not.toHaveProperty('refresh_token');
    const online = await exchange(shop, { requested_token_type: type('online') });
    expect(online.body).toMatchObject({ expires_in: 86_399, associated_user: { account_owner: true } });
  });

  it('leaves read_all_orders out where the shop does not give it', async () => {
    const shop = await sandbox.shop({ readAllOrders: false });
    expect(String((await exchange(shop)).body.scope)).not.toContain('read_all_orders');
  });

  it('refuses a wrong client, a forged or foreign id token, and a shop without the app', async () => {
    const shop = await sandbox.shop();
    const bare = await sandbox.shop({ installed: false });
    expect((await exchange(shop, { client_secret: 'no' })).body.error).toBe('invalid_client');
    const forged = mintIdToken({ ...KEYS, secret: 'no' }, shop);
    const foreign = mintIdToken(KEYS, bare);
    for (const subject_token of [forged, foreign]) {
      const answer = await exchange(shop, { subject_token });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_subject_token' } });
    }
    expect((await exchange(bare)).body.error).toBe('invalid_subject_token');
    expect((await exchange('nobody.myshopify.com')).status).toBe(404);
  });
});

describe('a refresh', () => {
  it('gives both of two workers a token that works', async () => {
    const shop = await sandbox.shop();
    const first = await exchange(shop);
    const both = await Promise.all([1, 2].map(() => refresh(shop, first.body.refresh_token)));
    for (const { status, body } of both) {
      expect(status).toBe(200);
      expect((await graphql(shop, body.access_token)).status).toBe(200);
    }
    expect(both[0]?.body.access_token).not.toBe(both[1]?.body.access_token);
  });

  it('is refused once a token made by it has been used', async () => {
    const shop = await sandbox.shop();
    const first = await exchange(shop);
    const second = await refresh(shop, first.body.refresh_token);
    await graphql(shop, second.body.access_token);
    expect((await refresh(shop, first.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(shop, second.body.refresh_token)).status).toBe(200);
  });

  it.each([
    [false, 200],
    [true, 401],
  ])('ends the old access token at once or leaves it (refreshEndsOldToken %s)', async (answer, status) => {
    const shop = await sandbox.shop({ switches: { refreshEndsOldToken: answer } });
    const first = await exchange(shop);
    const both = await Promise.all([
      refresh(shop, first.body.refresh_token),
      refresh(shop, first.body.refresh_token),
    ]);
    expect((await graphql(shop, first.body.access_token)).status).toBe(status);
    for (const { body } of both) expect((await graphql(shop, body.access_token)).status).toBe(200);
  });

  it('works after the access token has expired, and not in another shop', async () => {
    const shop = await sandbox.shop();
    const other = await sandbox.shop();
    const { body } = await exchange(shop);
    await sandbox.post(`/control/shops/${shop}/expire-tokens`);
    expect((await graphql(shop, body.access_token)).status).toBe(401);
    expect((await refresh(other, body.refresh_token)).status).toBe(400);
    expect((await refresh(shop, body.refresh_token)).status).toBe(200);
  });
});

describe('an access token', () => {
  it('outlives the sandbox’s process', async () => {
    const shop = await sandbox.shop();
    const { body } = await exchange(shop);
    await sandbox.restart();
    expect((await graphql(shop, body.access_token)).status).toBe(200);
  });

  it('is refused in another shop, after an uninstall, and when it is made up', async () => {
    const shop = await sandbox.shop();
    const other = await sandbox.shop();
    const { body } = await exchange(shop);
    expect((await graphql(other, body.access_token)).status).toBe(401);
    expect((await graphql(shop, 'shpat_made_up')).status).toBe(401);
    await sandbox.post(`/control/shops/${shop}/uninstall`);
    expect((await graphql(shop, body.access_token)).status).toBe(401);
    expect((await refresh(shop, body.refresh_token)).status).toBe(400);
  });

  it('opens the one API version the app is written for', async () => {
    const shop = await sandbox.shop();
    const { body } = await exchange(shop);
    expect((await graphql(shop, body.access_token, 'unstable')).status).toBe(200);
    expect((await graphql(shop, body.access_token, '2026-07')).status).toBe(404);
  });
});

describe('faults of the API', () => {
  const setUp = async (faults: object) => {
    const shop = await sandbox.shop();
    const { body } = await exchange(shop);
    await sandbox.post(`/control/shops/${shop}/faults`, faults);
    return { shop, call: (query?: string) => graphql(shop, body.access_token, '2026-10', query) };
  };

  it('throttle the next calls', async () => {
    const { call } = await setUp({ throttle: 2 });
    const throttled = { status: 200, body: { errors: [{ extensions: { code: 'THROTTLED' } }] } };
    expect(await call()).toMatchObject(throttled);
    expect(await call()).toMatchObject(throttled);
    expect((await call()).body).toHaveProperty('data');
  });

  it('answer a status for some calls', async () => {
    const { call } = await setUp({ status: { code: 429, calls: 1 } });
    expect((await call()).status).toBe(429);
    expect((await call()).status).toBe(200);
  });

  it('lose the first answer of a named mutation after it was executed', async () => {
    const { call } = await setUp({ timeoutAfterCommit: ['returnProcess'] });
    const mutation = 'mutation { returnProcess(input: {}) { userErrors { field } } }';
    expect((await call('mutation { other { id } }')).status).toBe(200);
    const began = Date.now();
    await expect(call(mutation)).rejects.toThrow();
    expect(Date.now() - began).toBeGreaterThan(900);
    expect((await call(mutation)).status).toBe(200);
  });
});
