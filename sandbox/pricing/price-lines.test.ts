import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational, sum } from '../money/amount.ts';
import { DiscountError, priceLines, spread, taxOf } from './price-lines.ts';

const shop = { currency: 'EUR', pricesIncludeTax: true };

describe('lines of a new order', () => {
  it('spreads ten percent and takes the tax out of what is left', () => {
    const lines = priceLines({
      shop,
      currency: 'EUR',
      rate: '1',
      lines: [
        { sku: 'A', quantity: 2, price: '18.00' },
        { sku: 'B', quantity: 1, price: '129.00' },
      ],
      discount: { percent: '10' },
      taxPercent: '19',
    });
    // 36.00 − 3.60 = 32.40, of which 19/119 = 5.17; 129.00 − 12.90 = 116.10, of which 18.54.
    expect(lines.map(({ discount, tax }) => [discount, tax])).toEqual([
      [360n, 517n],
      [1290n, 1854n],
    ]);
  });

  it('prices in the currency the buyer pays in', () => {
    const [line] = priceLines({
      shop,
      currency: 'JPY',
      rate: '162.40',
      lines: [{ sku: 'A', quantity: 1, price: '18.00' }],
      discount: { amount: '500' },
      taxPercent: '0',
    });
    expect(line).toEqual({ sku: 'A', quantity: 1, unitPrice: 2923n, discount: 500n, tax: 0n });
  });

  it('refuses a discount larger than the items', () => {
    const ask = { shop, currency: 'EUR', rate: '1', taxPercent: '19' };
    const lines = [{ sku: 'A', quantity: 1, price: '5.00' }];
    expect(() => priceLines({ ...ask, lines, discount: { amount: '5.01' } })).toThrow(DiscountError);
  });

  it('adds tax on top where prices are without', () => {
    expect(taxOf(10_000n, rational('8.875'), false)).toBe(888n);
  });

  it('spreads any amount without losing or inventing a cent', () => {
    const values = fc.array(fc.bigInt({ min: 0n, max: 10_000_00n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, fc.bigInt({ min: 0n, max: 100n }), (parts, percent) => {
        const total = sum(parts);
        fc.pre(total > 0n);
        const amount = (total * percent) / 100n;
        const shares = spread(amount, parts);
        expect(sum(shares)).toBe(amount);
        for (const [index, share] of shares.entries())
          expect(share >= 0n && share <= (parts[index] ?? 0n) + 1n).toBe(true);
      }),
    );
  });
});
