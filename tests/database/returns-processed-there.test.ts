import { describe, expect, it } from 'vitest';
import { shopifyId } from '../../app/kernel/ids.ts';
import { shirts } from '../support/asking-for-returns.ts';
import { oClock, opened, processed, shown, till, told } from '../support/processed-there.ts';
import { dollars, made, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();
describe('a return that was processed at Shopify', () => {
  it('is settled with what was paid there, at the times at which it was, before anybody hears of it', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const native = till(shop, order, 2);
    const done = processed(shop, native, {
      units: 2,
      amount: '55.00',
      became: ['restocked', 'not-restocked'],
    });
    shown(order, done);
    shop.at('2026-03-20T15:00:00Z');
    const found = await opened(shop, native);
    expect(found).toMatchObject({
      ...{ state: 'settled', origin: 'shopify', working: false, hold: null, actions: [], units: 2 },
      paid: { refunded: dollars('55.00'), credited: dollars('0.00'), owed: dollars('0.00') },
    });
    expect(found.quoted).toEqual(dollars('60.00'));
    expect(found.lines[0]?.units).toMatchObject([
      { ordinal: 1, disposition: 'restocked', receivedAt: oClock(16) },
      { ordinal: 2, disposition: 'not-restocked', receivedAt: oClock(16) },
    ]);
    expect(found.timeline.map(({ kind, at, actor }) => [kind, at.toString(), actor])).toEqual([
      ['requested', oClock(15).toString(), 'shopify'],
      ['approved', oClock(15).toString(), 'shopify'],
      ['received', oClock(16).toString(), 'shopify'],
      ['inspected', oClock(16).toString(), 'shopify'],
      ['settled', oClock(16).toString(), 'shopify'],
    ]);
    expect(await shop.facts()).toEqual(told);
    expect(shop.shopify.calls).toEqual([]);
    // What is left of the order can come back, and no more.
    const rest = made(await shop.ask(order));
    expect(rest.lines[0]?.units[0]?.ordinal).toBe(3);
    expect(await shop.ask(order)).toMatchObject({ refused: 'already-returned' });
  });

  it('comes to the same, whichever of it is heard, how often and by how many', async () => {
    const states = [];
    for (const hears of [
      'everything',
      'the end',
      'the end, before the order shows it',
      'six at once',
    ] as const) {
      const shop = await returns.shop();
      const order = await shop.place(shirts(2));
      const native = till(shop, order);
      if (hears === 'everything') await opened(shop, native);
      const done = processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'] });
      if (hears !== 'the end, before the order shows it') shown(order, done);
      if (hears === 'six at once') await Promise.all(Array.from({ length: 6 }, () => shop.follow(native)));
      await opened(shop, native);
      const { state, paid, units, lines, timeline } = await opened(shop, native);
      states.push({ state, paid, units, ordinals: lines[0]?.units, kinds: timeline.map(({ kind }) => kind) });
      expect(await shop.facts()).toEqual(told);
      expect(await shop.returns.listOfOrder(shop.shopId, order.id)).toHaveLength(1);
      expect(shop.shopify.calls).toEqual([]);
    }
    expect(states[0]).toMatchObject({ state: 'settled', paid: { refunded: dollars('30.00') } });
    for (const other of states) expect(other).toEqual(states[0]);
  });

  it('keeps what it knows when somebody else had read it before', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const native = till(shop, order);
    const done = processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'] });
    await opened(shop, native);
    shop.shopify.returns.set(native.id, native);
    expect(await opened(shop, native)).toMatchObject({
      state: 'settled',
      paid: { refunded: dollars('30.00') },
    });
    shop.shopify.returns.set(native.id, done);
    expect(await opened(shop, native)).toMatchObject({ state: 'settled' });
  });

  it('was paid as store credit where it was', async () => {
    const shop = await returns.shop();
    const native = till(shop, await shop.place(shirts(1)));
    processed(shop, native, { units: 1, amount: '30.00', gateway: 'shopify_store_credit' });
    const found = await opened(shop, native);
    expect(found).toMatchObject({
      ...{ state: 'settled', outcome: 'credit' },
      paid: { refunded: dollars('0.00'), credited: dollars('30.00') },
    });
    // Nobody said what became of it, and it is over.
    expect(found.lines[0]?.units[0]?.disposition).toBe('not-restocked');
  });

  it('can have been decided without money', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(2));
    const done = processed(shop, till(shop, order), { units: 1, became: ['restocked'] });
    shown(order, done);
    expect(await opened(shop, done)).toMatchObject({ state: 'settled', paid: { refunded: dollars('0.00') } });
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
  });

  it('was an exchange at the price of what went out', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(1));
    const sold = { price: dollars('35.00'), tax: dollars('0.00') };
    const line = { id: shopifyId(991n), variantShopifyId: shopifyId(4711n), title: 'Hat', quantity: 1, sold };
    const exchangeLines = [{ ...line, processedQuantity: 1 }];
    const native = shop.native(order, { status: 'open', exchangeLines, createdAt: oClock(15) });
    processed(shop, native, { units: 1, became: ['restocked'] });
    expect(await opened(shop, native)).toMatchObject({
      ...{ state: 'settled', outcome: 'exchange', exchange: [{ title: 'Hat', price: dollars('35.00') }] },
      paid: { refunded: dollars('0.00'), owed: dollars('5.00') },
    });
    expect(shop.shopify.invoices).toHaveLength(0);
  });

  it('that staff closed over what did not come leaves those units used up, also before we hear of it', async () => {
    const shop = await returns.shop();
    const order = await shop.place(shirts(3));
    const native = till(shop, order, 2);
    processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'] });
    const found = await opened(shop, native);
    expect(found).toMatchObject({ state: 'settled', paid: { refunded: dollars('30.00') } });
    expect(found.lines[0]?.units.map((unit) => unit.disposition)).toEqual(['restocked', 'missing']);
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
    const closed = till(shop, order);
    shop.shopify.returns.set(closed.id, { ...closed, status: 'closed', closedAt: oClock(18) });
    expect(await opened(shop, closed)).toMatchObject({ state: 'closed', paid: null });
  });
});

describe('a return that was asked for here and processed at Shopify', () => {
  it('is settled with what was paid there, whatever outcome was chosen', async () => {
    for (const outcome of ['refund', 'credit'] as const) {
      const shop = await returns.shop({ credit: true, bonusPercent: '10' });
      const order = await shop.place(shirts(2));
      const { id } = made(await shop.ask(order, [{}], { outcome }));
      await shop.returns.perform(shop.shopId, id);
      const [native] = shop.shopify.returns.values();
      if (native === undefined) throw new Error('There is no return');
      shown(order, processed(shop, native, { units: 1, amount: '30.00', became: ['restocked'] }));
      for (const _ of [1, 2]) await shop.returns.followShopify(shop.shopId, native.id);
      expect(await shop.returns.find(shop.shopId, id)).toMatchObject({
        ...{ state: 'settled', outcome: 'refund', origin: 'shopper', actions: [], working: false },
        paid: { refunded: dollars('30.00'), credited: dollars('0.00'), bonus: dollars('0.00') },
      });
      expect(shop.shopify.count('processReturn') + shop.shopify.count('creditAccount')).toBe(0);
      expect(await shop.facts()).toEqual(told);
      expect(made(await shop.ask(order)).lines[0]?.units[0]?.ordinal).toBe(2);
    }
  });

  it('is not taken over while a payment of ours may be under way', async () => {
    const shop = await returns.shop();
    const { id } = made(await shop.ask(await shop.place(shirts(1))));
    await shop.returns.perform(shop.shopId, id);
    made(await shop.returns.receive(shop.shopId, id, null, 'staff', shop.now));
    made(await shop.returns.inspect(shop.shopId, id, null, 'staff', shop.now));
    shop.expected = dollars('30.00');
    shop.shopify.unheard.add('processReturn');
    expect(made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now)).working).toBe(true);
    const [native] = shop.shopify.returns.values();
    if (native === undefined) throw new Error('There is no return');
    await shop.returns.followShopify(shop.shopId, native.id);
    expect(await shop.returns.find(shop.shopId, id)).toMatchObject({ state: 'inspected', working: true });
    await shop.returns.perform(shop.shopId, id);
    const settled = await shop.returns.find(shop.shopId, id);
    expect(settled).toMatchObject({ state: 'settled', paid: { refunded: dollars('30.00') } });
    expect(settled?.timeline.at(-1)).toMatchObject({ kind: 'settled', actor: 'staff' });
  });
});
