import { expect, it } from 'vitest';
import { createReturn } from '../domain/returns/create-return.ts';
import {
  processed,
  type SentOrder,
  sentOrder,
  suggestion,
  unitsToReturn,
} from '../domain/returns/test-returns.ts';
import { accountsOf } from '../domain/store-credit/accounts.ts';
import { balanceOf } from '../domain/store-credit/lots.ts';
import { refundPayload } from '../payloads/refund-payload.ts';
import { useState } from '../state/test-database.ts';
import { orderTotals } from './order-totals.ts';

// Sums are worked out by hand after the rules for fees: a percentage of the net as displayed, shared out over a
// line's units like the net itself; return shipping flat, once.

const world = useState();

const opened = (sent: SentOrder, units: number, percent: string, shippingFee?: string) =>
  world.state.transaction((tx) =>
    createReturn(tx, sent.shop, {
      order: sent.order.id,
      lines: unitsToReturn(sent.order, { A: units }, { restockingPercent: percent }),
      ...(shippingFee === undefined
        ? {}
        : { shippingFee: { amount: shippingFee, currency: sent.order.presentmentCurrency } }),
    }),
  );

it.each([
  // Net 80.00 − 8.00 = 72.00 + tax 5.94 = 77.94; 20 % of 72.00 = 14.40; return shipping 7.95.
  [false, '55.59', '22.35'],
  // Taxed fee: 14.40 × 5.94 ÷ 72.00 = 1.188 → 1.19 more.
  [true, '54.40', '23.54'],
])('feeIsTaxed %s: %s comes back', async (feeIsTaxed, amount, fees) => {
  const line = { sku: 'A', quantity: 1, price: '80.00', discount: '8.00', tax: '5.94' };
  const sent = await sentOrder(world, { lines: [line] }, { switches: { feeIsTaxed } });
  const { order, made } = await opened(sent, 1, '20', '7.95');
  expect(suggestion(sent.shop, order, made)).toEqual({ amount, fees });
  const done = await processed(world, { shop: sent.shop, order }, made, { amount });
  expect([orderTotals(done.order).outstanding, done.refund.adjustments]).toEqual([0n, []]);
  // The fee is taken once.
  expect(done.refund.ofReturn?.shippingFee).toBe('7.95');
});

it.each([
  // 20 % of 100.00 over three units: 6.67, 13.33, 20.00 → 6.67, 6.66, 6.67.
  [false, ['26.66', '26.68', '26.66']],
  // 20 % of 33.33, 33.34 and 33.33: 6.67 each.
  [true, ['26.66', '26.67', '26.66']],
])('feeRoundedPerReturn %s: units one by one give %s', async (feeRoundedPerReturn, expected) => {
  const line = { sku: 'A', quantity: 3, discount: '50.00' };
  const sent = await sentOrder(world, { lines: [line] }, { switches: { feeRoundedPerReturn } });
  const amounts: string[] = [];
  for (let unit = 0; unit < 3; unit += 1) {
    const { order, made } = await opened(sent, 1, '20');
    const { amount } = suggestion(sent.shop, order, made);
    amounts.push(amount);
    const done = await processed(world, { shop: sent.shop, order }, made, { amount });
    expect(orderTotals(done.order).outstanding).toBe(0n);
  }
  expect(amounts).toEqual(expected);
});

it('keeps the tax in the fee’s base where prices include it', async () => {
  // 119.00 with 19.00 tax in it; 10 % = 11.90; 107.10 comes back.
  const line = { sku: 'A', quantity: 1, price: '119.00', tax: '19.00' };
  const sent = await sentOrder(world, { lines: [line] }, { currency: 'EUR', pricesIncludeTax: true });
  const { order, made } = await opened(sent, 1, '10');
  expect(suggestion(sent.shop, order, made)).toEqual({ amount: '107.10', fees: '11.90' });
});

it('has no minor units in yen, and three digits in dinars', async () => {
  // 3 units for 10,000 JPY: 3333, 3334, 3333; 12.5 % of 10,000 = 1250: 417, 833, 1250 → the first costs 417.
  const yen = { sku: 'A', quantity: 3, price: '4000', discount: '2000' };
  const japan = await sentOrder(world, {
    lines: [yen],
    presentment: { currency: 'JPY', rate: '150' },
  });
  const first = await opened(japan, 1, '12.5');
  expect(suggestion(japan.shop, first.order, first.made)).toEqual({ amount: '2916', fees: '417' });
  // 2 units for 10.005 KWD: the first is worth 5.003 (5.0025 half up); 10 % of 10.005 × 1 ÷ 2 = 0.50025 → 0.500.
  const dinar = { sku: 'A', quantity: 2, price: '5.503', discount: '1.001' };
  const kuwait = await sentOrder(world, { lines: [dinar] }, { currency: 'KWD' });
  const second = await opened(kuwait, 1, '10', '1.250');
  // 5.003 − 0.500 − 1.250 = 3.253.
  expect(suggestion(kuwait.shop, second.order, second.made)).toEqual({ amount: '3.253', fees: '1.750' });
  const done = await processed(world, { shop: kuwait.shop, order: second.order }, second.made, {
    credit: '3.253',
  });
  const [account] = await accountsOf(world.state, kuwait.shop, kuwait.customerId);
  if (account === undefined) throw new Error('There is no account.');
  expect([account.currency, balanceOf(account)]).toEqual(['KWD', 3253n]);
  expect(account.transactions).toMatchObject([{ kind: 'credit', amount: '3.253', event: 'ORDER_REFUND' }]);
  expect(done.order.transactions.at(-1)).toMatchObject({
    kind: 'refund',
    tender: 'storeCredit',
    parentId: null,
    amount: '3.253',
  });
});

it('is invoiced when it is more than the units are worth, and the rest of the return pays it', async () => {
  // Units of 5.00; return shipping 7.95: the first leaves 2.95 to pay, the second gives 5.00 − 2.95 = 2.05.
  const sent = await sentOrder(world, { lines: [{ sku: 'A', quantity: 2, price: '5.00' }] });
  const { order, made } = await opened(sent, 2, '0', '7.95');
  expect(suggestion(sent.shop, order, made, 1).amount).toBe('-2.95');
  const first = await processed(world, { shop: sent.shop, order }, made, { quantity: 1 });
  expect(orderTotals(first.order).outstanding).toBe(295n);
  expect(suggestion(sent.shop, first.order, first.found).amount).toBe('2.05');
  const second = await processed(world, { shop: sent.shop, order: first.order }, first.found, {
    amount: '2.05',
  });
  expect(orderTotals(second.order).outstanding).toBe(0n);
});

it.each([
  // 50.00 with a fee of 20 %: the line says 50.00, or 40.00 where the fee is off it; 40.00 is given back.
  [false, 50],
  [true, 40],
])('feeLowersRefundLines %s: the line shows %i', async (feeLowersRefundLines, subtotal) => {
  const lines = [{ sku: 'A', quantity: 1 }];
  const sent = await sentOrder(world, { lines }, { switches: { feeLowersRefundLines } });
  const { order, made } = await opened(sent, 1, '20');
  const done = await processed(world, { shop: sent.shop, order }, made, { amount: '40.00' });
  expect(refundPayload(sent.shop, done.order, done.refund)).toMatchObject({
    return: { id: Number(made.id) },
    refund_line_items: [{ quantity: 1, subtotal }],
    transactions: [{ amount: '40.00', kind: 'refund' }],
  });
  expect(orderTotals(done.order).outstanding).toBe(0n);
});

it.each([
  [true, ['orders/updated', 'returns/approve']],
  [false, ['orders/updated']],
])('createdReturnSendsApprove %s', async (createdReturnSendsApprove, topics) => {
  const sent = await sentOrder(world, {}, { switches: { createdReturnSendsApprove } });
  const before = await world.deliveries(sent.shop);
  await opened(sent, 1, '0');
  expect((await world.deliveries(sent.shop)).slice(before.length).map((one) => one.topic)).toEqual(topics);
});
