import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { browser, proxySearch, sealingKey, shopperToken, useBuiltApp } from '../support/built-app.ts';
import { type FilledShop, fillShop, openDoors } from '../support/filled-shop.ts';
import { fingerprint } from '../support/fingerprint.ts';

/* A shopper with a link or a token, on the built app: what is shown, what is taken, and what is refused and how. */

const app = useBuiltApp();
const script = '"><script>alert(1)</script>';
let client: pg.Client;
let db: Database;
let shop: FilledShop;
let other: FilledShop;
/** Delivered, asked about later, not reviewed; by our number and by Shopify's. */
let open: { id: bigint; shopifyId: bigint; line: string };

beforeAll(async () => {
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  db = openDatabase({ url: app.databaseUrl, reactionsOf });
  const doors = openDoors(db, openSeal(sealingKey()));
  shop = await fillShop(doors, 'pages', 1_000n);
  other = await fillShop(doors, 'neighbour', 2_000n);
  const { rows } = await client.query(
    'select id::text from commerce_order where shop_id = $1 and shopify_id = 1111',
    [String(shop.shopId)],
  );
  open = { id: BigInt(rows[0].id), shopifyId: 1111n, line: '11' };
});
afterAll(async () => {
  await db.close();
  await client.end();
});

const links = () => openSignedLinks(sealingKey());
const inDays = (days: number) => Temporal.Now.instant().add({ hours: 24 * days });
const tokenFor = (order: bigint, of: FilledShop = shop, days = 60) =>
  links().sign('review', of.shopId, order.toString(), inDays(days));

interface Visit {
  readonly token?: string;
  readonly order?: string;
  readonly customer?: bigint;
  readonly form?: Record<string, string>;
  readonly page?: 'review' | 'unsubscribe';
  readonly language?: string;
}

async function visit({ token, order, customer, form, page = 'review', language }: Visit) {
  const more: Record<string, string> = {};
  if (token !== undefined) more.token = token;
  if (order !== undefined) more.order = order;
  const search = proxySearch(shop.domain, { more, ...(customer === undefined ? {} : { customer }) });
  const answer = await app.handle(
    new Request(`http://localhost:3000/proxy/${page}${search}`, {
      headers: {
        ...browser,
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    }),
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function call(method: 'GET' | 'POST', customer: bigint, body?: unknown, search = '') {
  const answer = await app.handle(
    new Request(`http://localhost:3000/api/reviews${search}`, {
      method,
      headers: { authorization: `Bearer ${shopperToken(shop.domain, { customer })}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: await answer.json().catch(() => null), headers: answer.headers };
}

const everything = () => fingerprint(client, shop.shopId);

describe('the page of a review', () => {
  it('shows every product of the order, works without scripts, and stores nothing', async () => {
    const before = await everything();
    const page = await visit({ token: tokenFor(open.id) });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('name="rating-11"');
    // One script, ours and without it the page is whole: what is typed is kept for later.
    expect(page.text.match(/<script/g)).toHaveLength(1);
    expect(page.text).toContain('<script src="/apps/afterglow/review-draft.js">');
    expect(page.text).toContain('action="/apps/afterglow/review?token=');
    expect(await everything()).toEqual(before);
  });

  it('speaks five languages', async () => {
    const titles = new Set<string>();
    for (const language of ['en', 'de-CH,de;q=0.9', 'fr', 'es', 'ja'])
      titles.add((await visit({ token: 'x', language })).text.match(/<h1>(.*)<\/h1>/)?.[1] ?? '');
    expect(titles.size).toBe(5);
  });

  it('refuses links that are forged, expired, of another shop or of another purpose, and stores nothing', async () => {
    const before = await everything();
    const good = tokenFor(open.id);
    const cases: [number, string][] = [
      [404, `${good.slice(0, -2)}xx`],
      [404, ''],
      [404, 'x'.repeat(3000)],
      [404, tokenFor(other.order, other)],
      [404, links().sign('unsubscribe', shop.shopId, open.id.toString(), inDays(60))],
      [404, tokenFor(other.order)],
      [404, links().sign('review', shop.shopId, '1e18', inDays(60))],
      [410, tokenFor(open.id, shop, -1)],
    ];
    for (const form of [undefined, { 'rating-11': '5' }])
      for (const [status, token] of cases) {
        const page = await visit({ token, ...(form === undefined ? {} : { form }) });
        expect(page.status, token).toBe(status);
        expect(page.text).toContain('<h1>');
        expect(page.text).not.toMatch(/ at \/|Error:/);
      }
    expect((await visit({})).status).toBe(401);
    expect((await visit({ order: '1111', customer: other.customerShopifyId })).status).toBe(401);
    expect(await everything()).toEqual(before);
  });

  it('says next to the field what is wrong, keeps what was typed, and escapes it', async () => {
    const before = await everything();
    const form = { 'title-11': script, 'body-11': script, name: script };
    const page = await visit({ token: tokenFor(open.id), form });
    expect(page.status).toBe(422);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).toContain('Choose a rating from 1 to 5 stars.');
    const long = await visit({
      token: tokenFor(open.id),
      form: { 'rating-11': '5', 'title-11': 'x'.repeat(200), name: '\u0000' },
    });
    expect(long.status).toBe(422);
    expect(long.text).toContain('at most 120 characters');
    for (const stars of ['0', '6', '-1', '1e18', 'constructor', '5\u0000'])
      expect((await visit({ token: tokenFor(open.id), form: { 'rating-11': stars } })).status).toBe(422);
    expect((await visit({ token: tokenFor(open.id), form: {} })).status).toBe(422);
    expect((await visit({ token: tokenFor(open.id), form: { line: '999', 'rating-999': '5' } })).status).toBe(
      404,
    );
    const huge = await visit({ token: tokenFor(open.id), form: { 'body-11': 'x'.repeat(70_000) } });
    expect(huge.status).toBe(413);
    expect(await everything()).toEqual(before);
  });

  it('takes a review once, shows it where it stands, and says so the second time', async () => {
    const form = { line: '11', 'rating-11': '3', 'title-11': script, 'body-11': 'runs small', name: script };
    const sent = await visit({ token: tokenFor(open.id), form });
    expect(sent.status).toBe(303);
    const location = sent.headers.get('location') ?? '';
    expect(location).toMatch(/^\/apps\/afterglow\/review\?token=.+&sent=1$/);
    const thanks = await visit({ token: tokenFor(open.id) });
    expect(thanks.text).toContain('Everything from this order has been reviewed.');
    expect(thanks.text).not.toContain('<script>alert');
    const again = await visit({ token: tokenFor(open.id), form });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Already reviewed');
    const { rows } = await client.query(
      `select r.rating, r.via, r.verification, t.body from review r join review_text t on t.review_id = r.id and t.shop_id = r.shop_id
       where r.shop_id = $1 and r.order_id = $2`,
      [String(shop.shopId), String(open.id)],
    );
    expect(rows).toEqual([{ rating: 3, via: 'mail', verification: 'verified_buyer', body: 'runs small' }]);
  });

  it('is also there for a customer who is signed in, for their own orders only', async () => {
    const mine = await visit({ order: '1110', customer: shop.customerShopifyId });
    expect(mine.status).toBe(200);
    const list = await visit({ customer: shop.customerShopifyId });
    expect(list.status).toBe(200);
    expect((await visit({ order: '2110', customer: shop.customerShopifyId })).status).toBe(404);
  });
});

describe('the call of an extension', () => {
  const customer = () => shop.customerShopifyId;
  const input = (change: object = {}) => ({
    order: 'gid://shopify/Order/1111',
    line: 'gid://shopify/LineItem/11',
    rating: 5,
    ...change,
  });

  it('lists what was written and can be written, and is told when it is done already', async () => {
    const listed = await call('GET', customer());
    expect(listed.status).toBe(200);
    expect(listed.headers.get('access-control-allow-origin')).toBe('*');
    expect(listed.body.written.length).toBeGreaterThanOrEqual(2);
    const one = await call('GET', customer(), undefined, '?order=gid://shopify/Order/1110');
    expect(one.body.written).toHaveLength(1);
    expect(await call('POST', customer(), input())).toMatchObject({
      status: 409,
      body: { refused: 'already-done' },
    });
  });

  it('refuses everything else with a word, and stores nothing', async () => {
    const before = await everything();
    const cases: [number, string, unknown][] = [
      [404, 'not-yours', input({ order: 'gid://shopify/Order/2110' })],
      [404, 'not-yours', input({ order: 'gid://shopify/Order/999999' })],
      [422, 'unknown-line', input({ line: 'gid://shopify/LineItem/999' })],
      [422, 'not-allowed', input({ order: 'gid://shopify/Order/1101' })],
      [400, 'bad-input', input({ order: 'gid://shopify/Product/1111' })],
      [400, 'bad-input', input({ line: 'javascript:alert(1)' })],
      [400, 'bad-input', input({ order: '9'.repeat(40) })],
      ...[0, 6, -1, 1e9, 1e18, 4.5, '5', null].map((rating): [number, string, unknown] => [
        400,
        'bad-input',
        input({ rating }),
      ]),
      [400, 'bad-input', input({ title: 'x'.repeat(121) })],
      [400, 'bad-input', input({ body: 'a\u0000' })],
      [400, 'bad-input', 'not json'],
      [400, 'bad-input', []],
    ];
    for (const [status, refused, body] of cases)
      expect(await call('POST', customer(), body), JSON.stringify(body)).toMatchObject({
        status,
        body: { refused },
      });
    expect((await call('POST', customer(), input({ body: 'x'.repeat(70_000) }))).status).toBe(413);
    expect((await call('GET', customer(), undefined, '?order=x')).status).toBe(400);
    expect((await call('POST', other.customerShopifyId, input())).body).toEqual({ refused: 'not-yours' });
    expect(await everything()).toEqual(before);
  });
});

describe('the page to unsubscribe', () => {
  const token = () =>
    links().sign('unsubscribe', shop.shopId, `customer:${shop.merged} review-request`, null);

  it('asks first, and takes the button or a mail program’s one POST', async () => {
    await client.query('delete from message_unsubscribe where person = $1', [`customer:${shop.customer}`]);
    const before = await everything();
    const asked = await visit({ page: 'unsubscribe', token: token() });
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('<button');
    expect(await everything()).toEqual(before);
    const form = { 'List-Unsubscribe': 'One-Click' };
    for (let times = 0; times < 2; times++)
      expect((await visit({ page: 'unsubscribe', token: token(), form })).status).toBe(200);
    const done = await visit({ page: 'unsubscribe', token: token() });
    expect(asked.text).toContain('name="review-request" value="1" checked');
    expect(done.text).toContain('name="review-request" value="1">');
  });

  it('refuses a link that is not good', async () => {
    const before = await everything();
    const theirs = links().sign(
      'unsubscribe',
      other.shopId,
      `customer:${shop.customer} review-request`,
      null,
    );
    for (const wrong of [theirs, `${token()}x`, tokenFor(open.id), ''])
      for (const form of [undefined, {}])
        expect((await visit({ page: 'unsubscribe', token: wrong, ...(form ? { form } : {}) })).status).toBe(
          404,
        );
    expect(await everything()).toEqual(before);
  });
});
