import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, printDecimal } from './decimal.ts';
import { addRational, compareRational, portion, rational, roundRational } from './rational.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 100) });

describe('exact fractions', () => {
  it.each([
    // value, floor, half-up, ceil
    ['2.5', 2n, 3n, 3n],
    ['-2.5', -3n, -3n, -2n],
    ['2.4999', 2n, 2n, 3n],
    ['-0.5', -1n, -1n, 0n],
    ['7', 7n, 7n, 7n],
    ['-7.00', -7n, -7n, -7n],
  ])('round %s to floor %s, half up %s, ceil %s', (text, floor, halfUp, ceil) => {
    const value = parseDecimal(text);
    expect(roundRational(value, 'floor')).toBe(floor);
    expect(roundRational(value, 'half-up')).toBe(halfUp);
    expect(roundRational(value, 'ceil')).toBe(ceil);
  });

  it('add without losing anything: a third, three times, is one', () => {
    const third = rational(1n, 3n);
    expect(addRational(addRational(third, third), third)).toEqual(rational(1n));
  });

  it('compare by value and not by how they are written', () => {
    expect(compareRational(rational(2n, -4n), rational(-1n, 2n))).toBe(0);
    expect(compareRational(parseDecimal('1.25'), parseDecimal('1.2'))).toBeGreaterThan(0);
  });

  it('refuse a denominator of 0', () => {
    expect(() => rational(1n, 0n)).toThrow('denominator');
  });

  it('give parts that grow with the number of units and reach the whole exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 1, max: 60 }), (whole, units) => {
        const cuts = Array.from({ length: units + 1 }, (_, k) => portion(whole, BigInt(k), BigInt(units)));
        const parts = cuts.slice(1).map((cut, k) => cut - (cuts[k] ?? 0n));
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(whole);
        expect(parts.every((part) => (whole >= 0n ? part >= 0n : part <= 0n))).toBe(true);
      }),
    );
  });
});

describe('decimals', () => {
  it.each(['', ' 1', '1,5', '1e3', '.5', '5.', '+1', 'NaN', '0x1'])('refuse "%s"', (text) => {
    expect(() => parseDecimal(text)).toThrow('plain decimal');
  });

  it('print small and negative amounts with all their digits', () => {
    expect(printDecimal(5n, 2)).toBe('0.05');
    expect(printDecimal(-1234n, 3)).toBe('-1.234');
    expect(printDecimal(7n, 0)).toBe('7');
  });
});
