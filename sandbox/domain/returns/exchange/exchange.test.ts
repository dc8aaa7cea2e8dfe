import { describe, expect, it } from 'vitest';
import { useState } from '../../../state/test-database.ts';
import { fulfilOrder } from '../../fulfil-order.ts';
import { financialStatus, fulfillmentStatus } from '../../order-status.ts';
import { payOrder } from '../../pay-order.ts';
import { sendInvoice } from '../../send-invoice.ts';
import { stockBySku } from '../../stock.ts';
import { createReturn } from '../create-return.ts';
import { processReturn } from '../process-return.ts';
import { removeFromReturn } from '../remove-from-return.ts';
import { exchangeLinesOf } from '../return-parts.ts';
import { returnableLines } from '../returnable.ts';
import { unitsToReturn } from '../test-returns.ts';
import { exchange, outcomeOf, processAll, soldCoat, stateOf } from './test-exchange.ts';

const world = useState();

/** 80.00 less 8.00, tax 5.94: 77.94 were paid. */
const oneCoat = { lines: [{ sku: 'S', quantity: 1, discount: '8.00', tax: '5.94' }] };

describe('goods for goods', () => {
  it('is even at what was paid: nothing moves but the goods', async () => {
    const sold = await soldCoat(world, oneCoat);
    const made = await exchange(world, sold, { back: { S: 1 }, out: [{ sku: 'M', off: '8.00' }] });
    expect(outcomeOf(sold.shop, made.order, made.made)).toBe('0.00');
    expect(stateOf(made.order)).toEqual({ lines: ['1 × S'], total: '77.94', outstanding: '0.00' });
    const done = await processAll(world, sold.shop, made);
    expect(stateOf(done.order)).toEqual({ lines: ['0 × S', '1 × M'], total: '77.94', outstanding: '0.00' });
    expect(done.order.lines[1]).toMatchObject({
      unitPrice: '80.00',
      tax: '5.94',
      discounts: [{ application: 1, amount: '8.00' }],
      exchange: { returnId: made.made.id },
    });
    expect(done.order.discountApplications[1]).toMatchObject({ title: 'Exchange', value: '8.00' });
    expect(done.found.status).toBe('CLOSED');
    expect(done.refund).toMatchObject({ transactionIds: [], adjustments: [] });
    expect([financialStatus(done.order), fulfillmentStatus(done.order)]).toEqual([
      'PAID',
      'PARTIALLY_FULFILLED',
    ]);
    expect(await stockBySku(world.state, sold.shop)).toMatchObject({ S: 10, M: 9 });
    const sent = await world.state.transaction((tx) => fulfilOrder(tx, sold.shop, { order: done.order.id }));
    expect(returnableLines(sent.order).flatMap((one) => one.lines.map((line) => line.units))).toEqual([0, 1]);
  });

  it('waits for what the buyer owes: a fee of 4.50', async () => {
    const sold = await soldCoat(world, oneCoat);
    const fee = { shippingFee: { amount: '4.50', currency: 'USD' } };
    const wish = { back: { S: 1 }, out: [{ sku: 'M', off: '8.00' }], more: fee };
    const made = await exchange(world, sold, wish);
    expect(outcomeOf(sold.shop, made.order, made.made)).toBe('-4.50');
    const done = await processAll(world, sold.shop, made);
    expect(stateOf(done.order)).toMatchObject({ total: '82.44', outstanding: '4.50' });
    const order = done.order.id;
    const fulfil = () => world.state.transaction((tx) => fulfilOrder(tx, sold.shop, { order }));
    await expect(fulfil()).rejects.toMatchObject({ code: 'not-allowed' });
    const named = { order, lines: [{ sku: 'M', quantity: 1 }] };
    await expect(world.state.transaction((tx) => fulfilOrder(tx, sold.shop, named))).rejects.toMatchObject({
      message: 'M is on hold until the order is paid.',
    });
    const asked = await world.state.transaction((tx) => sendInvoice(tx, sold.shop, { order }));
    expect(asked.invoices).toEqual([
      { to: 'eva@example.com', amount: '4.50', sentAt: '2026-03-01T15:00:00Z' },
    ]);
    const paid = await world.state.transaction((tx) => payOrder(tx, sold.shop, { order }));
    expect(stateOf(paid).outstanding).toBe('0.00');
    await expect(
      world.state.transaction((tx) => sendInvoice(tx, sold.shop, { order })),
    ).rejects.toMatchObject({ code: 'already-done' });
    expect((await fulfil()).order.fulfillments).toHaveLength(2);
  });

  it.each([
    // 95.00 + 95.00 × 5.94 ÷ 72.00 = 7.8375 → 7.84: 102.84 less 77.94.
    ['dearer goods', [{ sku: 'XL' }], '-24.90'],
    // Another product has the order's tax: 30.00 × 5.94 ÷ 72.00 = 2.475 → 2.48; 77.94 less 32.48.
    ['cheaper goods', [{ sku: 'SCARF' }], '45.46'],
    // 12.5 % off 80.00: 70.00, tax 5.775 → 5.78; 77.94 less 75.78.
    ['a percentage off', [{ sku: 'M', percent: '12.5' }], '2.16'],
    // Nothing to pay for, nothing to tax.
    ['all of it off', [{ sku: 'M', off: '80.00' }], '77.94'],
  ])('nets %s', async (_, out, amount) => {
    const sold = await soldCoat(world, oneCoat);
    const { order, made } = await exchange(world, sold, { back: { S: 1 }, out });
    expect(outcomeOf(sold.shop, order, made)).toBe(amount);
    const back = amount.startsWith('-') ? undefined : amount;
    const done = await processAll(world, sold.shop, { order, made }, back);
    const owed = amount.startsWith('-') ? amount.slice(1) : '0.00';
    expect(stateOf(done.order).outstanding).toBe(owed);
    expect(done.refund?.adjustments).toEqual([]);
  });

  it('takes what the units that come back were sold for, in yen and with tax within prices', async () => {
    // Three at 12000 less 1000: 35000; tax within 3182. Units 11667, 11666, 11667.
    const yen = {
      lines: [{ sku: 'S', quantity: 3, discount: '1000', tax: '3182' }],
      presentment: { currency: 'JPY', rate: '150' },
    };
    const sold = await soldCoat(world, yen, { pricesIncludeTax: true });
    const made = await exchange(world, sold, {
      back: { S: 2 },
      out: [{ sku: 'M', quantity: 2, off: '667' }],
    });
    // 24000 − 667 = 23333 for 11667 + 11666.
    expect(outcomeOf(sold.shop, made.order, made.made)).toBe('0');
    const done = await processAll(world, sold.shop, made);
    // 23333 × 3182 ÷ 35000 = 2121.30.
    expect(done.order.lines[1]).toMatchObject({ unitPrice: '12000', tax: '2121' });
    expect(stateOf(done.order)).toEqual({ lines: ['1 × S', '2 × M'], total: '35000', outstanding: '0' });
  });
});

describe('an exchange in parts', () => {
  it('shares its discount so that the parts add up, and stays open until all is out', async () => {
    const sold = await soldCoat(world, { lines: [{ sku: 'S', quantity: 2, tax: '13.20' }] });
    const wish = { back: { S: 2 }, out: [{ sku: 'M', quantity: 2, off: '10.01' }] };
    const { order, made } = await exchange(world, sold, wish);
    const [line] = exchangeLinesOf(made);
    const send = (lines: { line: string; quantity: number }[], quantity: number) =>
      world.state.transaction((tx) =>
        processReturn(tx, sold.shop, {
          return: made.id,
          lines: lines.map((one) => ({ ...one, dispositions: [] })),
          exchangeLines: [{ line: line?.id ?? '0', quantity }],
        }),
      );
    const first = await send([{ line: made.lines[0]?.id ?? '0', quantity: 2 }], 1);
    // 149.99 ÷ 2 = 74.995 → 75.00, tax 149.99 × 13.20 ÷ 160.00 = 12.37 → 6.19 of it.
    expect(first.order.lines[1]).toMatchObject({
      tax: '6.19',
      discounts: [{ amount: '5.00' }],
    });
    expect(first.found.status).toBe('OPEN');
    const rest = await send([], 1);
    expect(rest.refund).toBeNull();
    expect(rest.order.lines[2]).toMatchObject({ tax: '6.18', discounts: [{ amount: '5.01' }] });
    // 173.20 paid; 75.00 + 6.19 + 74.99 + 6.18 went out: 10.84 are the buyer's.
    expect(stateOf(rest.order)).toMatchObject({ total: '162.36', outstanding: '-10.84' });
    await expect(send([], 1)).rejects.toMatchObject({ code: 'already-done' });
    expect(order.lines).toHaveLength(1);
  });

  it('can take out what did not go out yet', async () => {
    const sold = await soldCoat(world, oneCoat);
    const wish = { back: { S: 1 }, out: [{ sku: 'M', quantity: 2, off: '10.01' }] };
    const { made } = await exchange(world, sold, wish);
    const line = exchangeLinesOf(made)[0]?.id ?? '0';
    const remove = (quantity: number) =>
      world.state.transaction((tx) =>
        removeFromReturn(tx, sold.shop, {
          return: made.id,
          lines: [],
          exchangeLines: [{ line, quantity }],
        }),
      );
    const fewer = await remove(1);
    expect(exchangeLinesOf(fewer.made)).toMatchObject([{ quantity: 1, discount: { amount: '5.00' } }]);
    const none = await remove(1);
    expect([exchangeLinesOf(none.made), none.made.status]).toEqual([[], 'OPEN']);
    await expect(remove(1)).rejects.toMatchObject({ code: 'unknown-line' });
  });
});

it('refuses what cannot go out, with nothing done', async () => {
  const sold = await soldCoat(world, oneCoat);
  const [coat] = sold.order.lines;
  const create = (line: object) =>
    world.state.transaction((tx) =>
      createReturn(tx, sold.shop, {
        order: sold.order.id,
        lines: unitsToReturn(sold.order, { S: 1 }),
        exchangeLines: [{ variant: coat?.variantId ?? '0', quantity: 1, ...line }],
      }),
    );
  const off = (amount: string, currency = 'USD') => ({ discount: { value: { amount, currency } } });
  await expect(create({ variant: '1' })).rejects.toMatchObject({
    code: 'unknown-sku',
    shown: { code: 'NOT_FOUND', field: ['returnInput', 'exchangeLineItems', '0', 'variantId'] },
  });
  await expect(create({ quantity: 0 })).rejects.toMatchObject({ code: 'bad-input' });
  await expect(create(off('80.01'))).rejects.toMatchObject({ code: 'bad-discount' });
  await expect(create(off('8.00', 'EUR'))).rejects.toMatchObject({ code: 'wrong-currency' });
});
