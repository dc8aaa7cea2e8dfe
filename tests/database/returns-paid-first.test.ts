import { describe, expect, it } from 'vitest';
import type { InspectedUnits } from '../../app/modules/returns/index.server.ts';
import { dyingAt } from '../support/dying-database.ts';
import { dollars, made, type ReturnsTestShop, useReturns } from '../support/returns-shop.ts';

const returns = useReturns();

/** Paid at its first scan: nothing has come back yet. */
async function paidAtFirstScan(shop: ReturnsTestShop, quantity = 2) {
  const order = await shop.place({ lines: [{ sku: 'A', price: '30.00', quantity: 3 }] });
  const { id } = made(await shop.ask(order, [{ quantity }]));
  made(await shop.returns.recordScan(shop.shopId, id, 'in_transit', 'staff', shop.now));
  shop.expected = dollars(`${30 * quantity}.00`);
  made(await shop.returns.settle(shop.shopId, id, {}, 'staff', shop.now));
  const find = async () => {
    const found = await shop.returns.find(shop.shopId, id);
    if (found === null) throw new Error('It is gone');
    return found;
  };
  const receive = () => shop.returns.receive(shop.shopId, id, null, 'staff', shop.now);
  const inspect = (units: readonly Omit<InspectedUnits, 'lineShopifyId'>[] | null = null) =>
    shop.returns.inspect(
      shop.shopId,
      id,
      units?.map((unit) => ({ lineShopifyId: shop.line(order), ...unit })) ?? null,
      'staff',
      shop.now,
    );
  const native = () => [...shop.shopify.returns.values()][0];
  return { id, order, find, receive, inspect, native };
}

describe('a return that is paid before its goods are looked at', () => {
  it('stays settled while they are received and looked at, and Shopify hears of them once', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const { find, receive, inspect, native } = await paidAtFirstScan(shop);
    expect(await find()).toMatchObject({ state: 'settled', actions: ['receive', 'inspect'] });
    expect(native()).toMatchObject({ status: 'open', lines: [{ processedQuantity: 2, disposed: [] }] });
    expect((await shop.returns.list(shop.shopId, { tab: 'in-transit' })).returns).toHaveLength(1);
    expect(made(await receive())).toMatchObject({ state: 'settled', actions: ['inspect'] });
    expect(await receive()).toEqual({ refused: 'already-done' });
    expect((await shop.returns.list(shop.shopId, { tab: 'to-inspect' })).returns).toHaveLength(1);
    const seen = made(await inspect());
    expect(seen).toMatchObject({ state: 'settled', actions: [], working: false, hold: null });
    expect(seen.lines[0]?.units.map((unit) => unit.disposition)).toEqual(['restocked', 'restocked']);
    expect(native()).toMatchObject({
      status: 'closed',
      lines: [{ disposed: [{ type: 'restocked', quantity: 2 }] }],
    });
    expect(await inspect()).toEqual({ refused: 'already-done' });
    expect(await inspect([{ quantity: 1, disposition: 'missing' }])).toEqual({ refused: 'already-done' });
    expect((await shop.returns.list(shop.shopId, { tab: 'done' })).returns).toHaveLength(1);
    expect(shop.shopify.count('disposeUnits')).toBe(1);
    expect(shop.shopify.count('processReturn')).toBe(1);
    expect(await shop.facts()).toEqual([
      ...['return-requested', 'return-approved', 'return-in-transit', 'return-settled'],
      ...['return-received', 'return-inspected'],
    ]);
  });

  it('is told piece by piece, and a missing unit is neither restocked nor free again', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const { order, find, inspect, native } = await paidAtFirstScan(shop);
    made(await inspect([{ quantity: 1, disposition: 'not-restocked', grade: 'C' }]));
    expect(native()?.status).toBe('open');
    const missing = (quantity: number) => inspect([{ quantity, disposition: 'missing' }]);
    expect(await missing(2)).toEqual({ refused: 'already-done' });
    expect(await missing(3)).toEqual({ refused: 'bad-input' });
    made(await missing(1));
    expect(native()).toMatchObject({
      status: 'closed',
      lines: [
        {
          disposed: [
            { type: 'not-restocked', quantity: 1 },
            { type: 'missing', quantity: 1 },
          ],
        },
      ],
    });
    expect((await find()).lines[0]?.units.map(({ receivedAt }) => receivedAt !== null)).toEqual([
      true,
      false,
    ]);
    expect((await find()).paid?.refunded).toEqual(dollars('60.00'));
    expect(await shop.returns.purchaseOf(shop.shopId, order.id, shop.line(order))).toBe('kept');
    expect(await shop.ask(order, [{ quantity: 2 }])).toMatchObject({ refused: 'already-returned' });
    const figures = await shop.returns.figures(shop.shopId, shop.now);
    expect(figures.months.at(-1)).toMatchObject({ settled: 1, units: 2, refunded: dollars('60.00') });
  });

  it.each(['disposeUnits', 'closeReturn'] as const)(
    'is told once although %s committed and was not heard',
    async (name) => {
      const shop = await returns.shop({ settleOn: 'first-scan' });
      const { id, find, inspect, native } = await paidAtFirstScan(shop, 1);
      shop.shopify.unheard.add(name);
      made(await inspect());
      await shop.returns.perform(shop.shopId, id);
      expect(await find()).toMatchObject({ state: 'settled', working: false, hold: null });
      expect(shop.shopify.count('disposeUnits')).toBe(1);
      expect(native()).toMatchObject({ status: 'closed' });
    },
  );

  it('is told although the return was closed in Shopify meanwhile', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const { id, find, inspect, native } = await paidAtFirstScan(shop);
    const before = native();
    if (before === undefined) throw new Error('There is no return');
    shop.shopify.end(before.id, 'closed');
    await shop.returns.followShopify(shop.shopId, before.id);
    expect((await find()).state).toBe('settled');
    made(await inspect([{ quantity: 1, disposition: 'restocked' }]));
    made(await inspect());
    await shop.returns.perform(shop.shopId, id);
    expect(native()).toMatchObject({
      status: 'closed',
      lines: [
        {
          disposed: [
            { type: 'restocked', quantity: 1 },
            { type: 'restocked', quantity: 1 },
          ],
        },
      ],
    });
  });

  it('waits for a person where staff said something else of the goods, who may try again', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const { find, inspect, native } = await paidAtFirstScan(shop, 1);
    const before = native();
    if (before === undefined) throw new Error('There is no return');
    const disposed = [{ type: 'not-restocked' as const, quantity: 1, at: shop.now }];
    shop.shopify.returns.set(before.id, {
      ...before,
      lines: before.lines.map((line) => ({ ...line, disposed })),
    });
    const held = made(await inspect());
    expect(held.hold).toMatchObject({ code: 'changed-at-shopify', values: { what: 'dispositions' } });
    expect(held).toMatchObject({ state: 'settled', actions: ['inspect'] });
    shop.shopify.returns.set(before.id, before);
    expect(made(await inspect())).toMatchObject({ hold: null, working: false });
    expect((await find()).timeline.map((step) => step.kind).slice(-2)).toEqual(['held', 'hold-lifted']);
    expect(shop.shopify.count('disposeUnits')).toBe(1);
  });

  it('is told of every unit, however many people look at them at once', async () => {
    const shop = await returns.shop({ settleOn: 'first-scan' });
    const { id, inspect, native } = await paidAtFirstScan(shop, 3);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => inspect([{ quantity: 1, disposition: 'restocked' }])),
    );
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(3);
    await shop.returns.perform(shop.shopId, id);
    const units = native()?.lines[0]?.disposed.reduce((sum, one) => sum + one.quantity, 0);
    expect(units).toBe(3);
    expect(native()?.status).toBe('closed');
  });

  it('leaves a process that dies between any two lines one telling that goes on', async () => {
    for (let n = 1, alive = false; !alive; n++) {
      const shop = await returns.shop({ settleOn: 'first-scan' });
      const { id, find, inspect, native } = await paidAtFirstScan(shop, 1);
      const dying = dyingAt(shop.deps, n);
      await shop
        .another(dying.deps)
        .inspect(shop.shopId, id, null, 'staff', shop.now)
        .catch(() => {});
      alive = !dying.died();
      await shop.forgetClaims();
      await inspect();
      await shop.returns.perform(shop.shopId, id);
      expect(await find()).toMatchObject({ state: 'settled', working: false, actions: [] });
      expect(shop.shopify.count('disposeUnits'), `died before use ${n}`).toBe(1);
      expect(native()?.status).toBe('closed');
    }
  }, 120_000);
});
