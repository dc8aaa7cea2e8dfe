import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiscountData } from '../../domain/discounts/discount-types.ts';
import { sum } from '../../money/amount.ts';
import { applyCodes } from './apply-codes.ts';
import type { CheckoutQuestion } from './checkout-question.ts';
import { testDiscount, testLine, testQuestion } from './test-discount.ts';

const all = { order: true, product: true, shipping: true };
const nothing = { productIds: [], variantIds: [], collectionIds: [] };

/** What each code takes off the lines and the shipping, or why not. */
const result = (question: CheckoutQuestion) =>
  applyCodes(question).map((one) => one.refused ?? [...one.lines, one.shipping]);
const one = (discount: Partial<DiscountData>, change: Partial<CheckoutQuestion> = {}) =>
  result(testQuestion([testDiscount(discount)], change))[0];

describe('a code takes off', () => {
  it.each<[string, Partial<DiscountData>, bigint[]]>([
    // 5.00 × 80 ÷ 110 = 3.64, the rest 1.36
    ['an amount of the order', {}, [364n, 136n, 0n]],
    // 12.5 % of 110.00 = 13.75: 13.75 × 80 ÷ 110 = 10.00, the rest 3.75
    ['a percentage of the order', { value: { percentage: '12.5' } }, [1000n, 375n, 0n]],
    [
      'never more than the lines cost',
      { value: { amount: '500.00', onEachItem: false } },
      [8000n, 3000n, 0n],
    ],
    ['an amount of each item', { value: { amount: '2.00', onEachItem: true } }, [200n, 200n, 0n]],
    [
      'a percentage of certain products',
      { value: { percentage: '10' }, items: { ...nothing, productIds: ['20'] } },
      [0n, 300n, 0n],
    ],
    ['an amount of certain variants', { items: { ...nothing, variantIds: ['11'] } }, [500n, 0n, 0n]],
    ['an amount of collections', { items: { ...nothing, collectionIds: ['30'] } }, [0n, 500n, 0n]],
    ['the shipping', { kind: 'free-shipping', value: null }, [0n, 0n, 490n]],
  ])('%s', (_, discount, shares) => {
    expect(one(discount)).toEqual(shares);
  });

  it('each unit of a line', () => {
    const lines = [testLine(1000n, { quantity: 3 }), testLine(150n)];
    // 2.00 off three units of 10.00, and off 1.50 all of it
    expect(one({ value: { amount: '2.00', onEachItem: true } }, { lines })).toEqual([600n, 150n, 0n]);
  });

  it('nothing of gift cards', () => {
    const lines = [testLine(5000n, { giftCard: true }), testLine(2000n)];
    expect(one({}, { lines })).toEqual([0n, 500n, 0n]);
    expect(one({}, { lines: [testLine(5000n, { giftCard: true })] })).toBe('no-matching-items');
  });

  it('its amount in what the buyer pays in', () => {
    // 5.00 € × 162.40 = 812 ¥, of 12,992 and 4,872: 812 × 12,992 ÷ 17,864 = 590.5… → 591, the rest 221
    const yen = {
      shopCurrency: 'EUR',
      currency: 'JPY',
      rate: '162.40',
      lines: [testLine(12_992n), testLine(4872n)],
    };
    expect(one({}, yen)).toEqual([591n, 221n, 0n]);
    // 1.250 dinars of 10.000 and 2.500: exactly 1.000 and 0.250
    const dinars = { shopCurrency: 'KWD', currency: 'KWD', lines: [testLine(10_000n), testLine(2500n)] };
    expect(one({ value: { amount: '1.250', onEachItem: false } }, dinars)).toEqual([1000n, 250n, 0n]);
  });
});

describe('several codes', () => {
  const tenPercent = testDiscount({ id: '2', code: 'TEN', value: { percentage: '10' } });

  it('stand together where both sides allow it', () => {
    const five = testDiscount({ combinesWith: all });
    expect(result(testQuestion([five, tenPercent]))).toEqual(['not-combinable', [800n, 300n, 0n]]);
    // 5.00 first; then 10 % of 105.00 = 10.50: 10.50 × 76.36 ÷ 105.00 = 7.636 → 7.64, the rest 2.86
    const ten = { ...tenPercent, combinesWith: all };
    expect(result(testQuestion([five, ten]))).toEqual([
      [364n, 136n, 0n],
      [764n, 286n, 0n],
    ]);
  });

  it('that may not leave the best for the buyer, whichever came first', () => {
    const five = testDiscount();
    expect(result(testQuestion([five, tenPercent]))).toEqual(['not-combinable', [800n, 300n, 0n]]);
    expect(result(testQuestion([tenPercent, five]))).toEqual([[800n, 300n, 0n], 'not-combinable']);
    const same = testDiscount({ id: '3', code: 'FIVE2' });
    expect(result(testQuestion([five, same]))).toEqual([[364n, 136n, 0n], 'not-combinable']);
  });

  it('take certain items first, each line by its best, then the order, then the shipping', () => {
    const shirt = testDiscount({
      code: 'SHIRT',
      combinesWith: all,
      value: { percentage: '50' },
      items: { ...nothing, productIds: ['10'] },
    });
    const twenty = testDiscount({
      code: 'ALL20',
      combinesWith: all,
      value: { percentage: '20' },
      items: { ...nothing, productIds: ['10', '20'] },
    });
    const order = testDiscount({ code: 'ORDER', combinesWith: all, value: { percentage: '10' } });
    const free = testDiscount({ code: 'FREE', kind: 'free-shipping', value: null, combinesWith: all });
    // 80.00 − 40.00 and 30.00 − 6.00 leave 64.00; 10 % is 6.40: 4.00 and the rest 2.40
    expect(result(testQuestion([order, free, twenty, shirt]))).toEqual([
      [400n, 240n, 0n],
      [0n, 0n, 490n],
      [0n, 600n, 0n],
      [4000n, 0n, 0n],
    ]);
  });

  it('make shipping free once', () => {
    const free = (code: string) =>
      testDiscount({ code, kind: 'free-shipping', value: null, combinesWith: all });
    expect(result(testQuestion([free('A'), free('B')]))).toEqual([[0n, 0n, 490n], 'not-combinable']);
  });

  it('never take more than there is', () => {
    const value: fc.Arbitrary<NonNullable<DiscountData['value']>> = fc.oneof(
      fc.record({
        amount: fc.integer({ min: 1, max: 20_000 }).map((cents) => (cents / 100).toFixed(2)),
        onEachItem: fc.boolean(),
      }),
      fc.record({ percentage: fc.integer({ min: 0, max: 100 }).map(String) }),
    );
    const items: fc.Arbitrary<DiscountData['items']> = fc.constantFrom(
      { all: true },
      { ...nothing, productIds: ['10'] },
    );
    const discounts = fc.array(
      fc
        .tuple(value, items)
        .map(([taken, from]) => testDiscount({ value: taken, items: from, combinesWith: all })),
      { minLength: 1, maxLength: 4 },
    );
    const lines = fc.array(
      fc.record({ price: fc.bigInt({ min: 0n, max: 50_000n }), quantity: fc.integer({ min: 1, max: 5 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(discounts, lines, (codes, prices) => {
        const question = testQuestion(codes, {
          lines: prices.map(({ price, quantity }) => testLine(price, { quantity })),
        });
        const applied = applyCodes(question);
        for (const [index, line] of question.lines.entries()) {
          const off = applied.map((code) => code.lines[index] ?? 0n);
          expect(off.every((share) => share >= 0n)).toBe(true);
          expect(sum(off) <= line.unitPrice * BigInt(line.quantity)).toBe(true);
        }
      }),
    );
  });
});
