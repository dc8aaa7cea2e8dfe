import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money, moneyAmount } from '#app/kernel/money.ts';
import { rational } from '#app/kernel/rational.ts';
import { customRefundExcess, remainingOrder, valueOfFirst } from './remaining.ts';
import { type SampleOrder, sampleOrder } from './sample-order.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 100) });

const left = (sample: SampleOrder) =>
  remainingOrder(sampleOrder(sample)).lines.map((line) => moneyAmount(line.net.shop));
const excess = (sample: SampleOrder) => moneyAmount(customRefundExcess(sampleOrder(sample)));
const standing = (sample: SampleOrder) => remainingOrder(sampleOrder(sample)).standing;

// 1 × 80.00, and 2 × 30.00 with tax of 2.40 on each
const lines = [
  { sku: 'A', price: '80.00' },
  { sku: 'B', price: '30.00', quantity: 2, tax: '4.80' },
];

describe('what is left of a line', () => {
  it('loses units at what they were sold for, order-level discounts included', () => {
    // 3 × 9.99 − 3.00 of an order-level discount = 26.97; the first unit is round(26.97 ÷ 3) = 8.99
    const line = { sku: 'C', price: '9.99', quantity: 3, discount: '3.00' };
    expect(left({ lines: [line], refunds: [{ lines: { C: 1 }, amount: '8.99' }] })).toEqual(['17.98']);
  });

  it('keeps the odd cent in one of the units', () => {
    // 3 units for 10.00: 3.33, then round(6.67) − 3.33 = 3.34, then 3.33
    const line = { sku: 'C', price: '3.34', quantity: 3, discount: '0.02' };
    const gone = (units: number) =>
      left({ lines: [line], refunds: [{ lines: { C: units }, amount: '1.00' }] })[0];
    expect([gone(1), gone(2), gone(3)]).toEqual(['6.67', '3.33', '0.00']);
  });

  it('believes whichever source knows of more units gone', () => {
    const refunds = [{ lines: { B: 1 }, amount: '32.40' }];
    expect(left({ lines: [lines[0] ?? never(), { ...(lines[1] ?? never()), current: 2 }], refunds })).toEqual(
      ['80.00', '30.00'],
    );
    expect(left({ lines: [{ sku: 'B', price: '30.00', quantity: 2, current: 0 }] })).toEqual(['0.00']);
  });

  it('is what has not gone, to the cent, however the units go', () => {
    const amounts = fc.bigInt(0n, 10n ** 9n).map((minor) => money(minor, currencyCode('USD')));
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 40 }), (net, quantity) => {
        const values = Array.from({ length: quantity + 1 }, (_, k) => valueOfFirst(net, k, quantity).minor);
        expect(values[0]).toBe(0n);
        expect(values[quantity]).toBe(net.minor);
        expect(values.every((value, k) => k === 0 || value >= (values[k - 1] ?? 0n))).toBe(true);
      }),
    );
  });
});

describe('a refund without units', () => {
  it('counts against the total with tax and shipping', () => {
    // total 80.00 + 60.00 + 4.80 + 5.20 = 150.00; 37.50 is a quarter
    const order = sampleOrder({ lines, shipping: '5.20', refunds: [{ amount: '37.50' }] });
    expect(remainingOrder(order).share).toEqual(rational(3n, 4n));
  });

  it('counts for nothing when it pays for units that an edit removed', () => {
    const edited = [lines[0] ?? never(), { ...(lines[1] ?? never()), current: 1 }];
    // one B was 30.00 + 2.40 tax
    expect(excess({ lines: edited, refunds: [{ amount: '32.40' }] })).toBe('0.00');
    expect(excess({ lines: edited, refunds: [{ amount: '42.40' }] })).toBe('10.00');
  });

  it('still settles the edit when Shopify records the removal as a refund without money', () => {
    const removal = { lines: { B: 1 }, amount: '0', restockType: 'no_restock' };
    expect(excess({ lines, refunds: [removal, { amount: '32.40' }] })).toBe('0.00');
  });

  it('is not hidden by units that another refund paid for', () => {
    const paid = { lines: { B: 1 }, amount: '32.40' };
    expect(excess({ lines, refunds: [paid, { amount: '15.00' }] })).toBe('15.00');
  });

  it('takes no tax into account twice where prices include it', () => {
    const edited = [{ sku: 'B', price: '30.00', quantity: 2, tax: '9.58', current: 1 }];
    expect(excess({ lines: edited, taxesIncluded: true, refunds: [{ amount: '30.00' }] })).toBe('0.00');
  });

  it('never leaves less than nothing', () => {
    const order = sampleOrder({ lines: [{ sku: 'A', price: '10.00' }], refunds: [{ amount: '12.00' }] });
    expect(remainingOrder(order).share).toEqual(rational(0n));
  });

  it('measures in the currency of the customer, whatever the shop got for it', () => {
    // ¥12,000 at 150 = $80.00; ¥3,000 back is a quarter
    const order = sampleOrder({
      lines: [{ sku: 'A', price: '12000' }],
      presentment: { currency: 'JPY', rate: '150' },
      refunds: [{ amount: '3000' }],
    });
    expect(remainingOrder(order).share).toEqual(rational(3n, 4n));
    expect(moneyAmount(remainingOrder(order).lines[0]?.net.shop ?? never())).toBe('80.00');
  });
});

describe('an order', () => {
  it('counts once it is paid, unless it is a test, cancelled or given back', () => {
    expect(standing({ lines })).toBe('live');
    expect(standing({ lines, paidAt: null })).toBe('unpaid');
    expect(standing({ lines, test: true })).toBe('test');
    expect(standing({ lines, cancelledAt: '2026-03-02T10:00:00Z' })).toBe('cancelled');
    expect(standing({ lines, financialStatus: 'refunded' })).toBe('refunded');
    expect(standing({ lines, refunds: [{ amount: '144.80' }] })).toBe('refunded');
  });

  it('whose payment moment nobody has told yet counts as unpaid', () => {
    expect(remainingOrder({ ...sampleOrder({ lines }), paidAt: { known: false } }).standing).toBe('unpaid');
  });

  it('that an edit made small is not given back by the refund that settles the edit', () => {
    // 144.80 paid; A (80.00) removed by an edit, 80.00 back: more than half of what is left to pay for
    const edited = [{ sku: 'A', price: '80.00', current: 0 }, lines[1] ?? never()];
    expect(standing({ lines: edited, refunds: [{ amount: '80.00' }], received: '144.80' })).toBe('live');
  });

  it('is the same whatever the order in which its refunds are listed', () => {
    const refund = fc.record({
      units: fc.integer({ min: 0, max: 2 }),
      cents: fc.integer({ min: 0, max: 3000 }),
    });
    fc.assert(
      fc.property(fc.array(refund, { maxLength: 4 }), (refunds) => {
        const parts = refunds.map(({ units, cents }) => ({
          ...(units === 0 ? {} : { lines: { B: units } }),
          amount: (cents / 100).toFixed(2),
        }));
        const shuffled = { lines, refunds: parts.toReversed() };
        expect(left({ lines, refunds: parts })).toEqual(left(shuffled));
        expect(excess({ lines, refunds: parts })).toBe(excess(shuffled));
      }),
    );
  });
});

function never(): never {
  throw new Error('the sample has this');
}
