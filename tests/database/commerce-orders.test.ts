import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { type ShopId, shopifyId } from '../../app/kernel/ids.ts';
import type { OrderSnapshot } from '../../app/modules/commerce/order.ts';
import { type SampleOrder, sampleMoment, sampleOrder } from '../../app/modules/commerce/sample-order.ts';
import { drawReadSeq } from '../../app/modules/commerce/store/order-store.server.ts';
import { reactionsOf } from '../../app/reactions.server.ts';
import { factsOf, reading, useCommerce } from '../support/commerce.ts';
import { sampleCustomer } from '../support/fake-shopify.ts';

const bench = useCommerce();
const payload = { kind: 'payload' } as const;
const lines = [
  { sku: 'A', price: '80.00' },
  { sku: 'B', price: '30.00', quantity: 2 },
];
const refund = { amount: '30.00', lines: { B: 1 }, at: '2026-03-05T12:00:00Z' };

/** One order's life: placed, paid, refunded, cancelled; each state told at its own second. */
const life: SampleOrder[] = [
  { lines, paidAt: null, updatedAt: '2026-03-01T15:00:00Z' },
  { lines, updatedAt: '2026-03-01T15:00:05Z' },
  { lines, updatedAt: '2026-03-05T12:00:00Z', refunds: [refund], financialStatus: 'partially_refunded' },
  {
    lines,
    updatedAt: '2026-03-06T12:00:00Z',
    refunds: [refund],
    financialStatus: 'partially_refunded',
    cancelledAt: '2026-03-06T12:00:00Z',
  },
];
const states: OrderSnapshot[] = life.map(sampleOrder);
const last = states.at(-1);

async function stateOf(shop: ShopId) {
  const order = await bench.commerce.findOrderByShopifyId(shop, shopifyId(1001n));
  return { snapshot: order?.snapshot, facts: (await factsOf(bench.db, shop)).keys };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

describe('the mirror of an order', () => {
  it('ends in one state, with one set of facts, in whatever order and however often it is told', async () => {
    const ends = new Set<string>();
    for (const order of permutations(states)) {
      const shop = await bench.install();
      for (const state of [...order, ...order])
        await bench.commerce.recordOrder(shop, reading(state), payload);
      ends.add(
        JSON.stringify(await stateOf(shop), (_key, value) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      );
    }
    expect(ends.size).toBe(1);
    expect([...ends][0]).toContain('order:1001:cancelled');
    expect(JSON.parse([...ends][0] ?? '{}').facts).toEqual([
      'order:1001:cancelled',
      'order:1001:paid',
      'order:1001:placed',
      'refund:500',
    ]);
  });

  it('is the same when all states are told at once by several processes', async () => {
    const shop = await bench.install();
    const many = [...states, ...states, ...states];
    const told = many.map((state) => bench.commerce.recordOrder(shop, reading(state), payload));
    const outcomes = (await Promise.all(told)).map((outcome) => outcome.state);
    expect(outcomes).toContain('recorded');
    const { snapshot, facts } = await stateOf(shop);
    expect(snapshot?.cancelledAt).toEqual(last?.cancelledAt);
    expect(facts).toHaveLength(4);
  });

  it('reads again when two changes share a second', async () => {
    const shop = await bench.install();
    const at = '2026-03-05T12:00:00Z';
    const before = sampleOrder({ lines, updatedAt: at });
    const after = sampleOrder({ ...life[2], lines, updatedAt: at });
    await bench.commerce.recordOrder(shop, reading(before), payload);
    expect(await bench.commerce.recordOrder(shop, reading(after), payload)).toEqual({ state: 'must-read' });
    bench.shopify.orders.set(after.shopifyId, after);
    expect(await bench.commerce.syncOrder(shop, after.shopifyId)).toBe('changed');
    expect(await bench.commerce.recordOrder(shop, reading(after), payload)).toEqual({ state: 'unchanged' });
    expect((await stateOf(shop)).snapshot?.refunds).toHaveLength(1);
  });

  it('does not take the answer of a read that began before a newer state of the same second was recorded', async () => {
    const shop = await bench.install();
    const at = '2026-03-05T12:00:00Z';
    const older = reading(sampleOrder({ lines, updatedAt: at }));
    const newer = reading(
      sampleOrder({ lines, updatedAt: at, refunds: [refund], financialStatus: 'partially_refunded' }),
    );
    const [first, second] = [await drawReadSeq(bench.db.sql), await drawReadSeq(bench.db.sql)];
    await bench.commerce.recordOrder(shop, newer, { kind: 'read', readSeq: second });
    const late = await bench.commerce.recordOrder(shop, older, { kind: 'read', readSeq: first });
    expect(late).toEqual({ state: 'overtaken' });
    expect((await stateOf(shop)).snapshot?.refunds).toHaveLength(1);
  });

  it('reads again when a delivery overtakes the read', async () => {
    const shop = await bench.install();
    const at = '2026-03-05T12:00:00Z';
    const older = sampleOrder({ lines, updatedAt: at });
    const newer = sampleOrder({
      lines,
      updatedAt: at,
      refunds: [refund],
      financialStatus: 'partially_refunded',
    });
    bench.shopify.orders.set(older.shopifyId, older);
    bench.shopify.beforeAnswer = async () => {
      bench.shopify.orders.set(newer.shopifyId, newer);
      await bench.commerce.recordOrder(shop, reading(newer), payload);
    };
    await bench.commerce.syncOrder(shop, older.shopifyId);
    expect((await stateOf(shop)).snapshot?.refunds).toHaveLength(1);
    expect(bench.shopify.calls).toEqual(['order 1001', 'order 1001']);
  });

  it('waits for the moment of payment rather than to guess it', async () => {
    const shop = await bench.install();
    const open = { ...sampleOrder({ lines }), paidAt: { known: false } as const };
    expect(await bench.commerce.recordOrder(shop, reading(open), payload)).toEqual({ state: 'must-read' });
    expect((await stateOf(shop)).snapshot).toBeUndefined();
  });

  it('keeps the moment of payment that it knows when a payload does not tell it', async () => {
    const shop = await bench.install();
    await bench.commerce.recordOrder(shop, reading(sampleOrder({ lines })), payload);
    const later = {
      ...sampleOrder({ lines, updatedAt: '2026-03-09T00:00:00Z' }),
      paidAt: { known: false } as const,
    };
    const outcome = await bench.commerce.recordOrder(shop, reading(later), payload);
    expect(outcome.state).toBe('recorded');
    expect((await stateOf(shop)).snapshot?.paidAt).toEqual({ known: true, at: parseInstant(sampleMoment) });
  });
});

describe('facts from before the install', () => {
  it('are remembered and set nothing off', async () => {
    const shop = await bench.install('2026-03-07T00:00:00Z');
    for (const state of states) await bench.commerce.recordOrder(shop, reading(state), payload);
    const { keys, jobs } = await factsOf(bench.db, shop);
    expect(keys).toHaveLength(4);
    expect(jobs).toBe(0);
    const rows = await bench.db.sql<{
      imported: boolean;
    }>`select imported from platform_fact where shop_id = ${shop}`;
    expect(rows.every((row) => row.imported)).toBe(true);
  });

  it('set off what follows when they happened after it', async () => {
    const shop = await bench.install('2026-03-03T00:00:00Z');
    for (const state of states) await bench.commerce.recordOrder(shop, reading(state), payload);
    const follows = ['order-refunded', 'order-cancelled'].flatMap(reactionsOf);
    expect((await factsOf(bench.db, shop)).jobs).toBe(follows.length);
  });
});

describe('the customer of an order', () => {
  it('gets a row and a profile from the order when we had not heard of them', async () => {
    const shop = await bench.install();
    const customer = sampleCustomer(7n, { updatedAt: parseInstant('1970-01-01T00:00:00Z') });
    await bench.commerce.recordOrder(shop, reading(sampleOrder({ lines }), { customer }), payload);
    const view = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n));
    expect(view).toMatchObject({ name: 'Person 7', email: 'person7@example.com', orderCount: 1 });
    expect(view?.lastOrderAt).toEqual(parseInstant(sampleMoment));
  });

  it('has orders counted without tests and cancelled ones', async () => {
    const shop = await bench.install();
    const count = async () => (await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n)))?.orderCount;
    await bench.commerce.recordOrder(shop, reading(sampleOrder({ id: 1n, lines })), payload);
    await bench.commerce.recordOrder(shop, reading(sampleOrder({ id: 2n, lines })), payload);
    await bench.commerce.recordOrder(shop, reading(sampleOrder({ id: 3n, lines, test: true })), payload);
    expect(await count()).toBe(2);
    const cancelled = sampleOrder({
      id: 2n,
      lines,
      updatedAt: '2026-03-04T00:00:00Z',
      cancelledAt: '2026-03-04T00:00:00Z',
    });
    await bench.commerce.recordOrder(shop, reading(cancelled), payload);
    expect(await count()).toBe(1);
  });

  it('may come later: a guest order changes hands, and its timeline comes along', async () => {
    const shop = await bench.install();
    const guest = { ...sampleOrder({ lines }), customerShopifyId: null };
    await bench.commerce.recordOrder(shop, reading(guest), payload);
    await bench.commerce.recordOrder(
      shop,
      reading(sampleOrder({ lines, updatedAt: '2026-03-02T00:00:00Z' })),
      payload,
    );
    expect((await factsOf(bench.db, shop)).keys).toContain('order:1001:customer:2');
    const customer = await bench.commerce.findCustomerByShopifyId(shop, shopifyId(7n));
    if (customer === null) throw new Error('no customer');
    const { entries } = await bench.commerce.timeline(shop, customer.id, {});
    expect(entries.map((entry) => entry.kind)).toEqual([
      'order-customer-changed',
      'order-paid',
      'order-placed',
    ]);
  });

  it('leaves no trace of a person in the stored order', async () => {
    const shop = await bench.install();
    const order = { ...sampleOrder({ lines }), email: 'ana@example.com' };
    await bench.commerce.recordOrder(shop, reading(order, { customer: sampleCustomer(7n) }), payload);
    const [row] = await bench.db.sql<{
      text: string;
    }>`select snapshot::text as text from commerce_order where shop_id = ${shop}`;
    expect(row?.text).not.toMatch(/ana|person/i);
  });
});
