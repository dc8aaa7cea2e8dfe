import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { origin } from '../support/app-routes.ts';
import { proxySearch, sealingKey, shopperToken, storeSession, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';

/*
 * What a shopper's page says and gets, on the built app: the token alone says whose points they are. Shopify is a
 * stand-in that makes every code it is asked for.
 */

let shopify: Server;
let made: string[] = [];
/** What customers' metafields were set to, by the customer's gid. */
const shown = new Map<string, unknown>();
const call = z.object({
  query: z.string(),
  variables: z.object({
    discount: z.object({ code: z.string() }).optional(),
    metafields: z.array(z.object({ ownerId: z.string(), value: z.string() })).optional(),
  }),
});

/** What Shopify answers to an operation of ours, by its name. */
function answerTo(query: string, code: string): object {
  const node = {
    codeDiscountNode: { id: `gid://shopify/DiscountCodeNode/${made.length + 1}` },
    userErrors: [],
  };
  if (query.includes('DiscountCreateBasic')) {
    made.push(code);
    return { discountCodeBasicCreate: node };
  }
  if (query.includes('MetafieldsSet')) return { metafieldsSet: { userErrors: [] } };
  if (query.includes('DiscountDeactivate')) return { discountCodeDeactivate: { userErrors: [] } };
  return { orders: { nodes: [] } };
}

beforeAll(async () => {
  shopify = createServer(async (request, response) => {
    const asked = call.parse(await json(request));
    for (const { ownerId, value } of asked.variables.metafields ?? []) shown.set(ownerId, JSON.parse(value));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: answerTo(asked.query, asked.variables.discount?.code ?? '') }));
  });
  await new Promise<void>((resolve) => shopify.listen(0, '127.0.0.1', resolve));
});
const app = useBuiltApp({
  shopifyOrigin: () => {
    const address = shopify.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  },
});
let db: Database;
let shop: FilledShop;
let other: FilledShop;

beforeAll(async () => {
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  const doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'alpha', 1_000n);
  other = await fillShop(doors, 'bravo', 2_000n);
  for (const { domain } of [shop, other]) await storeSession(db, domain);
  await db.sql`update commerce_shop set granted_scopes = granted_scopes || '{write_discounts,write_customers}'::text[]`;
  await db.sql`insert into platform_test_clock (domain, business_at, real_at, running)
    select domain, ${doors.now}, clock_timestamp(), false from commerce_shop`;
});
beforeEach(() => {
  made = [];
});
afterAll(async () => {
  await db.close();
  await new Promise((resolve) => shopify.close(resolve));
});

const whole = z.object({
  id: z.string(),
  state: z.string(),
  code: z.string().nullable(),
  points: z.string(),
});

function ask(
  path: string,
  who: FilledShop,
  body?: object,
  customer: bigint | undefined = who.customerShopifyId,
) {
  const token = shopperToken(who.domain, customer === undefined ? {} : { customer });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const sent = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  return app.handle(new Request(`${origin}/api/${path}`, sent));
}

async function redeem(who: FilledShop, key: string, more: object = {}) {
  const response = await ask('redemptions', who, {
    reward: who.domain.split('.')[0],
    key,
    where: 'cart',
    ...more,
  });
  return { status: response.status, body: await response.json() };
}

describe('GET /api/rewards', () => {
  it('shows a customer what they have and what it buys', async () => {
    const response = await ask('rewards', shop);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      live: true,
      balance: { held: '5', debt: '0' },
      rewards: [
        { id: 'alpha', kind: 'amount-off', value: { amount: '5.00', currencyCode: 'USD' }, points: '5' },
      ],
      redemptions: [{ id: shop.held.toString(), state: 'held', points: '5' }],
    });
  });

  it('shows a guest, and somebody of whom we have not heard, the rewards alone', async () => {
    const token = shopperToken(shop.domain);
    const headers = { authorization: `Bearer ${token}` };
    const guest = await app.handle(new Request(`${origin}/api/rewards`, { headers }));
    expect(await guest.json()).toMatchObject({
      balance: null,
      redemptions: [],
      rewards: [{ spendable: '0' }],
    });
    const unheard = await ask('rewards', shop, undefined, 987654321n);
    expect(await unheard.json()).toMatchObject({ balance: null, redemptions: [] });
  });
});

describe('POST /api/redemptions', () => {
  it('answers with a code, the same for the same key, and refuses what the rest does not cover', async () => {
    const first = await redeem(shop, 'one');
    expect(first).toMatchObject({ status: 200, body: { state: 'held', reward: 'alpha', points: '5' } });
    expect(made).toEqual([whole.parse(first.body).code]);
    expect(await redeem(shop, 'one')).toEqual(first);
    expect(made.length).toBe(1);
    const refused = await redeem(shop, 'two', { reward: 'alpha', points: '10' });
    expect(refused).toMatchObject({ status: 400, body: { refused: 'bad-input' } });
  });

  it('asks the token whose points they are, whatever the body says', async () => {
    const before = await (await ask('rewards', other)).json();
    const body = { customer: other.customerShopifyId.toString(), customerId: other.customer.toString() };
    expect((await redeem(shop, 'body', body)).status).toBe(200);
    expect(await (await ask('rewards', other)).json()).toEqual(before);
    const guest = await app.handle(
      new Request(`${origin}/api/redemptions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${shopperToken(shop.domain)}` },
        body: JSON.stringify({ reward: 'alpha', key: 'guest', where: 'cart' }),
      }),
    );
    expect([guest.status, await guest.json()]).toEqual([422, { refused: 'not-allowed' }]);
  });

  it('says insufficient-points to who has none', async () => {
    const response = await ask(
      'redemptions',
      shop,
      { reward: 'alpha', key: 'k', where: 'account' },
      987654321n,
    );
    expect([response.status, await response.json()]).toEqual([
      422,
      { refused: 'insufficient-points', values: { available: '0' } },
    ]);
  });
});

describe('POST /api/redemptions/:id/release', () => {
  it('gives free what is one’s own, again is fine, used is too late', async () => {
    const { id } = whole.parse((await redeem(shop, 'release')).body);
    for (let time = 0; time < 2; time++) {
      const response = await ask(`redemptions/${id}/release`, shop, {});
      expect([response.status, await response.json()]).toMatchObject([200, { id, state: 'voided' }]);
    }
    const used = await ask(`redemptions/${shop.used}/release`, shop, {});
    expect([used.status, await used.json()]).toEqual([409, { refused: 'already-done' }]);
  });

  it.each([
    ['of another shop', () => other.held.toString()],
    ['that is not there', () => '999999999'],
    ['that is no number', () => "1'--"],
    ['beyond measure', () => '9'.repeat(40)],
  ])('finds nothing %s', async (_what, id) => {
    const response = await ask(`redemptions/${encodeURIComponent(id())}/release`, shop, {});
    expect([response.status, await response.json()]).toEqual([404, { refused: 'not-yours' }]);
  });
});

describe('the forms of the storefront', () => {
  const send = (
    path: string,
    fields: Record<string, string>,
    customer: bigint | undefined,
    prefix?: string,
  ) =>
    app.handle(
      new Request(
        `${origin}/proxy/${path}${proxySearch(shop.domain, {
          ...(customer === undefined ? {} : { customer }),
          ...(prefix === undefined ? {} : { prefix }),
        })}`,
        { method: 'POST', body: new URLSearchParams(fields) },
      ),
    );

  it('lead to the cart with the code on it, below the root under which they were called', async () => {
    const fields = { reward: 'alpha', points: '', key: 'form' };
    const response = await send('redemptions', fields, shop.customerShopifyId);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/discount/${made[0]}?redirect=%2Fcart`);
    const below = await send('redemptions', fields, shop.customerShopifyId, '/store/alpha/apps/afterglow');
    expect(below.headers.get('location')).toMatch(
      /^\/store\/alpha\/discount\/LOY-\w+\?redirect=%2Fstore%2Falpha%2Fcart$/,
    );
  });

  it('lead back to the cart with a word when nothing is redeemed', async () => {
    const response = await send('redemptions', { reward: 'alpha', key: 'guest' }, undefined);
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/cart?afterglow=not-allowed#afterglow-not-allowed',
    ]);
    expect((await send('redemptions', { key: 'guest' }, shop.customerShopifyId)).status).toBe(400);
  });

  it('give free what was reserved', async () => {
    const { id } = whole.parse((await redeem(shop, 'form')).body);
    const response = await send(`redemptions/${id}/release`, {}, shop.customerShopifyId);
    expect(response.headers.get('location')).toBe('/cart?afterglow=released#afterglow-released');
    const foreign = await send(`redemptions/${other.held}/release`, {}, shop.customerShopifyId);
    expect(foreign.headers.get('location')).toBe('/cart?afterglow=not-yours#afterglow-not-yours');
  });

  it('have written what is left before they lead back, for a page that never looks again', async () => {
    const mine = () => shown.get(`gid://shopify/Customer/${shop.customerShopifyId}`);
    await send('redemptions', { reward: 'alpha', points: '', key: 'looked at' }, shop.customerShopifyId);
    const { id } = whole.parse((await redeem(shop, 'looked at')).body);
    expect(mine()).toMatchObject({ redemption: { id } });
    await send(`redemptions/${id}/release`, {}, shop.customerShopifyId);
    expect(mine()).not.toMatchObject({ redemption: { id } });
  });
});
