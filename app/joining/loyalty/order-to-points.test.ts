import { describe, expect, it } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import { currencyCode } from '../../kernel/currency.ts';
import { type SampleOrder, sampleOrder } from '../../modules/commerce/sample-order.ts';
import { entitled } from '../../modules/loyalty/earning/entitlement.ts';
import { defaultProgram, type Program } from '../../modules/loyalty/earning/program.ts';
import type { LineTraits } from '../../modules/loyalty/ports.ts';
import { earningOrder } from './earning-order.ts';

/*
 * From an order as Shopify tells it to points, each sum worked out by hand. One point per 1.00, floor, unless an
 * example says otherwise.
 */

interface Rules {
  readonly earn?: Partial<Program['earn']>;
  readonly multipliers?: Program['multipliers'];
  readonly traits?: { readonly [sku: string]: Partial<LineTraits> };
  readonly campaignFactor?: string;
  readonly tierFactor?: string;
}

function worth(sample: SampleOrder, rules: Rules = {}): bigint {
  const order = earningOrder(sampleOrder(sample));
  const program = defaultProgram(currencyCode(sample.currency ?? 'USD'));
  const traits = new Map(
    order.lines.map((line) => [
      line.shopifyId,
      { tags: [], collections: [], ...rules.traits?.[line.sku ?? ''] },
    ]),
  );
  return entitled(order, {
    program: {
      ...program,
      earn: { ...program.earn, ...rules.earn },
      multipliers: rules.multipliers ?? [],
      campaigns: [
        { id: 'always', name: 'Always', from: null, to: null, when: [], factor: rules.campaignFactor ?? '1' },
      ],
    },
    traits,
    bought: { zone: zone('UTC'), traits: null },
    tierFactor: rules.tierFactor ?? '1',
  }).points;
}

// A 80.00 − 8.00; B 2 × 30.00 − 6.00: net 72.00 + 54.00 = 126.00
const discounted = [
  { sku: 'A', price: '80.00', discount: '8.00', tax: '5.94' },
  { sku: 'B', price: '30.00', quantity: 2, discount: '6.00', tax: '4.46' },
];

describe('points for an order', () => {
  it('are for the goods: no tax, shipping, tips or gift cards', () => {
    const lines = [
      ...discounted,
      { sku: 'GIFT', price: '50.00', giftCard: true },
      { sku: 'TIP', price: '5.00', tip: true },
    ];
    expect(worth({ lines, shipping: '7.50' })).toBe(126n);
  });

  it('fall by what a returned unit was sold for', () => {
    // B: 54.00 ÷ 2 = 27.00; 126.00 − 27.00 = 99.00
    expect(worth({ lines: discounted, refunds: [{ lines: { B: 1 }, amount: '29.23' }] })).toBe(99n);
  });

  it('follow three partial refunds of a line with an odd cent', () => {
    // C: 3 × 9.99 − 3.00 of an order discount = 26.97; D: 20.00 − 2.00 = 18.00; together 44.97
    const lines = [
      { sku: 'C', price: '9.99', quantity: 3, discount: '3.00' },
      { sku: 'D', price: '20.00', discount: '2.00' },
    ];
    const refund = { lines: { C: 1 }, amount: '8.99' };
    expect(worth({ lines })).toBe(44n);
    expect(worth({ lines, refunds: [refund] })).toBe(35n); // 17.98 + 18.00 = 35.98
    expect(worth({ lines, refunds: [refund, refund] })).toBe(26n); // 8.99 + 18.00 = 26.99
    expect(worth({ lines, refunds: [refund, refund, refund] })).toBe(18n); // 18.00
    const rest = { lines: { D: 1 }, amount: '18.00' };
    expect(worth({ lines, refunds: [refund, refund, refund, rest] })).toBe(0n);
  });

  it('do not depend on the money paid after a fee', () => {
    expect(worth({ lines: discounted, refunds: [{ lines: { B: 1 }, amount: '10.00' }] })).toBe(99n);
  });

  it('are in shop currency where the customer paid in yen, and shares are of the yen', () => {
    // ¥12,000 ÷ 150 = $80.00; ¥3,000 of ¥12,600 (with ¥600 shipping) back: 80 × (1 − 3000/12600) = 60.95…
    const order: SampleOrder = {
      lines: [{ sku: 'A', price: '12000' }],
      shipping: '600',
      presentment: { currency: 'JPY', rate: '150' },
    };
    expect(worth(order)).toBe(80n);
    expect(worth({ ...order, refunds: [{ amount: '3000' }] })).toBe(60n);
  });

  it('fall pro rata by a refund without units', () => {
    // total 100.00 + 8.00 tax + 12.00 shipping = 120.00; 30.00 is a quarter: 100.00 × ¾
    const lines = [{ sku: 'A', price: '100.00', tax: '8.00' }];
    expect(worth({ lines, shipping: '12.00', refunds: [{ amount: '30.00' }] })).toBe(75n);
  });

  it('fall by removed units only when a refund settles the edit', () => {
    // 80.00 + 2 × 30.00; one B removed; 32.40 with its tax back: 110.00 are left
    const lines = [
      { sku: 'A', price: '80.00' },
      { sku: 'B', price: '30.00', quantity: 2, tax: '4.80', current: 1 },
    ];
    expect(worth({ lines })).toBe(110n);
    expect(worth({ lines, refunds: [{ amount: '32.40' }] })).toBe(110n);
    // 10.00 more than the unit: 110.00 × (1 − 10.00/144.80) = 102.40…
    expect(worth({ lines, refunds: [{ amount: '42.40' }] })).toBe(102n);
  });

  it('rise when an edit adds a unit', () => {
    expect(worth({ lines: [{ sku: 'B', price: '30.00', quantity: 3 }] })).toBe(90n);
  });

  it('count displayed prices, unless the merchant takes the tax out', () => {
    // 119.00 with 19.00 of tax in it; of two units at 59.50 one returned: 59.50 with 9.50
    const order: SampleOrder = {
      lines: [{ sku: 'A', price: '59.50', quantity: 2, tax: '19.00' }],
      taxesIncluded: true,
    };
    const returned = { ...order, refunds: [{ lines: { A: 1 }, amount: '59.50' }] };
    expect(worth(order)).toBe(119n);
    expect(worth(order, { earn: { includeTax: false } })).toBe(100n);
    expect(worth(returned)).toBe(59n);
    expect(worth(returned, { earn: { includeTax: false } })).toBe(50n);
    // prices without tax have none to take out
    const net = { ...order, taxesIncluded: false };
    expect(worth(net, { earn: { includeTax: false } })).toBe(119n);
  });

  it('are rounded once for the order and not once for each line', () => {
    // 3 × 0.50 in three lines = 1.50
    const lines = ['A', 'B', 'C'].map((sku) => ({ sku, price: '0.50' }));
    expect(worth({ lines })).toBe(1n);
    expect(worth({ lines }, { earn: { rounding: 'half-up' } })).toBe(2n);
    expect(worth({ lines: [{ sku: 'A', price: '1.01' }] }, { earn: { rounding: 'ceil' } })).toBe(2n);
    expect(worth({ lines: [{ sku: 'A', price: '1.49' }] }, { earn: { rounding: 'half-up' } })).toBe(1n);
  });

  it('follow the rate: 5 points per 3.00', () => {
    // 126.00 × 5 ÷ 3.00 = 210
    expect(worth({ lines: discounted }, { earn: { points: 5, perMinor: 300 } })).toBe(210n);
  });

  it('are none for tests, unpaid, cancelled and fully refunded orders', () => {
    expect(worth({ lines: discounted, test: true })).toBe(0n);
    expect(worth({ lines: discounted, paidAt: null })).toBe(0n);
    expect(worth({ lines: discounted, cancelledAt: '2026-03-02T00:00:00Z' })).toBe(0n);
    expect(worth({ lines: discounted, refunds: [{ amount: '136.40' }] })).toBe(0n);
    expect(worth({ lines: discounted, refunds: [{ lines: { A: 1, B: 2 }, amount: '136.40' }] })).toBe(0n);
  });

  it('are none, and not fewer than none, where a discount took everything', () => {
    expect(worth({ lines: [{ sku: 'A', price: '10.00', discount: '10.00' }] })).toBe(0n);
  });
});

describe('multipliers', () => {
  const lines = [
    { sku: 'A', price: '10.00' },
    { sku: 'B', price: '20.00' },
  ];

  it('raise the lines that they match', () => {
    // 10 × 2 + 20
    expect(worth({ lines }, { multipliers: [{ skus: ['A'], factor: '2' }] })).toBe(40n);
    expect(worth({ lines }, { multipliers: [{ skus: [' a '], factor: '2' }] })).toBe(40n);
  });

  it('do not add up: the highest wins', () => {
    const multipliers = [
      { skus: ['A'], factor: '1.5' },
      { tags: ['new'], factor: '3' },
      { collections: ['900'], factor: '2' },
    ];
    const traits = { A: { tags: ['New'], collections: ['900'] }, B: { collections: ['900'] } };
    // A: 10 × 3; B: 20 × 2
    expect(worth({ lines }, { multipliers, traits })).toBe(70n);
  });

  it('give nothing where one of them is 0, however high the others are', () => {
    const multipliers = [
      { tags: ['new'], factor: '3' },
      { skus: ['A'], factor: '0' },
    ];
    expect(worth({ lines }, { multipliers, traits: { A: { tags: ['new'] } } })).toBe(20n);
  });

  it('below 1 lower a line, and the default does not compete with them', () => {
    expect(worth({ lines }, { multipliers: [{ skus: ['A'], factor: '0.5' }] })).toBe(25n);
  });

  it('need everything that a rule names', () => {
    const multipliers = [{ skus: ['A'], tags: ['new'], factor: '2' }];
    expect(worth({ lines }, { multipliers })).toBe(30n);
    expect(worth({ lines }, { multipliers, traits: { A: { tags: ['new'] } } })).toBe(40n);
  });

  it('are multiplied with campaign and tier before anything is rounded', () => {
    // (10 × 1.5 + 20) × 1.5 × 1.25 = 65.625
    const rules = {
      multipliers: [{ skus: ['A'], factor: '1.5' }],
      campaignFactor: '1.5',
      tierFactor: '1.25',
    };
    expect(worth({ lines }, rules)).toBe(65n);
    expect(worth({ lines }, { ...rules, earn: { rounding: 'half-up' } })).toBe(66n);
  });
});
