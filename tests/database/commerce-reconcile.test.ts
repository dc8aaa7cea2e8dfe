import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { factsOf, reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer, sampleProduct } from '../support/fake-shopify.ts';

const bench = useCommerce();
const lines = [{ sku: 'A', price: '80.00' }];
const order = (id: bigint, updatedAt = '2026-03-10T11:00:00Z') => sampleOrder({ id, lines, updatedAt });

describe('reconciliation', () => {
  it('finds an order that no delivery told of, and counts it once', async () => {
    const shop = await bench.install();
    bench.shopify.orders.set(shopifyId(1n), order(1n));
    bench.shopify.orders.set(shopifyId(2n), order(2n));
    await bench.commerce.recordOrder(shop, reading(order(1n)), { kind: 'payload' });
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 2, missed: 1 });
    expect((await factsOf(bench.db, shop)).keys).toContain('order:2:paid');
    expect(await bench.commerce.reconcile(shop, 'manual')).toEqual({ seen: 0, missed: 0 });
    expect(await bench.commerce.reconcile(shop, 'nightly')).toEqual({ seen: 2, missed: 0 });
    const figures = await bench.commerce.reconciliationFigures(shop);
    expect(figures).toMatchObject({ seen: 4, missed: 1, runs: 3, last: { kind: 'nightly', reason: null } });
  });

  it('looks back ten minutes further than to the last run', async () => {
    const shop = await bench.install();
    await bench.commerce.reconcile(shop, 'recent');
    bench.shopify.orders.set(shopifyId(1n), order(1n, '2026-03-10T11:52:00Z'));
    bench.now = parseInstant('2026-03-10T12:15:00Z');
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 1, missed: 1 });
  });

  it('does not count what a waiting delivery tells, but mends it', async () => {
    const shop = await bench.install();
    bench.shopify.orders.set(shopifyId(9n), order(9n));
    await bench.deliver(shop, 'fulfillments/create', { id: 5, order_id: 9 });
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 1, missed: 0 });
    expect(await bench.commerce.findOrderByShopifyId(shop, shopifyId(9n))).not.toBeNull();
  });

  it('does not count a change whose delivery may still be on its way', async () => {
    const shop = await bench.install();
    bench.shopify.orders.set(shopifyId(9n), order(9n, '2026-03-10T11:59:30Z'));
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 1, missed: 0 });
  });

  it('goes through all pages, and through customers and products', async () => {
    const shop = await bench.install();
    bench.shopify.pageSize = 3;
    for (let id = 1n; id <= 10n; id++) bench.shopify.orders.set(shopifyId(id), order(id));
    const updatedAt = parseInstant('2026-03-10T10:00:00Z');
    bench.shopify.customers.set(shopifyId(70n), sampleCustomer(70n, { updatedAt }));
    bench.shopify.products.set(shopifyId(80n), sampleProduct(80n, { updatedAt }));
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 12, missed: 12 });
    const traits = await bench.commerce.productTraits(shop, [shopifyId(80n)]);
    expect(traits.get(shopifyId(80n))).toMatchObject({ tags: ['new'], collections: [] });
  });

  it('goes on past one order that cannot be read, and says so', async () => {
    const shop = await bench.install();
    bench.shopify.orders.set(shopifyId(1n), order(1n));
    bench.shopify.orders.set(shopifyId(2n), order(2n));
    bench.shopify.beforeAnswer = async () => {
      throw new Error('an answer that nobody understands');
    };
    await bench.commerce.reconcile(shop, 'recent');
    expect(await bench.commerce.findOrderByShopifyId(shop, shopifyId(2n))).not.toBeNull();
    expect((await bench.commerce.reconciliationFigures(shop)).last?.reason).toBe('1 could not be read');
  });

  it('is broken off when Shopify cannot be asked, and begins where it was', async () => {
    const shop = await bench.install();
    bench.shopify.orders.set(shopifyId(1n), order(1n));
    bench.shopify.beforeAnswer = async () => {
      throw Object.assign(new Error('throttled'), { temporary: true });
    };
    await expect(bench.commerce.reconcile(shop, 'recent')).rejects.toThrow('throttled');
    expect((await bench.commerce.getShop(shop)).reconciledAt).toBeNull();
    expect(await bench.commerce.reconcile(shop, 'recent')).toEqual({ seen: 1, missed: 1 });
  });

  it('is due every fifteen minutes of business time, and once in the night', async () => {
    const shop = await bench.install('2026-03-10T12:00:00Z');
    const due = (at: string) => bench.commerce.reconciliationDue(shop, parseInstant(at));
    expect(await due('2026-03-10T12:14:59Z')).toBeNull();
    expect(await due('2026-03-10T12:15:00Z')).toBe('recent');
    expect(await due('2026-03-11T06:59:00Z')).toBe('recent');
    expect(await due('2026-03-11T07:00:00Z')).toBe('nightly');
    bench.now = parseInstant('2026-03-11T07:00:00Z');
    await bench.commerce.reconcile(shop, 'nightly');
    expect(await due('2026-03-11T07:10:00Z')).toBeNull();
    expect(await due('2026-03-11T07:15:00Z')).toBe('recent');
  });
});
