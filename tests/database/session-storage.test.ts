import { createServer } from 'node:http';
import { Session } from '@shopify/shopify-api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { readEnv } from '../../app/platform/env.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { openShopifyApp } from '../../app/platform/shopify/access/app.server.ts';
import { openSessionStorage } from '../../app/platform/shopify/access/session-storage.server.ts';
import { openTokens } from '../../app/platform/shopify/access/tokens.server.ts';
import { AdminUnavailable } from '../../app/platform/shopify/errors.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const key = Buffer.alloc(32, 3);
const shop = 'tokens.myshopify.com';
const id = `offline_${shop}`;
const hour = 3_600_000;

/** Shopify's door for refreshes: each gives another token; the first answers come last. */
const given: string[] = [];
let refuse: number | null = null;
const shopify = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (refuse !== null) {
      response.writeHead(refuse, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
      return;
    }
    const token = `shpat_${given.length + 1}`;
    given.push(token);
    const answer = {
      access_token: token,
      scope: 'read_orders',
      expires_in: 3600,
      refresh_token: `shprt_${given.length}`,
      refresh_token_expires_in: 7_776_000,
    };
    const send = () =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    setTimeout(send, given.length === 1 ? 400 : 0);
  });
});

const processes: { db: Database; tokenFor: ReturnType<typeof openTokens> }[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => shopify.listen(0, '127.0.0.1', resolve));
  const address = shopify.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const env = readEnv({
    NODE_ENV: 'test',
    SHOPIFY_API_KEY: 'key',
    SHOPIFY_API_SECRET: 'secret',
    SHOPIFY_APP_URL: 'http://localhost:3000',
    SHOPIFY_API_ORIGIN: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
  });
  // As two processes are: pools, storage and library of their own, one database.
  for (let count = 0; count < 2; count++) {
    const db = openDatabase({ url: database.url, reactionsOf: () => [] });
    const sessionStorage = openSessionStorage(db.prisma, openSeal(key));
    const app = openShopifyApp({ env, sessionStorage, afterAuth: async () => {} });
    processes.push({ db, tokenFor: openTokens(db, app) });
  }
});
afterEach(() => {
  given.length = 0;
  refuse = null;
});
afterAll(async () => {
  for (const { db } of processes) await db.close();
  shopify.closeAllConnections();
  await new Promise((resolve) => shopify.close(resolve));
});

function databaseOf(index = 0): Database {
  const db = processes[index]?.db;
  if (db === undefined) throw new Error('The processes run from beforeAll on');
  return db;
}
const storage = (index = 0) => openSessionStorage(databaseOf(index).prisma, openSeal(key));

const session = (more: object = {}) =>
  new Session({
    id,
    shop,
    state: '',
    isOnline: false,
    accessToken: 'shpat_stored',
    refreshToken: 'shprt_stored',
    refreshTokenExpires: new Date(Date.now() + 90 * 24 * hour),
    scope: 'read_orders',
    expires: new Date(Date.now() + hour),
    ...more,
  });
const expiring = () => session({ expires: new Date(Date.now() + 60_000) });
const askAll = (times: number) =>
  Promise.all(
    Array.from({ length: times }, (_, index) => processes[index % processes.length]?.tokenFor(shop) ?? null),
  );

describe('a stored session', () => {
  it('comes back as it was', async () => {
    await storage().storeSession(session());
    const loaded = await storage(1).loadSession(id);
    expect(loaded?.accessToken).toBe('shpat_stored');
    expect(loaded?.refreshToken).toBe('shprt_stored');
    const found = await storage(1).findSessionsByShop?.(shop);
    expect(found?.map((one) => one.accessToken)).toEqual(['shpat_stored']);
  });

  it('holds no token that a reader of the database could use', async () => {
    await storage().storeSession(session());
    const [row] = await databaseOf().sql<{ line: string }>`select s::text as line from session s`;
    expect(row?.line).toContain(shop);
    expect(row?.line).not.toMatch(/shpat|shprt|stored/);
    const wrongKey = openSessionStorage(databaseOf().prisma, openSeal(Buffer.alloc(32, 4)));
    await expect(wrongKey.loadSession(id)).rejects.toThrow();
  });

  it('is forgotten with its tokens', async () => {
    await storage().storeSession(session());
    await storage().deleteSessions([id]);
    expect(await storage(1).loadSession(id)).toBeUndefined();
    expect(await askAll(1)).toEqual([null]);
  });
});

describe('a token', () => {
  it('is taken as it stands while it is fresh', async () => {
    await storage().storeSession(session());
    expect(await askAll(2)).toEqual([{ accessToken: 'shpat_stored' }, { accessToken: 'shpat_stored' }]);
    expect(given).toEqual([]);
  });

  it('that expires is refreshed once by all who need it, and Shopify’s last one is kept', async () => {
    await storage().storeSession(expiring());
    const tokens = await askAll(10);
    expect(given).toEqual(['shpat_1']);
    expect(new Set(tokens.map((token) => token?.accessToken))).toEqual(new Set(['shpat_1']));
    expect((await storage().loadSession(id))?.accessToken).toBe(given.at(-1));
    expect((await storage().loadSession(id))?.refreshToken).toBe('shprt_1');
  });

  it.each([400, 401, 403])(
    'that Shopify refuses to refresh with %i is none: the app was removed',
    async (status) => {
      await storage().storeSession(expiring());
      refuse = status;
      expect(await askAll(1)).toEqual([null]);
    },
  );

  it.each([429, 500, 503])(
    'that cannot be refreshed for a moment (%i) is asked for again later',
    async (status) => {
      await storage().storeSession(expiring());
      refuse = status;
      await expect(askAll(1)).rejects.toThrow(AdminUnavailable);
      expect((await storage().loadSession(id))?.refreshToken).toBe('shprt_stored');
    },
  );
});
