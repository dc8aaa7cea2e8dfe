import { describe, expect, it } from 'vitest';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import { sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { drawReadSeq } from '../../app/modules/commerce/store/order-store.server.ts';
import { reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer } from '../support/fake-shopify.ts';

const bench = useCommerce();
const payload = { kind: 'payload' } as const;
const person = { id: 7, email: 'person7@example.com' };

async function shopWithCustomer(): Promise<ShopId> {
  const shop = await bench.install();
  bench.shopify.customers.set(shopifyId(7n), sampleCustomer(7n));
  await bench.commerce.syncCustomer(shop, shopifyId(7n));
  await bench.commerce.recordOrder(
    shop,
    reading(sampleOrder({ lines: [{ sku: 'A', price: '80.00' }] })),
    payload,
  );
  return shop;
}

const guestOrder = (name: string, email: string | null) => ({
  ...sampleOrder({ id: 1002n, lines: [{ sku: 'A', price: '8.00' }] }),
  ...{ name, email, customerShopifyId: null },
});

async function handle(shop: ShopId, topic: string, body: object) {
  return bench.commerce.handleDelivery(shop, await bench.deliver(shop, topic, body));
}

/** Every row of every table that has a shop, as text: two answers are equal when not a byte differs. */
async function everythingOf(shop: ShopId): Promise<Record<string, string>> {
  const tables = await bench.db.sql<{
    name: string;
  }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'shop_id' order by 1`;
  const all: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await bench.db.pool.query(
      `select coalesce(string_agg(t::text, e'\\n' order by t::text), '') as all from ${name} t where shop_id = $1`,
      [shop],
    );
    all[name] = rows[0].all;
  }
  return all;
}

describe('an order that somebody names', () => {
  it('is found by its name and the address that it was placed with, with or without a customer', async () => {
    const shop = await shopWithCustomer();
    const named = async (name: string, email: string) =>
      (await bench.commerce.findOrderNamed(shop, { name, email }))?.snapshot.name ?? null;
    await bench.commerce.recordOrder(shop, reading(guestOrder('#1002', 'guest@example.com')), payload);
    expect(await named('1002', ' GUEST@example.com')).toBe('#1002');
    expect(await named('#1002', 'guest@example.com')).toBe('#1002');
    expect(await named('#1001', 'guest@example.com')).toBeNull();
    expect(await named('#100', 'guest@example.com')).toBeNull();
    expect(await named('#1002', 'guest@example.co')).toBeNull();
    expect(await named('#1002', '')).toBeNull();
    const [row] = await bench.db.sql<{ text: string }>`select o::text as text from commerce_order o
      where shop_id = ${shop} and name = '#1002'`;
    expect(row?.text).not.toContain('guest@');
  });

  it('is learnt of by a read that tells nothing else, and follows what staff change', async () => {
    const shop = await bench.install();
    const named = (email: string) => bench.commerce.findOrderNamed(shop, { name: '#1002', email });
    await bench.commerce.recordOrder(shop, reading(guestOrder('#1002', null)), payload);
    expect(await named('guest@example.com')).toBeNull();
    for (const email of ['guest@example.com', 'new@example.com']) {
      const readSeq = await drawReadSeq(bench.db.sql);
      const outcome = await bench.commerce.recordOrder(shop, reading(guestOrder('#1002', email)), {
        kind: 'read',
        readSeq,
      });
      expect(outcome).toEqual({ state: 'unchanged' });
      expect(await named(email)).not.toBeNull();
    }
    expect(await named('guest@example.com')).toBeNull();
  });
});

describe('a request for data', () => {
  it('is listed until the merchant has passed on what we hold', async () => {
    const shop = await shopWithCustomer();
    const body = {
      shop_id: 1,
      shop_domain: 'x',
      customer: person,
      orders_requested: [1001],
      data_request: { id: 5 },
    };
    await handle(shop, 'customers/data_request', body);
    await handle(shop, 'customers/data_request', body);
    const requests = await bench.commerce.listPrivacyRequests(shop);
    expect(requests).toMatchObject([{ kind: 'data-request', completedAt: null }]);
    const [request] = requests;
    if (!request?.customerId) throw new Error('no customer');
    const data = await bench.commerce.exportCustomer(shop, request.customerId);
    expect(data.customer.email).toBe('person7@example.com');
    expect(data.orders.map((order) => order.name)).toEqual(['#1001']);
    expect(data.activity.map((entry) => entry.kind)).toEqual([
      'order-paid',
      'order-placed',
      'customer-added',
    ]);
    await bench.commerce.completeDataRequest(shop, request.id);
    expect((await bench.commerce.listPrivacyRequests(shop))[0]?.completedAt).not.toBeNull();
  });
});

describe('the redaction of a customer', () => {
  it('erases who they were wherever it stands, and keeps what happened under our own number', async () => {
    const shop = await shopWithCustomer();
    await handle(shop, 'customers/update', { ...person, first_name: 'Person' });
    const body = { shop_id: 1, shop_domain: 'x', customer: person, orders_to_redact: [1001] };
    expect(await handle(shop, 'customers/redact', body)).toEqual({ state: 'done' });
    await handle(shop, 'customers/redact', body);
    const view = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n));
    expect(view).toMatchObject({
      name: '',
      email: null,
      countryCode: null,
      locale: null,
      tags: [],
      orderCount: 1,
    });
    const facts = await bench.db.sql`select 1 as one from platform_fact where shop_id = ${shop}`;
    // Added, placed, paid and redacted, the last of them once, and once for their address.
    expect(facts).toHaveLength(5);
    // The redaction's own delivery is still being handled while it erases the others; the next one takes it along.
    const payloads = await bench.db.sql<{
      topic: string;
    }>`select topic from platform_delivery where shop_id = ${shop} and payload is not null`;
    expect(payloads.map((row) => row.topic)).not.toContain('customers/update');
  });

  it('names the orders of a guest, for what they wrote about them', async () => {
    const shop = await shopWithCustomer();
    const guests = {
      ...sampleOrder({ id: 1002n, lines: [{ sku: 'A', price: '8.00' }] }),
      customerShopifyId: null,
    };
    await bench.commerce.recordOrder(shop, reading(guests), payload);
    const guest = { id: null, email: 'guest@example.com' };
    const body = { shop_id: 1, shop_domain: 'x', customer: guest, orders_to_redact: [1001, 1002, 9999] };
    expect(await handle(shop, 'customers/redact', body)).toEqual({ state: 'done' });
    const order = await bench.commerce.findOrderByShopifyId(shop, shopifyId(1002n));
    const facts = await bench.db.sql<{ order_id: bigint }>`select order_id from platform_fact
      where shop_id = ${shop} and kind = 'order-redacted'`;
    expect(facts).toEqual([{ order_id: order?.id }]);
  });

  it('leaves nobody an order by an address, also when somebody tells it again', async () => {
    const shop = await bench.install();
    const guests = guestOrder('#1002', 'Guest@Example.com ');
    const other = { ...guestOrder('#1003', 'other@example.com'), shopifyId: shopifyId(1003n) };
    const same = { ...guestOrder('#1004', 'guest@example.com'), shopifyId: shopifyId(1004n) };
    for (const order of [guests, other, same])
      await bench.commerce.recordOrder(shop, reading(order), payload);
    const named = (name: string, email: string) => bench.commerce.findOrderNamed(shop, { name, email });
    expect(await named('1002', 'guest@example.com')).toMatchObject({ customerId: null });
    const guest = { id: null, email: 'guest@example.com' };
    const body = { shop_id: 1, shop_domain: 'x', customer: guest, orders_to_redact: [1002] };
    expect(await handle(shop, 'customers/redact', body)).toEqual({ state: 'done' });
    expect(await named('#1002', 'guest@example.com')).toBeNull();
    expect(await named('#1004', 'guest@example.com')).toBeNull();
    expect(await named('#1003', 'other@example.com')).not.toBeNull();
    const later = { ...guests, updatedAt: guests.updatedAt.add({ hours: 1 }), tags: ['late'] };
    await bench.commerce.recordOrder(shop, reading(later), payload);
    expect(await named('#1002', 'guest@example.com')).toBeNull();
  });

  it('is not undone by a later word of the customer', async () => {
    const shop = await shopWithCustomer();
    await handle(shop, 'customers/redact', { shop_id: 1, shop_domain: 'x', customer: person });
    await bench.commerce.syncCustomer(shop, shopifyId(7n));
    expect(await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n))).toMatchObject({
      name: '',
      email: null,
    });
  });

  it('leaves payloads of others alone', async () => {
    const shop = await shopWithCustomer();
    await handle(shop, 'customers/update', { id: 77, email: 'other@example.com' });
    await handle(shop, 'customers/redact', { shop_id: 1, shop_domain: 'x', customer: person });
    const kept = await bench.db
      .sql`select 1 as one from platform_delivery where shop_id = ${shop} and topic = 'customers/update' and payload is not null`;
    expect(kept).toHaveLength(1);
  });
});

describe('the redaction of a shop', () => {
  it('removes every row of it, twice as well as once, and not a byte of another shop', async () => {
    const other = await shopWithCustomer();
    const shop = await shopWithCustomer();
    await handle(shop, 'customers/update', person);
    const before = await everythingOf(other);
    const body = { shop_id: 1, shop_domain: 'x' };
    const [first, second] = [
      await bench.deliver(shop, 'shop/redact', body),
      await bench.deliver(shop, 'shop/redact', body),
    ];
    await bench.commerce.handleDelivery(shop, first);
    await bench.commerce.handleDelivery(shop, second);
    expect(new Set(Object.values(await everythingOf(shop)))).toEqual(new Set(['']));
    expect(await everythingOf(other)).toEqual(before);
    const tombstone = await bench.commerce.getShop(shop);
    expect(tombstone).toMatchObject({ name: '', shopifyId: null, grantedScopes: [] });
    expect(tombstone.redactedAt).not.toBeNull();
  });

  it('makes a shop that comes back a new one', async () => {
    const shop = await shopWithCustomer();
    await handle(shop, 'shop/redact', { shop_id: 1, shop_domain: 'x' });
    const { domain } = await bench.commerce.getShop(shop);
    expect(await bench.commerce.onInstalled(domain, [])).toEqual({ shopId: shop, outcome: 'installed' });
    expect(await bench.commerce.getShop(shop)).toMatchObject({
      redactedAt: null,
      uninstalledAt: null,
      installedAt: bench.now,
    });
  });
});

describe('retention', () => {
  it('erases payloads of handled deliveries after thirty days of real time', async () => {
    const shop = await shopWithCustomer();
    const [old, waiting, fresh] = [
      await bench.deliver(shop, 'customers/update', person),
      await bench.deliver(shop, 'customers/update', person),
      await bench.deliver(shop, 'customers/update', person),
    ];
    for (const id of [old, fresh]) await bench.commerce.handleDelivery(shop, id);
    await bench.db
      .sql`update platform_delivery set received_at = now() - interval '31 days' where shop_id = ${shop} and id in (${old}, ${waiting})`;
    expect(await bench.commerce.erasePayloads(shop)).toBe(1);
    expect(await bench.commerce.erasePayloads(shop)).toBe(0);
  });
});
