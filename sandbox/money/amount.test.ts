import { describe, expect, it } from 'vitest';
import { decimal, minor, roundHalfUp, toPresentment, toShopMoney } from './amount.ts';
import { unitsValue } from './units.ts';

describe('amounts', () => {
  it('are read and printed at the exponent of their currency', () => {
    expect(decimal(minor('80.5', 'USD'), 'USD')).toBe('80.50');
    expect(decimal(minor('1500', 'JPY'), 'JPY')).toBe('1500');
    expect(decimal(minor('1.2345', 'KWD'), 'KWD')).toBe('1.235');
    expect(decimal(-5n, 'USD')).toBe('-0.05');
  });

  it('round a half away from zero', () => {
    expect(roundHalfUp(5n, 2n)).toBe(3n);
    expect(roundHalfUp(-5n, 2n)).toBe(-3n);
    expect(roundHalfUp(7n, 3n)).toBe(2n);
  });

  it('are divided by the rate into shop money', () => {
    // 12,345 JPY ÷ 150 = 82.30 USD exactly; 12,346 ÷ 150 = 82.30666… → 82.31
    expect(toShopMoney(12_345n, 'JPY', '150', 'USD')).toBe(8230n);
    expect(toShopMoney(12_346n, 'JPY', '150', 'USD')).toBe(8231n);
    // 1.005 KWD ÷ 0.30 = 3.35 USD
    expect(toShopMoney(1005n, 'KWD', '0.30', 'USD')).toBe(335n);
  });

  it('are multiplied by the rate into presentment money', () => {
    // 80.00 USD × 150.125 = 12,010 JPY
    expect(toPresentment(8000n, 'USD', '150.125', 'JPY')).toBe(12_010n);
  });
});

describe('the units of a line', () => {
  it('add up to the line', () => {
    // 100.00 over 3 units: 33.33, 66.67, 100.00 → units of 33.33, 33.34, 33.33
    expect([0, 1, 2].map((gone) => unitsValue(10_000n, 3, gone, 1))).toEqual([3333n, 3334n, 3333n]);
    expect(unitsValue(10_000n, 3, 1, 2)).toBe(6667n);
  });

  it('cannot be more than the line has', () => {
    expect(() => unitsValue(100n, 2, 1, 2)).toThrow(RangeError);
  });
});
