import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { factsOf, reading, useCommerce } from '../support/commerce.ts';
import { FakeShopify, sampleCustomer, sampleProduct } from '../support/fake-shopify.ts';

const bench = useCommerce();
const fixture = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, `../fixtures/webhooks/${name}.json`), 'utf8');
const orderId = shopifyId(820982911946154508n);

async function handle(shop: ShopId, topic: string, payload: object | string) {
  return bench.commerce.handleDelivery(shop, await bench.deliver(shop, topic, payload));
}

async function rowOf(shop: ShopId, topic: string) {
  const [row] = await bench.db.sql<{ state: string; reason: string | null; handled: boolean }>`
    select state, reason, handled_at is not null as handled from platform_delivery where shop_id = ${shop} and topic = ${topic}`;
  return row;
}

describe('a delivery', () => {
  it('of an order brings the order, without asking Shopify', async () => {
    const shop = await bench.install();
    expect(await handle(shop, 'orders/create', fixture('orders-create'))).toEqual({ state: 'done' });
    expect((await factsOf(bench.db, shop)).keys).toEqual([
      'order:820982911946154508:paid',
      'order:820982911946154508:placed',
    ]);
    expect(bench.shopify.calls).toEqual([]);
    expect(await rowOf(shop, 'orders/create')).toEqual({ state: 'done', reason: null, handled: true });
  });

  it('that does not decide has the order read', async () => {
    const shop = await bench.install();
    const order = {
      ...sampleOrder({ lines: [{ sku: 'A', price: '80.00' }], updatedAt: '2026-03-03T23:00:00Z' }),
      shopifyId: orderId,
    };
    bench.shopify.orders.set(orderId, order);
    expect(await handle(shop, 'orders/paid', fixture('orders-paid-later'))).toEqual({ state: 'done' });
    expect(bench.shopify.calls).toEqual([`order ${orderId}`]);
    expect(await bench.commerce.findOrderByShopifyId(shop, orderId)).not.toBeNull();
  });

  it('comes back when Shopify still answers with an older state', async () => {
    const shop = await bench.install();
    const order = { ...sampleOrder({ lines: [{ sku: 'A', price: '80.00' }] }), shopifyId: orderId };
    bench.shopify.orders.set(orderId, order);
    await expect(handle(shop, 'orders/paid', fixture('orders-paid-later'))).rejects.toThrow('older');
    expect((await rowOf(shop, 'orders/paid'))?.state).toBe('received');
  });

  it('about an order that Shopify does not show is ignored, and what we know stays', async () => {
    const shop = await bench.install();
    const outcome = await handle(shop, 'refunds/create', fixture('refunds-create'));
    expect(outcome).toEqual({ state: 'ignored', reason: 'Shopify does not show us this order' });
  });

  it('that nobody can parse is dead with its reason, and can be tried again', async () => {
    const shop = await bench.install();
    const id = await bench.deliver(shop, 'orders/create', '{"id": 1}');
    const outcome = await bench.commerce.handleDelivery(shop, id);
    expect(outcome).toMatchObject({ state: 'dead', reason: expect.stringContaining('name') });
    expect(await bench.commerce.listDeadDeliveries(shop, 10)).toMatchObject([
      { id, topic: 'orders/create', canRetry: true },
    ]);
    expect(await bench.commerce.reviveDelivery(shop, id)).toBe(true);
    expect(await bench.commerce.handleDelivery(shop, id)).toMatchObject({ state: 'dead' });
  });

  it('that is dead can be dismissed: it is kept, and neither counted nor listed nor tried any more', async () => {
    const shop = await bench.install();
    const id = await bench.deliver(shop, 'orders/create', '{"id": 1}');
    expect(await bench.commerce.dismissDelivery(shop, id), 'it still waits').toBe(false);
    await bench.commerce.handleDelivery(shop, id);
    await bench.db.sql`update platform_delivery set payload = null where shop_id = ${shop}`;
    expect(await bench.commerce.reviveDelivery(shop, id), 'its payload is gone').toBe(false);
    expect((await bench.commerce.deliveryFigures(shop)).dead).toBe(1);
    expect(await bench.commerce.dismissDelivery(shop, id)).toBe(true);
    expect(await bench.commerce.dismissDelivery(shop, id), 'a second time').toBe(false);
    expect(await bench.commerce.deliveryFigures(shop)).toMatchObject({ dead: 0, unhandled: 0 });
    expect(await bench.commerce.listDeadDeliveries(shop, 10)).toEqual([]);
    expect(await bench.commerce.handleDelivery(shop, id)).toEqual({ state: 'done' });
    expect(await rowOf(shop, 'orders/create')).toMatchObject({
      state: 'dismissed',
      reason: expect.stringContaining('name'),
      handled: true,
    });
  });

  it('of a topic that nobody listens to is ignored', async () => {
    const shop = await bench.install();
    expect(await handle(shop, 'carts/create', {})).toMatchObject({ state: 'ignored' });
  });

  it('is handled once', async () => {
    const shop = await bench.install();
    const id = await bench.deliver(shop, 'customers/update', { id: 7 });
    bench.shopify.customers.set(shopifyId(7n), sampleCustomer(7n));
    await bench.commerce.handleDelivery(shop, id);
    await bench.commerce.handleDelivery(shop, id);
    expect(bench.shopify.calls).toEqual(['customer 7']);
    expect((await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n)))?.email).toBe(
      'person7@example.com',
    );
  });

  it('shows in the figures: how long it took, and what waits', async () => {
    const shop = await bench.install();
    await handle(shop, 'customers/delete', { id: 7 });
    await bench.deliver(shop, 'customers/delete', { id: 8 });
    const figures = await bench.commerce.deliveryFigures(shop);
    expect(figures).toMatchObject({ handledLastHour: 1, unhandled: 1, dead: 0 });
    expect(figures.p95Milliseconds).toBeGreaterThanOrEqual(0);
    expect(figures.oldestUnhandledAt).not.toBeNull();
  });
});

describe('products and collections', () => {
  it('are read when they change, and marked when they are gone', async () => {
    const shop = await bench.install();
    bench.shopify.products.set(shopifyId(5n), sampleProduct(5n, { collections: [shopifyId(9n)] }));
    await handle(shop, 'products/update', { id: 5 });
    const traits = await bench.commerce.productTraits(shop, [shopifyId(5n), shopifyId(6n)]);
    expect([...traits]).toMatchObject([[5n, { tags: ['new'], collections: [9n] }]]);
    bench.shopify.collections.set(shopifyId(9n), []);
    bench.shopify.collections.set(shopifyId(10n), [shopifyId(5n)]);
    await handle(shop, 'collections/update', { id: 9 });
    await handle(shop, 'collections/update', { id: 10 });
    const after = await bench.commerce.productTraits(shop, [shopifyId(5n)]);
    expect(after.get(shopifyId(5n))?.collections).toEqual([10n]);
    await handle(shop, 'products/delete', { id: 5 });
    const [row] = await bench.db.sql<{
      gone: boolean;
    }>`select deleted_at is not null as gone from commerce_product where shop_id = ${shop}`;
    expect(row?.gone).toBe(true);
  });

  it('have titles that Shopify tells; one that it does not know has none', async () => {
    const shop = await bench.install();
    const [summer, gone] = [shopifyId(9n), shopifyId(10n)];
    bench.shopify.titles.set(summer, 'Summer sale');
    const titles = await bench.commerce.collectionTitles(shop, [summer, gone, summer]);
    expect([...titles]).toEqual([[summer, 'Summer sale']]);
    expect(bench.shopify.calls).toEqual(['titles 9 10']);
  });

  it('have no titles while Shopify cannot be asked', async () => {
    const shop = await bench.install();
    bench.shopify.titles.set(shopifyId(9n), 'Summer sale');
    bench.shopify.beforeAnswer = () => Promise.reject(new Error('Shopify is down'));
    expect((await bench.commerce.collectionTitles(shop, [shopifyId(9n)])).size).toBe(0);
  });

  it('are asked for titles 250 at most at once, and not at all when there are none', async () => {
    const shop = await bench.install();
    expect((await bench.commerce.collectionTitles(shop, [])).size).toBe(0);
    expect(bench.shopify.calls).toEqual([]);
    await bench.commerce.collectionTitles(
      shop,
      Array.from({ length: 300 }, (_, index) => shopifyId(BigInt(index + 1))),
    );
    expect(bench.shopify.calls.join().split(' ')).toHaveLength(251);
  });

  it('keep exactly the variants that Shopify tells', async () => {
    const shop = await bench.install();
    const variant = (id: bigint, price: string) => ({
      shopifyId: shopifyId(id),
      sku: `S${id}`,
      barcode: null,
      title: 'x',
      price,
    });
    bench.shopify.products.set(
      shopifyId(5n),
      sampleProduct(5n, { variants: [variant(1n, '1.00'), variant(2n, '2.00')] }),
    );
    await bench.commerce.syncProduct(shop, shopifyId(5n));
    bench.shopify.products.set(
      shopifyId(5n),
      sampleProduct(5n, { variants: [variant(2n, '2.50'), variant(3n, '3.00')] }),
    );
    await bench.commerce.syncProduct(shop, shopifyId(5n));
    const rows = await bench.db.sql<{
      sku: string;
      price_minor: bigint;
    }>`select sku, price_minor from commerce_product_variant where shop_id = ${shop} order by sku`;
    expect(rows).toEqual([
      { sku: 'S2', price_minor: 250n },
      { sku: 'S3', price_minor: 300n },
    ]);
  });
});

describe('leaving and coming back', () => {
  it('forgets tokens, ignores what arrives late, and goes on with its history', async () => {
    const shop = await bench.install();
    const { domain, installedAt } = await bench.commerce.getShop(shop);
    bench.shopify.installed = false;
    expect(await handle(shop, 'app/uninstalled', fixture('app-uninstalled'))).toEqual({ state: 'done' });
    expect(bench.removedSessions).toContain(domain);
    expect(await handle(shop, 'orders/create', fixture('orders-create'))).toEqual({
      state: 'ignored',
      reason: 'the shop has left',
    });
    bench.shopify.installed = true;
    expect(await bench.commerce.onInstalled(domain, ['read_orders', 'read_products'])).toEqual({
      shopId: shop,
      outcome: 'reinstalled',
    });
    expect(await bench.commerce.getShop(shop)).toMatchObject({
      installedAt,
      uninstalledAt: null,
      grantedScopes: ['read_orders', 'read_products'],
    });
    expect((await bench.commerce.onInstalled(domain, ['read_orders'])).outcome).toBe('known');
  });

  it('is met again as an install when the first one broke off', async () => {
    bench.shopify.shop = async () => {
      throw new Error('Shopify does not answer');
    };
    await expect(bench.commerce.onInstalled('half.myshopify.com', [])).rejects.toThrow('does not answer');
    bench.shopify = new FakeShopify();
    expect((await bench.commerce.onInstalled('half.myshopify.com', [])).outcome).toBe('installed');
    expect((await bench.commerce.onInstalled('half.myshopify.com', [])).outcome).toBe('known');
  });

  it('does not take a late word of an uninstall for a new one', async () => {
    const shop = await bench.install();
    expect(await handle(shop, 'app/uninstalled', fixture('app-uninstalled'))).toMatchObject({
      state: 'ignored',
    });
    expect((await bench.commerce.getShop(shop)).uninstalledAt).toBeNull();
  });

  it('learns new scopes', async () => {
    const shop = await bench.install();
    await handle(shop, 'app/scopes_update', fixture('app-scopes-update'));
    expect((await bench.commerce.getShop(shop)).grantedScopes).toEqual(['read_products', 'read_orders']);
  });

  it('says which scopes came anew, each time once', async () => {
    const shop = await bench.install();
    const { domain } = await bench.commerce.getShop(shop);
    const told = () => bench.db.sql<{ scopes: string[] }>`
      select data -> 'scopes' as scopes from platform_fact where shop_id = ${shop} and kind = 'scopes-granted' order by id`;
    const both = ['read_orders', 'write_products'];
    await bench.commerce.onInstalled(domain, ['read_orders']);
    expect(await told()).toEqual([]);
    await Promise.all(Array.from({ length: 4 }, () => bench.commerce.onScopesChanged(shop, both)));
    await bench.commerce.onInstalled(domain, both);
    expect(await told()).toEqual([{ scopes: ['write_products'] }]);
    await bench.commerce.onScopesChanged(shop, ['read_orders']);
    expect(await told()).toHaveLength(1);
    await bench.commerce.onScopesChanged(shop, both);
    expect(await told()).toHaveLength(2);
    const waiting = await bench.db.sql<{ name: string }>`
      select distinct payload ->> 'reaction' as name from graphile_worker._private_jobs
      where payload ->> 'shopId' = ${String(shop)} and payload ->> 'kind' = 'scopes-granted' order by 1`;
    expect(waiting.map(({ name }) => name)).toEqual([
      'mirror-ratings',
      'publish-policy',
      'publish-program',
      'recheck-perks',
      'reconcile-codes',
      'remirror-questions',
      'resume-media',
      'retag-customers',
      'show-balances',
    ]);
  });
});

describe('a deleted order', () => {
  it('counts no more, and says so once', async () => {
    const shop = await bench.install();
    const order = sampleOrder({ id: 5n, lines: [{ sku: 'A', price: '80.00' }] });
    await bench.commerce.recordOrder(shop, reading(order), { kind: 'payload' });
    await handle(shop, 'orders/delete', { id: 5 });
    await handle(shop, 'orders/delete', { id: 5 });
    expect((await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n)))?.orderCount).toBe(0);
    expect((await factsOf(bench.db, shop)).keys).toContain('order:5:deleted');
    expect((await bench.commerce.findOrderByShopifyId(shop, shopifyId(5n)))?.deletedAt).toEqual(
      parseInstant('2026-03-10T12:00:00Z'),
    );
  });
});
