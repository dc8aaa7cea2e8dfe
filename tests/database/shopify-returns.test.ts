import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { moneyAmount, parseMoney } from '../../app/kernel/money.ts';
import type { NewReturn } from '../../app/modules/returns/ports.ts';
import { locationsOf } from '../../sandbox/domain/locations.ts';
import { payOrder } from '../../sandbox/domain/pay-order.ts';
import { orderSummary } from '../../sandbox/domain/read-orders.ts';
import { stockBySku, stockIn } from '../../sandbox/domain/stock.ts';
import { type At, done, found, id, useSoldCoats } from '../support/sold-coats.ts';

// Our side of Shopify's returns against the stand-in: the same calls as at Shopify, sums worked out by hand.

const { world, sold } = useSoldCoats();
const usd = (amount: string) => parseMoney(amount, currencyCode('USD'));
const now = parseInstant('2026-03-01T15:00:00Z');

async function newReturn({ returns, shop, order }: At, change: Partial<NewReturn> = {}): Promise<NewReturn> {
  const units = await returns.returnableUnits(shop, id(order.id));
  const reasons = await returns.reasonIds(shop, ['too-small']);
  return {
    orderShopifyId: id(order.id),
    requestedAt: now,
    lines: units.map((one) => ({
      fulfillmentLineShopifyId: one.fulfillmentLineShopifyId,
      quantity: one.quantity,
      reasonId: reasons.get('too-small') ?? null,
      note: 'R-1',
      restockingPercent: null,
    })),
    exchangeLines: [],
    returnShippingFee: null,
    ...change,
  };
}

describe('an exchange', () => {
  const owing = { returnShippingFee: usd('4.50') };

  it('is calculated, made, suggested and processed alike; what is owed is asked for and paid', async () => {
    const at = await sold();
    const { returns, shop, stand } = at;
    const exchangeLines = [{ variantShopifyId: at.variant('M'), quantity: 1, discount: usd('8.00') }];
    const even = await newReturn(at, { exchangeLines });
    expect(moneyAmount(done(await returns.calculate(shop, even)))).toBe('0.00');
    const input = { ...even, ...owing };
    expect(moneyAmount(done(await returns.calculate(shop, input)))).toBe('-4.50');
    const made = done(await returns.createReturn(shop, input));
    const open = await found(at, made);
    expect(open).toMatchObject({
      status: 'open',
      returnShippingFee: usd('4.50'),
      lines: [{ quantity: 1, note: 'R-1', reasonHandle: 'too-small', restockingPercent: null }],
      exchangeLines: [
        { variantShopifyId: at.variant('M'), title: 'Product S', quantity: 1, processedQuantity: 0 },
      ],
    });
    const units = open.lines.map((line) => ({ id: line.id, quantity: 1 }));
    const out = open.exchangeLines.map((line) => ({ id: line.id, quantity: 1 }));
    const suggested = await returns.suggestedAmount(shop, made, units, 'refund', { exchangeLines: out });
    expect(moneyAmount(suggested)).toBe('-4.50');
    const processing = {
      returnId: made,
      lines: units.map((unit) => ({ ...unit, dispositions: [] })),
      exchangeLines: out,
      transactions: [],
      storeCredit: null,
      shipping: null,
    };
    expect(await returns.processReturn(shop, processing)).toBeNull();
    expect((await found(at, made)).exchangeLines).toMatchObject([{ processedQuantity: 1 }]);
    expect(await returns.sendInvoice(shop, id(at.order.id))).toBeNull();
    expect(await orderSummary(world.state, stand, at.order.id)).toMatchObject({
      outstanding: '4.50',
      invoices: [{ to: 'eva@example.com', amount: '4.50' }],
      lines: [
        { sku: 'S', currentQuantity: 0 },
        { sku: 'M', currentQuantity: 1 },
      ],
    });
    await world.state.transaction((tx) => payOrder(tx, stand, { order: at.order.id }));
    expect(await returns.sendInvoice(shop, id(at.order.id))).toMatchObject({ refused: expect.any(String) });
    expect(await stockBySku(world.state, stand)).toMatchObject({ M: 9 });
  });

  it.each([true, false])(
    'takes an amount off several units to the cent, meant for each: %s',
    async (each) => {
      // Three at 80.00 less 10.01: 229.99; units 76.66, 76.67, 76.66. Even for two: 6.67 off.
      const placed = { lines: [{ sku: 'S', quantity: 3, discount: '10.01' }] };
      const at = await sold(placed, { exchangeDiscountPerUnit: each });
      const [line] = (await newReturn(at)).lines;
      if (line === undefined) throw new Error('Nothing can be returned.');
      const input = await newReturn(at, {
        lines: [{ ...line, quantity: 2 }],
        exchangeLines: [{ variantShopifyId: at.variant('M'), quantity: 2, discount: usd('6.67') }],
      });
      expect(moneyAmount(done(await at.returns.calculate(at.shop, input)))).toBe('0.00');
      const made = done(await at.returns.createReturn(at.shop, input));
      const open = await found(at, made);
      const exchangeLines = open.exchangeLines.map(({ id: one }) => ({ id: one, quantity: 2 }));
      expect(open.exchangeLines).toMatchObject([{ quantity: 2, processedQuantity: 0 }]);
      const units = open.lines.map((one) => ({ id: one.id, quantity: 2, dispositions: [] }));
      const suggested = await at.returns.suggestedAmount(at.shop, made, units, 'refund', { exchangeLines });
      expect(moneyAmount(suggested)).toBe('0.00');
      const nothing = { transactions: [], storeCredit: null, shipping: null };
      const first = exchangeLines.map((one) => ({ ...one, quantity: 1 }));
      for (const lines of [units, []]) {
        const processing = { returnId: made, lines, exchangeLines: first, ...nothing };
        expect(await at.returns.processReturn(at.shop, processing)).toBeNull();
      }
      expect((await found(at, made)).exchangeLines).toMatchObject([{ quantity: 2, processedQuantity: 2 }]);
      expect(await orderSummary(world.state, at.stand, at.order.id)).toMatchObject({ outstanding: '0.00' });
    },
  );

  it('is refused where it cannot be, with Shopify’s words', async () => {
    const at = await sold();
    const exchangeLines = [{ variantShopifyId: id('1'), quantity: 1, discount: null }];
    const input = await newReturn(at, { exchangeLines });
    const refused = { refused: expect.stringContaining('The variant does not exist.') };
    expect(await at.returns.calculate(at.shop, input)).toEqual(refused);
    expect(await at.returns.createReturn(at.shop, input)).toEqual(refused);
  });

  it('goes for what can be sold', async () => {
    const { returns, shop, variant } = await sold();
    const wanted = [variant('S'), variant('L'), id('1')];
    expect([...(await returns.availableVariants(shop, wanted))]).toEqual([variant('S')]);
  });
});

describe('units that never came', () => {
  it('are taken out of the return, once it is open again, and can be returned anew', async () => {
    const at = await sold({ lines: [{ sku: 'S', quantity: 2 }] });
    const { returns, shop } = at;
    const made = done(await returns.createReturn(shop, await newReturn(at)));
    const units = (await found(at, made)).lines.map((line) => ({ id: line.id, quantity: 1 }));
    const processing = {
      returnId: made,
      lines: units.map((unit) => ({ ...unit, dispositions: [] })),
      ...{ exchangeLines: [], transactions: [], storeCredit: null, shipping: null },
    };
    expect(await returns.processReturn(shop, processing)).toBeNull();
    expect(await returns.closeReturn(shop, made)).toBeNull();
    expect((await found(at, made)).closedAt).not.toBeNull();
    const left = async () =>
      (await returns.returnableUnits(shop, id(at.order.id))).reduce((sum, { quantity }) => sum + quantity, 0);
    expect(await left()).toBe(0);
    expect(await returns.removeUnits(shop, made, units)).toMatchObject({ refused: expect.any(String) });
    expect(await returns.reopenReturn(shop, made)).toBeNull();
    const tooMany = units.map((unit) => ({ ...unit, quantity: 2 }));
    expect(await returns.removeUnits(shop, made, tooMany)).toMatchObject({ refused: expect.any(String) });
    expect(await returns.removeUnits(shop, made, units)).toBeNull();
    expect(await left()).toBe(1);
    expect(await returns.removeUnits(shop, made, units)).toMatchObject({ refused: expect.any(String) });
    expect(await returns.closeReturn(shop, made)).toBeNull();
    expect(await found(at, made)).toMatchObject({ status: 'closed', lines: [{ quantity: 1 }] });
  });
});

describe('a return with fees', () => {
  it('is calculated as it is suggested, with the original shipping, and restocked where it is told', async () => {
    const at = await sold({ shipping: '6.00' });
    const { returns, shop, stand } = at;
    const plain = await newReturn(at, { returnShippingFee: usd('7.95') });
    const input = { ...plain, lines: plain.lines.map((line) => ({ ...line, restockingPercent: '20' })) };
    // 72.00 + 5.94 − 14.40 − 7.95.
    expect(moneyAmount(done(await returns.calculate(shop, input)))).toBe('55.59');
    const made = done(await returns.createReturn(shop, input));
    const open = await found(at, made);
    expect(open.lines).toMatchObject([{ restockingPercent: '20' }]);
    const units = open.lines.map((line) => ({ id: line.id, quantity: 1 }));
    const more = { shipping: usd('4.00') };
    expect(moneyAmount(await returns.suggestedAmount(shop, made, units, 'refund', more))).toBe('59.59');
    const places = await returns.locations(shop);
    const warehouse = locationsOf(stand)[1]?.id ?? '0';
    expect(places.map((one) => one.id)).toContain(id(warehouse));
    expect(places[0]).toMatchObject({ name: 'Shop location', address: 'United States' });
    const [parent] = (await returns.payments(shop, id(at.order.id))).payments;
    const processing = {
      returnId: made,
      lines: open.lines.map((line) => ({
        id: line.id,
        quantity: 1,
        dispositions: [
          {
            reverseLineShopifyId: line.reverseLineShopifyId ?? id('0'),
            quantity: 1,
            type: 'restocked' as const,
            locationShopifyId: id(warehouse),
          },
        ],
      })),
      exchangeLines: [],
      transactions: [{ parentId: parent?.id ?? id('0'), amount: usd('59.59') }],
      storeCredit: null,
      ...more,
    };
    at.lose();
    await expect(returns.processReturn(shop, processing)).rejects.toMatchObject({ temporary: true });
    // It took place all the same; doing it again is refused.
    expect(await found(at, made)).toMatchObject({
      status: 'closed',
      lines: [{ processedQuantity: 1 }],
      refunds: [{ amount: usd('59.59') }],
    });
    expect(await returns.processReturn(shop, processing)).toMatchObject({ refused: expect.any(String) });
    expect(await stockIn(world.state, stand, warehouse)).toMatchObject({ S: 1 });
    expect(await orderSummary(world.state, stand, at.order.id)).toMatchObject({
      outstanding: '0.00',
      refunds: { count: 1, total: '59.59' },
    });
  });

  it('is found again by its note when the answer was lost', async () => {
    const at = await sold();
    const input = await newReturn(at);
    at.lose();
    await expect(at.returns.createReturn(at.shop, input)).rejects.toMatchObject({ temporary: true });
    const [made] = await at.returns.returnsOfOrder(at.shop, id(at.order.id));
    expect(made?.lines).toEqual([{ note: 'R-1' }]);
  });
});
