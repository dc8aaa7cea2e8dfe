import { describe, expect, it } from 'vitest';
import { useState } from '../state/test-database.ts';
import { cancelOrder } from './cancel-order.ts';
import { createOrder } from './create-order.ts';
import { editOrder } from './edit-order.ts';
import { fulfilOrder } from './fulfil-order.ts';
import type { EditInput, OrderInput, RefundInput } from './inputs.ts';
import { payOrder } from './pay-order.ts';
import { createProducts } from './products.ts';
import { type OrderSummary, summaryOf } from './read-orders.ts';
import { refundOrder } from './refund-order.ts';
import { updateShop } from './shops.ts';
import { stockBySku } from './stock.ts';
import type { RefundData, Shop } from './types.ts';

const world = useState();

/** A shop with products A and B of the given prices. */
async function shopWith(prices: Record<string, string>, input = {}): Promise<Shop> {
  const shop = await world.shop(input);
  const products = Object.entries(prices).map(([sku, price]) => ({ sku, price }));
  await world.state.transaction((tx) => createProducts(tx, shop, products));
  return shop;
}

async function order(shop: Shop, input: OrderInput): Promise<OrderSummary> {
  return summaryOf(await world.state.transaction((tx) => createOrder(tx, shop, input)));
}

async function refund(shop: Shop, input: RefundInput): Promise<OrderSummary & { refund: RefundData }> {
  const done = await world.state.transaction((tx) => refundOrder(tx, shop, input));
  return { ...summaryOf(done.order), refund: done.refund };
}

async function edit(shop: Shop, input: EditInput): Promise<OrderSummary> {
  return summaryOf(await world.state.transaction((tx) => editOrder(tx, shop, input)));
}

describe('a discount over three units', () => {
  it('gives back each unit for what it was sold for, to the last cent', async () => {
    const shop = await shopWith({ A: '40.00' });
    // 3 × 40 = 120, discount 20 → net 100; tax 8.00; total 108.00
    const { id, total } = await order(shop, {
      lines: [{ sku: 'A', quantity: 3, discount: '20.00', tax: '8.00' }],
    });
    expect(total).toBe('108.00');
    const line = { order: id, lines: [{ sku: 'A', quantity: 1 }] };
    // unit 1: 33.33 + tax 2.67 (8 ÷ 3 = 2.666…) = 36.00
    const first = await refund(shop, line);
    expect(first.refund.lines[0]).toMatchObject({ subtotal: '33.33', tax: '2.67' });
    expect(first.refunds).toEqual({ count: 1, total: '36.00', byTransaction: { card: '36.00' } });
    expect(first.financialStatus).toBe('PARTIALLY_REFUNDED');
    // unit 2: 66.67 − 33.33 = 33.34, tax 5.33 − 2.67 = 2.66 → 36.00 ; unit 3: 33.33 + 2.67 = 36.00
    expect((await refund(shop, line)).refunds.total).toBe('72.00');
    const last = await refund(shop, line);
    expect(last.refunds).toEqual({ count: 3, total: '108.00', byTransaction: { card: '108.00' } });
    expect(last).toMatchObject({ financialStatus: 'REFUNDED', currentTotal: '0.00', outstanding: '0.00' });
    await expect(refund(shop, line)).rejects.toMatchObject({ code: 'already-returned' });
  });

  it('restocks what comes back', async () => {
    const shop = await shopWith({ A: '40.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 3 }] });
    expect(await stockBySku(world.state, shop)).toEqual({ A: 97 });
    await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 2 }] });
    expect(await stockBySku(world.state, shop)).toEqual({ A: 99 });
  });
});

describe('a refund of units sent and not yet sent', () => {
  it('cancels the one and takes the other back', async () => {
    const shop = await shopWith({ A: '10.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 3, tax: '1.00' }] });
    await world.state.transaction((tx) =>
      fulfilOrder(tx, shop, { order: id, lines: [{ sku: 'A', quantity: 2 }] }),
    );
    const back = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 2 }] });
    // Units 1 and 2: tax 0.33 and 0.67 − 0.33 = 0.34
    expect(back.refund.lines).toMatchObject([
      { quantity: 1, restockType: 'cancel', subtotal: '10.00', tax: '0.33' },
      { quantity: 1, restockType: 'return', subtotal: '10.00', tax: '0.34' },
    ]);
    expect(back).toMatchObject({ fulfillmentStatus: 'FULFILLED', refunds: { total: '20.67' } });
    expect(back.lines[0]).toMatchObject({ currentQuantity: 1, fulfillable: 0 });
  });
});

describe('prices that include tax', () => {
  it('hold the tax inside the line', async () => {
    const shop = await shopWith({ A: '59.50' }, { currency: 'EUR', country: 'DE', pricesIncludeTax: true });
    // 2 × 59.50 = 119.00 with 19.00 tax inside; shipping 4.90 → 123.90
    const made = await order(shop, { lines: [{ sku: 'A', quantity: 2, tax: '19.00' }], shipping: '4.90' });
    expect(made.total).toBe('123.90');
    const back = await refund(shop, { order: made.id, lines: [{ sku: 'A', quantity: 1 }] });
    expect(back.refund.lines[0]).toMatchObject({ subtotal: '59.50', tax: '9.50' });
    expect(back.refunds.total).toBe('59.50');
    expect(back.currentTotal).toBe('64.40');
  });
});

describe('other currencies', () => {
  it('have no decimals in yen', async () => {
    const shop = await shopWith({ A: '1000' }, { currency: 'JPY', country: 'JP', timezone: 'Asia/Tokyo' });
    // 3 × 1000 − 100 = 2900; units 967, 966, 967 (2900 ÷ 3 = 966.67, 1933.33)
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 3, discount: '100' }] });
    const one = { order: id, lines: [{ sku: 'A', quantity: 1 }] };
    expect((await refund(shop, one)).refunds.total).toBe('967');
    expect((await refund(shop, one)).refunds.total).toBe('1933');
    expect((await refund(shop, one)).refunds.total).toBe('2900');
  });

  it('have three decimals in dinar', async () => {
    const shop = await shopWith({ A: '3.335' }, { currency: 'KWD', country: 'KW', timezone: 'Asia/Kuwait' });
    // 3 × 3.335 − 0.005 = 10.000; units 3.333, 3.334, 3.333
    const { id, total } = await order(shop, { lines: [{ sku: 'A', quantity: 3, discount: '0.005' }] });
    expect(total).toBe('10.000');
    const two = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 2 }] });
    expect(two.refunds.total).toBe('6.667');
  });

  it('take the product price at the order rate when the line has none', async () => {
    const shop = await shopWith({ A: '80.00' });
    // 80.00 USD × 150.5 = 12,040 JPY
    const made = await order(shop, {
      lines: [{ sku: 'A' }],
      presentment: { currency: 'JPY', rate: '150.5' },
    });
    expect(made).toMatchObject({ currency: 'JPY', total: '12040' });
  });
});

describe('a payment in two parts', () => {
  it('goes back to the card first, up to what it took', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id } = await order(shop, {
      lines: [{ sku: 'A', quantity: 2 }],
      paidWith: [{ giftCard: '60.00' }, { card: '40.00' }],
    });
    // 50 back: 40 to the card (all it took), 10 to the gift card
    const first = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 1 }] });
    expect(first.refunds.byTransaction).toEqual({ card: '40.00', giftCard: '10.00' });
    // 50 more: nothing is left on the card
    const all = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 1 }] });
    expect(all.refunds.byTransaction).toEqual({ card: '40.00', giftCard: '60.00' });
    expect(all.financialStatus).toBe('REFUNDED');
  });
});

describe('a custom refund', () => {
  it('is a refund without lines that lowers what the order is worth', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 2 }] });
    const back = await refund(shop, { order: id, amount: '15.00' });
    expect(back.refund).toMatchObject({
      lines: [],
      adjustments: [{ kind: 'refund_discrepancy', amount: '-15.00' }],
    });
    expect(back).toMatchObject({
      currentTotal: '85.00',
      outstanding: '0.00',
      financialStatus: 'PARTIALLY_REFUNDED',
    });
    // The last unit is worth 50, the first too: 85 are left, so the second refund is cut to 35.
    await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 1 }] });
    const rest = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 1 }] });
    expect(rest.refunds.total).toBe('100.00');
    expect(rest.refund.adjustments).toMatchObject([{ amount: '15.00' }]);
    await expect(refund(shop, { order: id, amount: '0.01' })).rejects.toMatchObject({ code: 'over-refund' });
  });

  it('may give lines back for less than their value', async () => {
    const shop = await shopWith({ A: '30.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 2, tax: '4.46' }] });
    // One unit: 30.00 + 2.23 = 32.23; 29.23 given back → 3.00 less than its value
    const back = await refund(shop, { order: id, lines: [{ sku: 'A', quantity: 1 }], amount: '29.23' });
    expect(back.refund.adjustments).toMatchObject([{ amount: '3.00' }]);
    expect(back).toMatchObject({ currentTotal: '35.23', outstanding: '0.00' });
  });
});

describe('an edited order', () => {
  it('gets cheaper by what the removed unit was sold for', async () => {
    const shop = await shopWith({ A: '60.00', B: '40.00' });
    // A 60 + B 2 × 40 − 8 = 72 with 4.80 tax → 136.80; one B: 36.00 + 2.40 = 38.40
    const { id } = await order(shop, {
      lines: [{ sku: 'A' }, { sku: 'B', quantity: 2, discount: '8.00', tax: '4.80' }],
    });
    const edited = await edit(shop, { order: id, set: { B: 1 }, refund: '38.40' });
    expect(edited).toMatchObject({ currentTotal: '98.40', outstanding: '0.00' });
    expect(edited.refunds).toEqual({ count: 1, total: '38.40', byTransaction: { card: '38.40' } });
    expect(edited.lines[1]).toMatchObject({ quantity: 2, currentQuantity: 1, fulfillable: 1 });
  });

  it('owes the buyer what was not given back', async () => {
    const shop = await shopWith({ A: '60.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 2 }] });
    expect((await edit(shop, { order: id, set: { A: 1 } })).outstanding).toBe('-60.00');
    // 70 given back: 60 settle the edit, 10 are a discrepancy
    const back = await refund(shop, { order: id, amount: '70.00' });
    expect(back.refund.adjustments).toMatchObject([{ amount: '-10.00' }]);
    expect(back).toMatchObject({ currentTotal: '50.00', outstanding: '0.00' });
  });

  it('gets dearer at the price of the line, its discounts not extended', async () => {
    const shop = await shopWith({ A: '50.00' });
    // 2 × 50 − 10 = 90, tax 9.00 (10 %) → 99.00; one more: 50.00 + 5.00 tax = 55.00
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 2, discount: '10.00', tax: '9.00' }] });
    const paid = await edit(shop, { order: id, set: { A: 3 } });
    expect(paid).toMatchObject({ currentTotal: '154.00', received: '154.00', financialStatus: 'PAID' });
  });

  it('waits for the difference when it is not collected', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A' }] });
    const open = await edit(shop, { order: id, set: { A: 2 }, collect: false });
    expect(open).toMatchObject({ outstanding: '50.00', financialStatus: 'PARTIALLY_PAID' });
    const paid = await world.state.transaction((tx) => payOrder(tx, shop, { order: id }));
    expect(summaryOf(paid)).toMatchObject({
      outstanding: '0.00',
      received: '100.00',
      financialStatus: 'PAID',
    });
  });

  it('also shows its removed units as a refund where the shop says so', async () => {
    const plain = await shopWith({ A: '50.00' });
    const shop = await world.state.transaction((tx) =>
      updateShop(tx, plain, { switches: { editCreatesRefund: true } }),
    );
    const { id } = await order(shop, { lines: [{ sku: 'A', quantity: 2 }] });
    const edited = await world.state.transaction((tx) =>
      editOrder(tx, shop, { order: id, set: { A: 1 }, refund: '50.00' }),
    );
    expect(edited.refunds.map((one) => [one.lines.length, one.transactionIds.length])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(summaryOf(edited)).toMatchObject({ currentTotal: '50.00', outstanding: '0.00' });
    expect(summaryOf(edited).lines[0]).toMatchObject({ currentQuantity: 1 });
  });
});

describe('a cancelled order', () => {
  it('gives everything back to where it came from and restocks', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id } = await order(shop, {
      lines: [{ sku: 'A', quantity: 2, tax: '8.00' }],
      shipping: '5.00',
      paidWith: [{ card: '100.00' }, { storeCredit: '13.00' }],
    });
    const cancelled = summaryOf(await world.state.transaction((tx) => cancelOrder(tx, shop, { order: id })));
    expect(cancelled.refunds).toEqual({
      count: 1,
      total: '113.00',
      byTransaction: { card: '100.00', storeCredit: '13.00' },
    });
    expect(cancelled).toMatchObject({ financialStatus: 'REFUNDED', currentTotal: '0.00', cancelled: true });
    expect(await stockBySku(world.state, shop)).toEqual({ A: 100 });
  });

  it('is void when it was never paid', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id } = await order(shop, { lines: [{ sku: 'A' }], paid: false });
    const cancelled = await world.state.transaction((tx) => cancelOrder(tx, shop, { order: id }));
    expect(summaryOf(cancelled)).toMatchObject({ financialStatus: 'VOIDED', received: '0.00' });
  });
});

describe('payment', () => {
  it('is not needed for an order that costs nothing', async () => {
    const shop = await shopWith({ A: '50.00' });
    const made = await order(shop, { lines: [{ sku: 'A', discount: '50.00' }] });
    expect(made).toMatchObject({ total: '0.00', received: '0.00', financialStatus: 'PAID' });
  });

  it('comes later where the order is pending', async () => {
    const shop = await shopWith({ A: '50.00' });
    const { id, financialStatus } = await order(shop, { lines: [{ sku: 'A' }], paid: false });
    expect(financialStatus).toBe('PENDING');
    const paid = await world.state.transaction((tx) => payOrder(tx, shop, { order: id }));
    expect(summaryOf(paid)).toMatchObject({ financialStatus: 'PAID', received: '50.00' });
    await expect(world.state.transaction((tx) => payOrder(tx, shop, { order: id }))).rejects.toMatchObject({
      code: 'already-done',
    });
  });
});
