import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openAdminClient } from '../../app/platform/shopify/admin-client.server.ts';
import { openApiBudget } from '../../app/platform/shopify/api-budget.server.ts';
import { readAccessScopes } from '../../app/platform/shopify/operations/access-scopes.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const server = setupServer();
const origin = 'http://sandbox.test';
const path = `${origin}/shopify/a.myshopify.com/admin/api/2026-10/graphql.json`;
const shop = { id: 1n, domain: 'a.myshopify.com' };
let db: Database;
let token: { accessToken: string } | null = { accessToken: 'shpat_1' };

beforeAll(async () => {
  server.listen();
  db = openDatabase({ url: database.url, reactionsOf: () => [] });
  await db.sql`insert into commerce_shop (domain, installed_at) values ('a.myshopify.com', now())`;
});
afterEach(async () => {
  server.resetHandlers();
  token = { accessToken: 'shpat_1' };
  await db.sql`delete from platform_api_budget`;
});
afterAll(async () => {
  server.close();
  await db.close();
});

const status = (currentlyAvailable: number) => ({
  maximumAvailable: 2000,
  currentlyAvailable,
  restoreRate: 100,
});
const cost = (available: number, requested = 5) => ({
  cost: { requestedQueryCost: requested, throttleStatus: status(available) },
});
const scopes = {
  data: { currentAppInstallation: { accessScopes: [{ handle: 'read_orders' }] } },
  extensions: cost(1995),
};
const throttled = (available: number, requested = 5) => ({
  errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
  extensions: cost(available, requested),
});

/** Answers in turn; the last one again and again. */
function answers(...all: (() => Response)[]): { calls: Request[] } {
  const calls: Request[] = [];
  server.use(
    http.post(path, ({ request }) => {
      calls.push(request.clone());
      const answer = all[Math.min(calls.length, all.length) - 1];
      return answer?.() ?? HttpResponse.error();
    }),
  );
  return { calls };
}

function call() {
  const client = openAdminClient({
    tokenFor: async () => token,
    budget: openApiBudget(db.sql),
    apiOrigin: origin,
  });
  return client.call(shop, readAccessScopes, {});
}

const available = async () =>
  (await db.sql<{ available: number }>`select available from platform_api_budget where shop_id = 1`)[0]
    ?.available;

describe('a call to the Admin API', () => {
  it('carries the token, asks the right version, and keeps what Shopify says of the budget', async () => {
    const { calls } = answers(() => HttpResponse.json(scopes));
    expect(await call()).toEqual(['read_orders']);
    expect(calls[0]?.headers.get('x-shopify-access-token')).toBe('shpat_1');
    expect(await available()).toBe(1995);
  });

  it('asks once more with the token that another process has stored meanwhile', async () => {
    const { calls } = answers(
      () => {
        token = { accessToken: 'shpat_2' };
        return new HttpResponse(null, { status: 401 });
      },
      () => HttpResponse.json(scopes),
    );
    expect(await call()).toEqual(['read_orders']);
    expect(calls.map((request) => request.headers.get('x-shopify-access-token'))).toEqual([
      'shpat_1',
      'shpat_2',
    ]);
  });

  it('is not repeated with a token that Shopify has just refused', async () => {
    const { calls } = answers(() => new HttpResponse(null, { status: 401 }));
    await expect(call()).rejects.toThrow('refuses our token');
    expect(calls).toHaveLength(1);
  });

  it('waits as long as is needed and asks again when it is throttled for a moment', async () => {
    const { calls } = answers(
      () => HttpResponse.json(throttled(4, 44)),
      () => HttpResponse.json(scopes),
    );
    const started = performance.now();
    expect(await call()).toEqual(['read_orders']);
    expect(performance.now() - started).toBeGreaterThan(350);
    expect(calls).toHaveLength(2);
  });

  it('gives the job back when it would have to wait longer than five seconds', async () => {
    answers(() => HttpResponse.json(throttled(0, 900)));
    await expect(call()).rejects.toMatchObject({ name: 'ThrottledError', temporary: true });
    const error = await call().catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty('retryAfterSeconds', expect.any(Number));
  });

  it('does not even ask when the budget of all processes is used up, and gives its points back', async () => {
    const { calls } = answers(() => HttpResponse.json(scopes));
    await openApiBudget(db.sql).reserve(1n, 5);
    await openApiBudget(db.sql).correct(1n, status(-5000));
    await expect(call()).rejects.toMatchObject({ name: 'ThrottledError' });
    expect(calls).toHaveLength(0);
    expect(await available()).toBeGreaterThanOrEqual(-5000);
  });

  it('honours Retry-After of a 429', async () => {
    const { calls } = answers(
      () => new HttpResponse(null, { status: 429, headers: { 'retry-after': '0.2' } }),
      () => HttpResponse.json(scopes),
    );
    await call();
    expect(calls).toHaveLength(2);
  });

  it.each([500, 502, 503, 423])('breaks as unavailable at %i', async (code) => {
    answers(() => new HttpResponse('oops', { status: code }));
    await expect(call()).rejects.toMatchObject({ name: 'AdminUnavailable', temporary: true });
  });

  it('breaks as unavailable when nobody answers, or not with GraphQL', async () => {
    answers(() => HttpResponse.error());
    await expect(call()).rejects.toMatchObject({ name: 'AdminUnavailable' });
    server.resetHandlers();
    answers(() => HttpResponse.html('<p>Maintenance</p>'));
    await expect(call()).rejects.toMatchObject({ name: 'AdminUnavailable' });
  });

  it('says that we are not installed without a token, and when it is refused', async () => {
    answers(() => new HttpResponse(null, { status: 401 }));
    await expect(call()).rejects.toMatchObject({ name: 'NotInstalled' });
    token = null;
    await expect(call()).rejects.toMatchObject({ name: 'NotInstalled' });
  });

  it('names what Shopify refused, and takes no answer that is not what the document asks for', async () => {
    const denied = { message: 'Access denied for customers', extensions: { code: 'ACCESS_DENIED' } };
    answers(() => HttpResponse.json({ data: null, errors: [denied], extensions: cost(1995) }));
    await expect(call()).rejects.toMatchObject({ name: 'AdminRefused', codes: ['ACCESS_DENIED'] });
    server.resetHandlers();
    answers(() => HttpResponse.json({ data: { currentAppInstallation: null }, extensions: cost(1995) }));
    await expect(call()).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('never has the token in an error', async () => {
    answers(() => new HttpResponse(null, { status: 500 }));
    const error = await call().catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('shpat');
  });
});

describe('the budget shared by all processes', () => {
  it('is taken from by one statement each, so that nothing is promised twice', async () => {
    const budget = openApiBudget(db.sql);
    await budget.reserve(1n, 0);
    await budget.correct(1n, { maximumAvailable: 1000, currentlyAvailable: 1000, restoreRate: 0 });
    await Promise.all(Array.from({ length: 30 }, () => budget.reserve(1n, 50)));
    expect(await available()).toBe(-500);
  });

  it('refills with time, up to its maximum', async () => {
    const budget = openApiBudget(db.sql);
    await budget.reserve(1n, 0);
    await budget.correct(1n, { maximumAvailable: 1000, currentlyAvailable: 0, restoreRate: 100 });
    await db.sql`update platform_api_budget set read_at = now() - interval '3 seconds'`;
    expect((await budget.reserve(1n, 0)).available).toBeCloseTo(300, -1);
    await db.sql`update platform_api_budget set read_at = now() - interval '3 hours'`;
    expect((await budget.reserve(1n, 10)).available).toBe(990);
  });
});
