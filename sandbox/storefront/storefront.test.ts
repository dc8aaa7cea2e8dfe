import { beforeAll, describe, expect, it } from 'vitest';
import { createCustomer } from '../domain/customers.ts';
import { createProducts } from '../domain/products.ts';
import { setStock } from '../domain/stock.ts';
import type { Shop } from '../domain/types.ts';
import { useState } from '../state/test-database.ts';
import { shopperOf } from './test-storefront.ts';

const sandbox = useState();
const broken = />\s*(undefined|null|NaN)\s*<|\[object |undefined|NaN|Liquid error/;
const evil = `Mug "><img src=x onerror=alert(1)> {{ 'a' }}`;
let shop: Shop;
let root = '';
let variants: Record<string, string> = {};
let shopper = shopperOf(() => sandbox.state);

beforeAll(async () => {
  shop = await sandbox.shop({
    currency: 'EUR',
    country: 'DE',
    timezone: 'Europe/Berlin',
    pricesIncludeTax: true,
  });
  root = `/store/${shop.domain.replace('.myshopify.com', '')}`;
  const made = await sandbox.state.transaction(async (tx) => {
    const products = await createProducts(tx, shop, [
      {
        sku: 'TEE-MOSS-S',
        title: 'Everyday tee',
        price: '32.00',
        stock: 5,
        variantTitle: 'Moss / S',
        collections: ['Clothing'],
        variants: [
          { sku: 'TEE-MOSS-M', title: 'Moss / M', price: '32.00', stock: 5 },
          { sku: 'TEE-INK-S', title: 'Ink / S', price: '34.00', stock: 5 },
          { sku: 'TEE-INK-M', title: 'Ink / M', price: '34.00', stock: 5 },
        ],
      },
      { sku: 'MUG', title: evil, price: '18.00', stock: 3, collections: ['Clothing'], tags: ['bestseller'] },
    ]);
    const ink = products.find((one) => one.sku === 'TEE-INK-M');
    if (ink !== undefined) await setStock(tx, shop, ink.variantId, 0);
    return products;
  });
  variants = Object.fromEntries(made.map((one) => [one.sku, one.variantId]));
});

const fresh = () => {
  shopper = shopperOf(() => sandbox.state);
  return shopper;
};
const variant = (sku: string) => variants[sku] ?? '';

describe('pages of the storefront', () => {
  it.each([
    '',
    '/collections',
    '/collections/all',
    '/collections/clothing',
    '/products/everyday-tee',
    '/cart',
    '/search',
    '/search?q=tee',
    '/account/login',
  ])('%s is whole, has one heading and no script', async (path) => {
    const page = await fresh().get(`${root}${path}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(broken);
    expect(page.html.match(/<h1/g)).toHaveLength(1);
    expect(page.html).not.toContain('<script');
    for (const [picture] of page.html.matchAll(/<img [^>]*>/g))
      expect(picture).toMatch(/ width="\d+" height="\d+"/);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    // The one script that the theme extension's files hold; what else stands in a page does not run.
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='$/);
  });

  it('says so where nothing is', async () => {
    for (const path of ['/nothing', '/products/none', '/collections/none'])
      expect((await fresh().get(`${root}${path}`)).status).toBe(404);
    expect((await fresh().get('/store/no-such-shop')).status).toBe(404);
  });

  it('prints what a merchant typed as text, wherever it stands', async () => {
    const handle = 'mug-img-src-x-onerror-alert-1-a';
    const cart = await fresh().post(`${root}/cart/add`, [['id', variant('MUG')]]);
    const pages = [`${root}/collections/all`, `${root}/products/${handle}`, `${root}/search?q=mug`, root];
    for (const html of [
      cart.html,
      ...(await Promise.all(pages.map(async (path) => (await shopper.get(path)).html))),
    ]) {
      expect(html).toContain('onerror=alert(1)&gt;');
      expect(html).not.toContain('<img src=x');
    }
    const search = await shopper.get(`${root}/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(search.html).not.toContain('<script>alert');
  });

  it('shows the variant of the address: its colour, its price and the sizes there are', async () => {
    const page = await fresh().get(`${root}/products/everyday-tee?variant=${variant('TEE-INK-S')}`);
    expect(page.html).toContain('€34.00');
    expect(page.html).toContain('colour=Ink');
    expect(page.html).toMatch(new RegExp(`value="${variant('TEE-INK-S')}" checked`));
    expect(page.html).toMatch(new RegExp(`value="${variant('TEE-INK-M')}" disabled`));
    expect(page.html).toContain(`href="${root}/products/everyday-tee?variant=${variant('TEE-MOSS-S')}"`);
  });

  it("reads in the customer's language, and in one asked for", async () => {
    const { id } = await sandbox.state.transaction((tx) =>
      createCustomer(tx, shop, { email: 'de@b.example', locale: 'de' }),
    );
    await fresh().post(`${root}/account/login`, [['customer', id]]);
    expect((await shopper.get(`${root}/cart`)).html).toContain('Dein Warenkorb');
    expect((await shopper.get(`${root}/cart?locale=en`)).html).toContain('Your cart');
    const arabic = await shopper.get(`${root}/cart?locale=ar`);
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">');
  });
});

describe('the app on the storefront', () => {
  it('shows what a product earns, from its metafield, with its own files', async () => {
    const set = (value: string) =>
      sandbox.state.query(
        `insert into metafield (shop, owner_type, owner_id, namespace, key, type, value, created_at, updated_at)
         values ($1, 'APP_INSTALLATION', $2, 'loyalty', 'earn', 'json', $3, now(), now())
         on conflict (shop, owner_type, owner_id, namespace, key) do update set value = excluded.value`,
        [shop.domain, shop.id, value],
      );
    await set('{"points":1,"per":100,"rounding":"floor","rules":[]}');
    expect((await fresh().get(`${root}/products/everyday-tee`)).html).toContain('Earn 32 points');
    await set('{}');
    expect((await fresh().get(`${root}/products/everyday-tee`)).html).not.toContain('Earn ');
  });
});

describe('the cart', () => {
  it('takes, changes, notes and removes by forms alone, and goes to the checkout', async () => {
    const added = await fresh().post(`${root}/cart/add`, [
      ['id', variant('TEE-MOSS-S')],
      ['quantity', '2'],
    ]);
    expect(added.to).toBe(`${root}/cart`);
    expect(added.html).toContain('€64.00 EUR');
    const changed = await shopper.post(`${root}/cart`, [
      [`updates[${variant('TEE-MOSS-S')}]`, '3'],
      ['note', '<b>Hello</b>'],
      ['update', ''],
    ]);
    expect(changed.html).toContain('€96.00 EUR');
    expect(changed.html).toContain('&lt;b&gt;Hello&lt;/b&gt;</textarea>');
    const out = await shopper.post(`${root}/cart`, [['checkout', '']]);
    expect(out.to).toMatch(new RegExp(`^${root}/checkout/[0-9a-f]{32}$`));
    const removed = await shopper.get(`${root}/cart/change?id=${variant('TEE-MOSS-S')}&quantity=0`);
    expect(removed.to).toBe(`${root}/cart`);
    expect((await shopper.get(`${root}/cart`)).html).toContain('Your cart is empty');
  });

  it('keeps a code that does not apply and says why, and lets it go', async () => {
    await fresh().post(`${root}/cart/add`, [['id', variant('MUG')]]);
    const coded = await shopper.post(`${root}/cart/update`, [['discount', 'NOPE']]);
    expect(coded.html).toContain('We do not know this code');
    const gone = await shopper.post(`${root}/cart/update`, [['discount', '']]);
    expect(gone.html).not.toContain('NOPE');
  });

  it('says in which currency is paid, where the shop shows another', async () => {
    await sandbox.state.transaction((tx) =>
      createCustomer(tx, shop, { email: 'yui@b.example', country: 'JP', locale: 'en' }),
    );
    await fresh().post(`${root}/cart/add`, [['id', variant('MUG')]]);
    expect((await shopper.get(`${root}/cart`)).html).not.toContain('You pay in');
    await shopper.post(`${root}/account/login`, [['email', 'yui@b.example']]);
    const cart = await shopper.get(`${root}/cart`);
    // 18.00 × 162.40
    expect(cart.html).toContain('¥2,923 JPY');
    expect(cart.html).toContain('You pay in JPY, as your delivery address asks for.');
    expect((await shopper.get(`${root}/collections/clothing`)).html).toContain('€18.00');
  });

  it('takes a code from a link and leads nowhere else', async () => {
    const to = await fresh().get(`${root}/discount/WELCOME?redirect=/products/everyday-tee`);
    expect(to.to).toBe(`${root}/products/everyday-tee`);
    await shopper.post(`${root}/cart/add`, [['id', variant('MUG')]]);
    expect((await shopper.get(`${root}/cart`)).html).toContain('WELCOME');
    const away = await fresh().get(
      `${root}/discount/WELCOME?redirect=${encodeURIComponent('//evil.example')}`,
    );
    expect(away.to).toBe(root);
  });

  it('refuses what is no quantity, no product or not sent from here', async () => {
    const bad = await fresh().post(`${root}/cart/add`, [
      ['id', variant('MUG')],
      ['quantity', '-1'],
    ]);
    expect(bad.html).toContain('nothing was changed');
    const unknown = await shopper.post(`${root}/cart/add`, [['id', '12']]);
    expect(unknown.html).toContain('not sold any more');
    const foreign = await shopper.post(`${root}/cart/add`, [['id', variant('MUG')]], {
      origin: 'https://evil.example',
    });
    expect(foreign.status).toBe(403);
  });

  it('answers scripts in JSON', async () => {
    const form = { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' };
    const added = await fresh().post(
      `${root}/cart/add.js`,
      [
        ['items[0][id]', variant('MUG')],
        ['items[0][quantity]', '2'],
      ],
      form,
    );
    expect(JSON.parse(added.html)).toMatchObject({
      item_count: 2,
      total_price: 3600,
      currency: 'EUR',
      items: [{ quantity: 2, price: 1800 }],
    });
    const refused = await shopper.post(`${root}/cart/add.js`, [['id', '12']], form);
    expect(refused.status).toBe(422);
  });
});

describe('signing in', () => {
  it('takes an address; an unknown one becomes a customer; a wrong one is explained', async () => {
    const wrong = await fresh().post(`${root}/account/login`, [['email', 'not an address']]);
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('Enter an e-mail address');
    const signedIn = await shopper.post(`${root}/account/login`, [
      ['email', 'new@b.example'],
      ['return_to', `${root}/cart`],
    ]);
    expect(signedIn.to).toBe(`${root}/cart`);
    expect(signedIn.html).toContain('Customer: </span>new@b.example');
    const away = await shopper.post(`${root}/account/login`, [
      ['email', 'new@b.example'],
      ['return_to', 'https://evil.example/'],
    ]);
    expect(away.to).toBe(`${root}/account`);
    await shopper.get(`${root}/account/logout`);
    expect((await shopper.get(`${root}/cart`)).html).toContain('Guest');
  });

  it('gives the cart to who signs in', async () => {
    await fresh().post(`${root}/cart/add`, [['id', variant('MUG')]]);
    await shopper.post(`${root}/account/login`, [['email', 'owner@b.example']]);
    await shopper.get(`${root}/cart`);
    const [cart] = await sandbox.state.query<{ email: string }>(
      `select c.email from resource r join resource c on c.shop = r.shop and c.kind = 'customer' and c.id = (r.data ->> 'customerId')::bigint
       where r.shop = $1 and r.kind = 'cart' order by r.id desc limit 1`,
      [shop.domain],
    );
    expect(cart?.email).toBe('owner@b.example');
  });
});
