import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCustomer } from '../domain/customers.ts';
import type { Shop } from '../domain/types.ts';
import { type FakeApp, startFakeApp } from '../http/fake-app.ts';
import { useState } from '../state/test-database.ts';
import { SECRET, shopperOf } from './test-storefront.ts';

const sandbox = useState();
let app: FakeApp;
let shop: Shop;
let base = '';
const shopper = () => shopperOf(() => sandbox.state, { appOrigin: app.origin, proxyTimeoutMs: 300 });

beforeAll(async () => {
  app = await startFakeApp(SECRET);
  shop = await sandbox.shop({ name: 'Fern & Fable' });
  base = `/store/${shop.domain.replace('.myshopify.com', '')}`;
});
afterAll(() => app.close());
beforeEach(() => {
  app.answer = (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});

/** The query the app got, checked as Shopify describes it. */
function received(): { query: URLSearchParams; genuine(query?: URLSearchParams): boolean } {
  const query = new URL(app.received.at(-1)?.path ?? '', 'http://app.example').searchParams;
  const genuine = (of = query) => {
    const names = [...new Set(of.keys())].filter((name) => name !== 'signature').sort();
    const text = names.map((name) => `${name}=${of.getAll(name).join(',')}`).join('');
    return createHmac('sha256', SECRET).update(text).digest('hex') === of.get('signature');
  };
  return { query, genuine };
}

describe('the app behind the shop', () => {
  it('is told who visits, in a query that only Shopify can sign', async () => {
    const { id } = await sandbox.state.transaction((tx) =>
      createCustomer(tx, shop, { email: 'ada@b.example' }),
    );
    const browser = shopper();
    await browser.get(
      `${base}/apps/afterglow/points/list?b=2&b=1&a=x%20y&logged_in_customer_id=1&signature=0`,
    );
    const guest = received();
    expect(app.received.at(-1)?.path).toMatch(/^\/proxy\/points\/list\?/);
    expect(guest.genuine()).toBe(true);
    expect(guest.query.get('logged_in_customer_id')).toBe('');
    expect(guest.query.getAll('b')).toEqual(['2', '1']);
    expect(guest.query.get('a')).toBe('x y');

    await browser.post(`${base}/account/login`, [['customer', id]]);
    await browser.get(`${base}/apps/afterglow`);
    const { query, genuine } = received();
    expect(Object.fromEntries(query)).toMatchObject({
      shop: shop.domain,
      logged_in_customer_id: id,
      path_prefix: `${base}/apps/afterglow`,
    });
    expect(Math.abs(Number(query.get('timestamp')) - Date.now() / 1000)).toBeLessThan(60);
    expect(genuine()).toBe(true);
    const changed = new URLSearchParams(query);
    changed.set('logged_in_customer_id', '1');
    expect(genuine(changed)).toBe(false);
  });

  it('gets forms as they were sent, also from elsewhere, and no cookie; its own cookies stay with it', async () => {
    app.answer = (_request, response) =>
      response.writeHead(303, { location: `${base}/apps/afterglow/done`, 'set-cookie': 'app=1' }).end();
    const browser = shopper();
    browser.cookies.set('secret', '1');
    const answer = await browser.get(`${base}/apps/afterglow/x`);
    expect(answer.status).toBe(303);
    expect(answer.to).toBe(`${base}/apps/afterglow/done`);
    expect(answer.headers.getSetCookie()).toEqual([]);
    app.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    const posted = await browser.post(
      `${base}/apps/afterglow/unsubscribe`,
      [
        ['List-Unsubscribe', 'One-Click'],
        ['a', 'ä&b'],
      ],
      {},
    );
    expect(posted.html).toBe('{"ok":true}');
    expect(app.received.at(-1)).toMatchObject({ body: 'List-Unsubscribe=One-Click&a=%C3%A4%26b' });
    expect(app.received.at(-1)?.headers.cookie).toBeUndefined();
  });

  it('answers Liquid into the theme', async () => {
    app.answer = (_request, response) =>
      response
        .writeHead(404, { 'content-type': 'application/liquid; charset=utf-8' })
        .end('<h1>Points &amp; more</h1><p>{{ shop.name | escape }} {{ customer.email }}</p>');
    const page = await shopper().get(`${base}/apps/afterglow/points`);
    expect(page.status).toBe(404);
    expect(page.html).toContain('<p>Fern &amp; Fable </p>');
    expect(page.html).toContain('<title>Points &amp; more – Fern &amp; Fable</title>');
    expect(page.html).toContain('class="footer"');
  });

  it('may be slow or away: the shopper is told', async () => {
    app.answer = () => undefined;
    const slow = await shopper().get(`${base}/apps/afterglow/points`);
    expect(slow.status).toBe(504);
    expect(slow.html).toContain('This takes too long');
    const away = await shopperOf(() => sandbox.state).get(`${base}/apps/afterglow/points`);
    expect(away.status).toBe(502);
    expect(away.html).toContain('This page is away');
  });

  it('is not asked for too large a body, nor by a shop without the app', async () => {
    const before = app.received.length;
    const large = await shopper().post(`${base}/apps/afterglow/x`, [['a', 'x'.repeat(5_100_000)]]);
    expect(large.status).toBe(413);
    const other = await sandbox.shop();
    await sandbox.state.query('update shop set installed_at = null where domain = $1', [other.domain]);
    const none = await shopper().get(`/store/${other.domain.replace('.myshopify.com', '')}/apps/afterglow/x`);
    expect(none.status).toBe(404);
    expect(app.received).toHaveLength(before);
  });
});
