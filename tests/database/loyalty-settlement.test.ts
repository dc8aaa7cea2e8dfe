import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import type { Campaign } from '../../app/modules/loyalty/earning/program.ts';
import { openLoyalty } from '../../app/modules/loyalty/index.server.ts';
import { program, type TestShop, useLoyalty } from '../support/loyalty-shop.ts';

const loyalty = useLoyalty();
const shirts = (quantity: number, more: object = {}) => ({
  lines: [{ sku: 'A', price: '30.00', quantity }],
  ...more,
});

describe('a paid order', () => {
  it('earns once, as a pending lot that is available 30 days after the payment', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    // 2 × 30.00 − 4.50 = 55.50 at 1 per 1.00, rounded down: 55
    const order = await shop.place(
      { lines: [{ sku: 'A', price: '30.00', quantity: 2, discount: '4.50' }] },
      ana,
    );
    expect(await shop.settle(order)).toEqual({ granted: 55n, clawed: 0n, reversed: 0n });
    expect(await shop.settle(order)).toEqual({ granted: 0n, clawed: 0n, reversed: 0n });
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 55n, held: 0n, debt: 0n });
    // paid on 1 March at 10:00 in New York; summer time begins on the 8th
    expect(await shop.lots(ana)).toEqual([
      {
        remaining: 55n,
        matured: false,
        available_at: parseInstant('2026-03-31T14:00:00Z'),
        expires_at: null,
      },
    ]);
    expect(await shop.facts()).toEqual(['points-granted 55 2026-03-01T15:00:00Z']);
    expect(await shop.jobs()).toBe(1);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('earns once however many settle it at the same time', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    const settled = await Promise.all(Array.from({ length: 20 }, () => shop.settle(order)));
    expect(settled.reduce((sum, { granted }) => sum + granted, 0n)).toBe(60n);
    expect(await shop.told(ana)).toEqual(['earn 60']);
    expect((await shop.facts()).length).toBe(1);
    expect(await shop.jobs()).toBe(1);
  });

  it('keeps the ledger of its customer without gaps when others earn at the same time', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const orders: bigint[] = [];
    for (let units = 1; units <= 20; units++) orders.push(await shop.place(shirts(units), ana));
    await Promise.all(orders.map((order) => shop.settle(order)));
    const lines = await shop.ledger(ana);
    expect(lines.map((line) => line.number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    // 30 × (1 + 2 + … + 20) = 30 × 210
    expect(lines.at(-1)?.balance_after).toBe(6300n);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('waits for what falls due on its account between the read and the write', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const [old, order] = [await shop.place(shirts(1), ana), await shop.place(shirts(2), ana)];
    shop.at('2026-04-02T12:00:00Z');
    const deps = shop.deps();
    let first = true;
    const slow = openLoyalty({
      ...deps,
      db: {
        ...deps.db,
        async prepared(name, text, values) {
          if (first && name === 'loyalty-grant') {
            first = false;
            // somebody else grants an old order's points, which are available by now
            await shop.settle(old);
          }
          return deps.db.prepared(name, text, values);
        },
      },
    });
    expect(await slow.settleOrder(shop.shopId, order)).toMatchObject({ granted: 60n });
    expect(await shop.told(ana)).toEqual(['earn 30', 'earn 60']);
    // the settlement came second and has first written what was due
    expect((await shop.facts()).map((fact) => fact.split(' ')[0])).toContain('points-available');
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('earns nothing unpaid, as a test, without a customer, before going live or while the area is off', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const orders = [
      await shop.place(shirts(1, { paidAt: null }), ana),
      await shop.place(shirts(1, { test: true }), ana),
      await shop.place(shirts(1), null),
    ];
    await shop.db
      .sql`update loyalty_state set live_from = '2026-03-01T15:00:01Z' where shop_id = ${shop.shopId}`;
    orders.push(await shop.place(shirts(1), ana));
    for (const order of orders) await shop.settle(order);
    await shop.db.sql`update loyalty_state set live_from = null where shop_id = ${shop.shopId}`;
    await shop.settle(await shop.place(shirts(1), ana));
    expect(await shop.told(ana)).toEqual([]);
    expect(await shop.facts()).toEqual([]);
  });

  it('earns by the programme of the moment it was processed and by what its products were then', async () => {
    const shop = await loyalty.shop({ program: program({ multipliers: [{ tags: ['new'], factor: '2' }] }) });
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    const [line] = shop.order(order).snapshot.lines;
    if (line === undefined) throw new Error('An order has lines');
    shop.order(order).traits = new Map([[line.shopifyId, { tags: ['new'], collections: [] }]]);
    await shop.save(program({}, { points: 5 }), '2026-03-01T15:00:01Z');
    await shop.settle(order);
    // 60.00 × 2
    expect(await shop.told(ana)).toEqual(['earn 120']);
    // the product is no longer new; one of two shirts comes back: 30.00 × 2 are left
    shop.order(order).traits = new Map();
    shop.change(order, shirts(2, { refunds: [{ lines: { A: 1 }, amount: '30.00' }] }));
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 120', 'clawback -60']);
  });

  it('earns by campaigns of the day it was placed, and by what was known of its buyer when it first earned', async () => {
    const when: Campaign['when'] = [{ field: 'customer.tags', is: 'any-of', values: ['vip'] }];
    const campaign = { id: 'vip', name: 'VIPs', from: '2026-03-01', to: '2026-03-01', when, factor: '1.5' };
    const shop = await loyalty.shop({ program: program({ campaigns: [campaign] }) });
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    shop.order(order).buyer = { tags: ['VIP'], validOrders: 1 };
    await shop.settle(order);
    // 60.00 × 1.5
    expect(await shop.told(ana)).toEqual(['earn 90']);
    shop.order(order).buyer = { tags: [], validOrders: 2 };
    shop.change(order, shirts(2, { refunds: [{ lines: { A: 1 }, amount: '30.00' }] }));
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 90', 'clawback -45']);
  });
});

describe('an order that changes', () => {
  it('loses what was returned and gains what was added as a new pending lot', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    await shop.settle(order);
    shop
      .at('2026-03-10T12:00:00Z')
      .change(
        order,
        shirts(2, { refunds: [{ at: '2026-03-09T12:00:00Z', lines: { A: 1 }, amount: '30.00' }] }),
      );
    await shop.settle(order);
    // one returned, two added: 3 of 4 units are left, 90.00
    const edited = shirts(4, {
      refunds: [{ at: '2026-03-09T12:00:00Z', lines: { A: 1 }, amount: '30.00' }],
      updatedAt: '2026-03-11T12:00:00Z',
    });
    shop.change(order, { ...edited, financialStatus: 'partially_paid' });
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 60', 'clawback -30']);
    shop.change(order, edited);
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 60', 'clawback -30', 'earn 60']);
    const lots = await shop.lots(ana);
    expect(lots.map((lot) => `${lot.remaining} ${lot.available_at}`)).toEqual([
      '30 2026-03-31T14:00:00Z',
      '60 2026-04-10T12:00:00Z',
    ]);
    expect((await shop.ledger(ana)).map((line) => line.happened_at.toString())).toEqual([
      '2026-03-01T15:00:00Z',
      '2026-03-09T12:00:00Z',
      '2026-03-11T12:00:00Z',
    ]);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('takes from its own pending lot, its own available lot, other lots by expiry, then makes debt', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    await shop.settle(order);
    const later = await shop.place(shirts(1), ana);
    await shop.settle(later);
    shop.at('2026-04-05T12:00:00Z');
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    // something has used 50 of the order's 60 points
    await shop.db.sql`with entry as (
        insert into loyalty_entry (shop_id, customer_id, number, kind, points, balance_after, source_key, happened_at)
        values (${shop.shopId}, ${ana}, 3, 'redeem', -50, 40, 'used', now()) returning id)
      update loyalty_account set posted = 40, entries = 3 where shop_id = ${shop.shopId} and customer_id = ${ana}`;
    await shop.db
      .sql`update loyalty_lot set remaining = 10 where shop_id = ${shop.shopId} and order_id = ${order}`;
    // another order of the same customer, still pending
    const pending = await shop.place(
      { lines: [{ sku: 'A', price: '5.00', quantity: 1 }], paidAt: '2026-04-01T12:00:00Z' },
      ana,
    );
    await shop.settle(pending);
    shop.change(
      order,
      shirts(2, {
        refunds: [{ at: '2026-04-05T11:00:00Z', lines: { A: 2 }, amount: '60.00' }],
        updatedAt: '2026-04-05T11:00:00Z',
      }),
    );
    await shop.settle(order);
    // 60 to take: 10 of its own, 30 of the other available lot, 5 of the pending one, 15 owed
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 15n });
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
    const fresh = await shop.place(shirts(1, { paidAt: '2026-04-05T12:00:00Z' }), ana);
    await shop.settle(fresh);
    expect(await shop.balance(ana)).toEqual({ available: 0n, pending: 30n, held: 0n, debt: 15n });
    // paid on 5 April at 8:00 in New York: they come on 5 May at 8:00 and repay first
    shop.at('2026-05-05T12:00:00Z');
    expect(await shop.balance(ana)).toEqual({ available: 15n, pending: 0n, held: 0n, debt: 0n });
    await shop.loyalty.sweepDue(shop.shopId, shop.now);
    expect(await shop.balance(ana)).toEqual({ available: 15n, pending: 0n, held: 0n, debt: 0n });
    expect((await shop.facts()).slice(-2)).toEqual([
      'debt-repaid 15 2026-05-05T12:00:00Z',
      'points-available 15 2026-05-05T12:00:00Z',
    ]);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  it('gives its points to the customer who is attached to it, and takes them from the one before', async () => {
    const shop = await loyalty.shop();
    const [ana, ben] = [await shop.customer(), await shop.customer()];
    const order = await shop.place(shirts(2), null);
    await shop.settle(order);
    shop.change(order, null, ana);
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 60']);
    shop.at('2026-03-08T12:00:00Z').change(order, null, ben);
    expect(await shop.settle(order)).toEqual({ granted: 60n, clawed: 0n, reversed: 60n });
    expect(await shop.settle(order)).toEqual({ granted: 0n, clawed: 0n, reversed: 0n });
    expect(await shop.told(ana)).toEqual(['earn 60', 'clawback -60']);
    expect(await shop.told(ben)).toEqual(['earn 60']);
    // still 30 days from the payment, not from the change of hands
    expect((await shop.lots(ben))[0]?.available_at.toString()).toBe('2026-03-31T14:00:00Z');
    shop.change(order, null, null);
    await shop.settle(order);
    await shop.settle(order);
    expect(await shop.told(ben)).toEqual(['earn 60', 'clawback -60']);
    shop.change(order, null, ana);
    await shop.settle(order);
    expect(await shop.told(ana)).toEqual(['earn 60', 'clawback -60', 'earn 60']);
    expect(await shop.loyalty.audit(shop.shopId)).toEqual([]);
  });

  /** Somebody who reads the order, and is slow: meanwhile it changes, and that is settled. */
  function slowReader(shop: TestShop, order: bigint, state: Parameters<typeof shop.change>[1]) {
    const deps = shop.deps();
    let first = true;
    return openLoyalty({
      ...deps,
      orders: {
        ...deps.orders,
        async orderForLoyalty(shopId, orderId) {
          const read = await deps.orders.orderForLoyalty(shopId, orderId);
          if (first) {
            first = false;
            shop.change(order, state);
            await shop.settle(order);
          }
          return read;
        },
      },
    });
  }

  it('ends cancelled even when an older state is settled after the newer one', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    // when the cancellation is settled there is nothing to take back yet
    const slow = slowReader(shop, order, shirts(2, { cancelledAt: '2026-03-02T10:00:00Z' }));
    await slow.settleOrder(shop.shopId, order);
    expect((await shop.balance(ana)).pending).toBe(0n);
    expect(await shop.told(ana)).toEqual(['earn 60', 'clawback -60']);
  });

  it('earns by the newer state alone when an older one is written after it', async () => {
    const shop = await loyalty.shop();
    const ana = await shop.customer();
    const order = await shop.place(shirts(2), ana);
    const slow = slowReader(shop, order, shirts(3, { updatedAt: '2026-03-01T16:00:00Z' }));
    await slow.settleOrder(shop.shopId, order);
    expect(await shop.told(ana)).toEqual(['earn 90']);
  });
});
