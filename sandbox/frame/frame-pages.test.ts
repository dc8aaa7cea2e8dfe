import { beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../domain/customers.ts';
import { createProducts } from '../domain/products.ts';
import { getShop } from '../domain/shops.ts';
import type { OrderData } from '../domain/types.ts';
import { demoDomain, seedDemo } from '../seeds/seed-demo.ts';
import { useState } from '../state/test-database.ts';
import { frameFor } from './test-frame.ts';

const sandbox = useState();
const at = frameFor(() => sandbox.state);
const now = '2026-03-03T09:00:00Z';
let orders: OrderData[] = [];

beforeAll(async () => {
  await seedDemo(sandbox.state, { origin: at.origin, now, seed: 3, customers: 45, orders: 140, months: 6 });
  const rows = await sandbox.state.query<{ data: OrderData }>(
    `select data from resource where shop = $1 and kind = 'order' order by processed_at desc, id desc`,
    [demoDomain],
  );
  orders = rows.map((row) => row.data);
});

/** What a template prints when something was missing. */
const broken = />\s*(undefined|null|NaN|true|false)\s*<|\[object |undefined|NaN/;

describe('pages of the frame', () => {
  it.each([
    '/',
    at.admin,
    '/orders',
    '/orders/new',
    '/customers',
    '/products',
    '/discounts',
    '/settings',
    '/elsewhere',
    '/name-server',
    '/apps/afterglow',
  ])('%s is whole', async (path) => {
    const page = await at.page(path.startsWith('/admin') || path === '/' ? path : `${at.admin}${path}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(broken);
    expect(page.html).toContain('Fern &amp; Fable');
    expect(page.html.match(/<h1/g)).toHaveLength(1);
  });

  it('is whole for every kind of order and each of its forms', async () => {
    const kinds = new Map(
      orders.map((order) => [
        [
          order.presentmentCurrency,
          order.cancelledAt !== null,
          order.fulfillments.length,
          order.refunds.length,
          order.transactions.length,
          order.customerId === null,
        ].join(),
        order,
      ]),
    );
    expect(kinds.size).toBeGreaterThan(8);
    for (const order of kinds.values()) {
      for (const form of ['', '/refund', '/edit', '/fulfil', '/cancel']) {
        const page = await at.page(`${at.admin}/orders/${order.id}${form}`);
        expect(page.status).toBe(200);
        expect(page.html).not.toMatch(broken);
        expect(page.html).toContain(order.name);
      }
    }
  });

  it('is whole for every product with its picture and every customer', async () => {
    const rows = await sandbox.state.query<{ kind: string; id: string }>(
      `select kind, id from resource where shop = $1 and kind in ('product', 'customer')`,
      [demoDomain],
    );
    for (const { kind, id } of rows) {
      const page = await at.page(`${at.admin}/${kind}s/${id}`);
      expect(page.status).toBe(200);
      expect(page.html).not.toMatch(broken);
      if (kind !== 'product') continue;
      const picture = await at.page(`/images/products/${id}.svg?colour=Moss`);
      expect(picture.html).toMatch(/^<svg /);
    }
  });

  it('leads on from page to page of the orders without leaving one out or showing one twice', async () => {
    const seen: string[] = [];
    let path: string | undefined = `${at.admin}/orders`;
    while (path !== undefined) {
      const { html }: { html: string } = await at.page(path);
      seen.push(
        ...[...html.matchAll(/class="key[^"]*" href="[^"]*\/orders\/(\d+)"/g)].map((match) => match[1] ?? ''),
      );
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(orders.map((order) => order.id));
  });

  it('leads back to the newer page it came from', async () => {
    const first = await at.page(`${at.admin}/orders`);
    const link = (html: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await at.page(link(first.html, 'next'));
    const back = await at.page(link(second.html, 'prev'));
    const names = (html: string) => [...html.matchAll(/>(#\d+)<\/a>/g)].map((match) => match[1]);
    expect(names(back.html)).toEqual(names(first.html));
    expect(link(first.html, 'prev')).toBe('');
  });

  it('finds orders by number, name and state, and says so when there are none', async () => {
    const order = orders[30];
    expect(
      (await at.page(`${at.admin}/orders?query=${encodeURIComponent(order?.name ?? '')}`)).html,
    ).toContain(`>${order?.name}<`);
    const refunded = await at.page(`${at.admin}/orders?payment=PARTIALLY_REFUNDED`);
    expect(refunded.html).toContain('>Partially refunded<');
    expect(refunded.html).not.toContain('<span class="badge">Paid</span>');
    expect((await at.page(`${at.admin}/orders?query=nobody%25at_all`)).html).toContain('No order matches');
  });

  it('says when there is nothing at an address, and keeps the navigation', async () => {
    for (const path of ['/orders/1', '/customers/1', '/products/1', '/somewhere', '/orders/x']) {
      const page = await at.page(`${at.admin}${path}`);
      expect(page.status).toBe(404);
      expect(page.html).toContain('There is no such');
      expect(page.html).toContain('aria-label="Admin"');
    }
    expect((await at.page('/admin/store/nobody/orders')).status).toBe(404);
    expect((await at.page('/admin/elsewhere')).status).toBe(404);
  });

  it('may be framed by nobody and loads nothing from elsewhere', async () => {
    const { headers } = await at.page(`${at.admin}/orders`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`frame-src 'self' ${at.embedOrigin};`);
  });
});

describe('what people typed', () => {
  const nasty = `"><script>alert('x')</script>`;

  it('is text wherever it is shown', async () => {
    await sandbox.state.transaction(async (tx) => {
      const shop = await getShop(tx, demoDomain);
      const [made] = await createProducts(tx, shop, [
        { sku: 'NASTY', price: '1.00', title: nasty, vendor: nasty, tags: [nasty] },
      ]);
      await createCustomer(tx, shop, { email: 'nasty@example.com', firstName: nasty, lastName: '</title>' });
      return made;
    });
    for (const path of [
      '/products',
      '/customers',
      '/orders/new',
      `/orders?query=${encodeURIComponent(nasty)}`,
    ]) {
      const { html } = await at.page(`${at.admin}${path}`);
      expect(html).not.toContain('<script>alert');
      expect(html).toContain('&lt;script>');
    }
  });

  it('cannot break out of the data for the embedded app', async () => {
    await sandbox.state.query('update shop set installed_at = clock_now where domain = $1', [demoDomain]);
    const path = `${at.admin}/apps/afterglow/app/x?q=${encodeURIComponent('</script><script>alert(1)</script>')}`;
    const { html } = await at.page(path);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('"path":"/app/x?q=');
    await sandbox.state.query('update shop set installed_at = null where domain = $1', [demoDomain]);
  });
});
