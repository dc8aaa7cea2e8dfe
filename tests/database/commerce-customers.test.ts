import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type CustomerId, type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import type { CustomerQuery } from '../../app/modules/commerce/views.ts';
import { withTrace } from '../../app/platform/trace.server.ts';
import { factsOf, reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer } from '../support/fake-shopify.ts';

const bench = useCommerce();
const lines = [{ sku: 'A', price: '80.00' }];
const payload = { kind: 'payload' } as const;

async function addCustomer(shop: ShopId, id: bigint, more = {}) {
  bench.shopify.customers.set(shopifyId(id), sampleCustomer(id, more));
  await bench.commerce.syncCustomer(shop, shopifyId(id));
}

async function addOrder(shop: ShopId, id: bigint, customer: bigint, at = '2026-03-01T15:00:00Z') {
  const order = sampleOrder({ id, lines, updatedAt: '2026-03-09T00:00:00Z' });
  const processedAt = parseInstant(at);
  await bench.commerce.recordOrder(
    shop,
    reading({ ...order, customerShopifyId: shopifyId(customer), processedAt }),
    payload,
  );
}

async function idOf(shop: ShopId, customer: bigint): Promise<CustomerId> {
  const view = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(customer));
  if (view === null) throw new Error(`no customer ${customer}`);
  return view.id;
}

async function search(shop: ShopId, query: CustomerQuery) {
  const { customers } = await bench.commerce.listCustomers(shop, query);
  return customers.map((customer) => Number(customer.shopifyId)).sort((a, b) => a - b);
}

describe('the list of customers', () => {
  it('shows each once over all pages, even where many ordered at the same moment and others never', async () => {
    const shop = await bench.install();
    for (let id = 1n; id <= 23n; id++) await addCustomer(shop, id);
    for (let id = 1n; id <= 15n; id++)
      await addOrder(shop, id, id, id <= 10n ? '2026-03-01T15:00:00Z' : undefined);
    const seen: bigint[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof bench.commerce.listCustomers>> =
        await bench.commerce.listCustomers(shop, { after, limit: 4 });
      seen.push(...page.customers.map((customer) => customer.shopifyId));
      after = page.next;
      pages += 1;
    } while (after !== null);
    expect(pages).toBe(6);
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
    expect(seen.slice(15).every((id) => id > 15n)).toBe(true);
  });

  it('finds by exact address, part of a name, and name of an order', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 1n, { name: 'Ana Lima', email: 'Ana@Example.com', countryCode: 'BR' });
    await addCustomer(shop, 2n, {
      name: 'Joana 100% Sá',
      email: 'jo@example.com',
      marketing: 'unsubscribed',
    });
    await addOrder(shop, 1042n, 2n);
    expect(await search(shop, { search: 'ana@example.COM' })).toEqual([1]);
    expect(await search(shop, { search: 'ana' })).toEqual([1, 2]);
    expect(await search(shop, { search: '100%' })).toEqual([2]);
    expect(await search(shop, { search: '%' })).toEqual([]);
    expect(await search(shop, { search: '1042' })).toEqual([2]);
    expect(await search(shop, { search: '#1042' })).toEqual([2]);
    expect(await search(shop, { search: 'example.com' })).toEqual([]);
  });

  it('filters by country, consent and last order', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 1n, { countryCode: 'BR' });
    await addCustomer(shop, 2n, { marketing: 'unsubscribed' });
    await addCustomer(shop, 3n);
    await addOrder(shop, 1n, 3n, '2026-03-05T00:00:00Z');
    await addOrder(shop, 2n, 1n, '2026-02-05T00:00:00Z');
    expect(await search(shop, { countryCode: 'BR' })).toEqual([1]);
    expect(await search(shop, { marketing: 'unsubscribed' })).toEqual([2]);
    expect(await search(shop, { orderedSince: parseInstant('2026-03-01T00:00:00Z') })).toEqual([3]);
    expect(await bench.commerce.listCustomerCountries(shop)).toEqual(['BR', 'US']);
  });

  it('knows nobody of another shop', async () => {
    const other = await bench.install();
    await addCustomer(other, 1n);
    const shop = await bench.install();
    expect(await search(shop, {})).toEqual([]);
    expect(await bench.commerce.findCustomer(shop, await idOf(other, 1n))).toBeNull();
  });

  it('begins at its start when it is given a cursor that is none', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 1n);
    expect(await search(shop, { after: "'; drop table commerce_customer" })).toEqual([1]);
  });
});

describe('a timeline', () => {
  it('tells under which trace each thing was recorded, of a guest order that came along, too', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 1n);
    const guest = sampleOrder({ id: 11n, lines, updatedAt: '2026-03-08T00:00:00Z' });
    const told = (order: OrderSnapshot) => bench.commerce.recordOrder(shop, reading(order), payload);
    await withTrace('the-guest', () => told({ ...guest, customerShopifyId: null }));
    await withTrace('the-owner', () => addOrder(shop, 10n, 1n));
    await addOrder(shop, 12n, 1n);
    const later = parseInstant('2026-03-09T00:00:00Z');
    await withTrace('the-account', () =>
      told({ ...guest, customerShopifyId: shopifyId(1n), updatedAt: later }),
    );
    const { entries } = await bench.commerce.timeline(shop, await idOf(shop, 1n), {});
    const causes = entries.filter(({ kind }) => kind === 'order-paid').map(({ key, cause }) => [key, cause]);
    expect(Object.fromEntries(causes)).toEqual({
      'order:10:paid': 'the-owner',
      'order:11:paid': 'the-guest',
      'order:12:paid': null,
    });
  });

  it('shows each happening once over all pages, newest first, and by kind', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 7n);
    for (let id = 1n; id <= 6n; id++) await addOrder(shop, id, 7n);
    const id = await idOf(shop, 7n);
    const kinds: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof bench.commerce.timeline>> = await bench.commerce.timeline(
        shop,
        id,
        { before, limit: 5 },
      );
      kinds.push(...page.entries.map((entry) => entry.key));
      before = page.next;
    } while (before !== null);
    // Added, and six orders placed and paid.
    expect(new Set(kinds).size).toBe(13);
    expect(kinds).toHaveLength(13);
    const paid = await bench.commerce.timeline(shop, id, { kinds: ['order-paid'] });
    expect(paid.entries.map((entry) => entry.kind)).toEqual(Array.from({ length: 6 }, () => 'order-paid'));
  });
});

describe('a merge of customers', () => {
  const at = parseInstant('2026-03-09T00:00:00Z');

  it('gives orders, timeline and later orders to the one who stays, and erases the other’s name', async () => {
    const shop = await bench.install();
    await addCustomer(shop, 1n);
    await addCustomer(shop, 2n);
    await addOrder(shop, 11n, 1n);
    await addOrder(shop, 12n, 2n);
    const merge = { merged: shopifyId(1n), kept: shopifyId(2n), at };
    await bench.commerce.mergeCustomers(shop, merge);
    await bench.commerce.mergeCustomers(shop, merge);
    await addOrder(shop, 13n, 1n);
    const kept = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(2n));
    const gone = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(1n));
    expect(kept).toMatchObject({ orderCount: 3, mergedIds: [gone?.id] });
    expect(gone).toMatchObject({ name: '', email: null, orderCount: 0, mergedIntoId: kept?.id });
    expect(await search(shop, {})).toEqual([2]);
    const { entries } = await bench.commerce.timeline(shop, await idOf(shop, 2n), {});
    expect(entries.filter((entry) => entry.kind === 'customer-merged')).toHaveLength(1);
    expect(entries.filter((entry) => entry.kind === 'order-placed')).toHaveLength(3);
  });

  it('may be told in any order: who took over two is taken over in turn', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const shop = await bench.install();
      for (const id of [1n, 2n, 3n]) {
        await addCustomer(shop, id);
        await addOrder(shop, 10n + id, id);
      }
      const merges = [
        { merged: shopifyId(1n), kept: shopifyId(2n), at },
        { merged: shopifyId(2n), kept: shopifyId(3n), at },
      ];
      for (const index of order) {
        const merge = merges[index];
        if (merge) await bench.commerce.mergeCustomers(shop, merge);
      }
      const kept = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(3n));
      expect(kept?.orderCount).toBe(3);
      expect(kept?.mergedIds).toHaveLength(2);
    }
  });

  it('works for customers whom we had not heard of', async () => {
    const shop = await bench.install();
    await bench.commerce.mergeCustomers(shop, { merged: shopifyId(1n), kept: shopifyId(2n), at });
    await addOrder(shop, 11n, 1n);
    expect((await bench.commerce.findCustomerByShopifyId(shop, shopifyId(2n)))?.orderCount).toBe(1);
    expect((await factsOf(bench.db, shop)).keys).toContain('customer:1:merged:2');
  });
});
