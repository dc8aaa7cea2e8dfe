import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ratingOf } from './rating.ts';

const value = (...n: [number, number, number, number, number]) =>
  ratingOf({ 1: n[0], 2: n[1], 3: n[2], 4: n[3], 5: n[4] }).value;

test('an average is rounded half up once, to one decimal', () => {
  expect(value(0, 0, 0, 1, 0)).toBe('4.0');
  // 17 ÷ 4 = 4.25
  expect(value(0, 0, 1, 1, 2)).toBe('4.3');
  // 85 ÷ 20 = 4.25 and 84.9… below it
  expect(value(0, 0, 0, 15, 5)).toBe('4.3');
  expect(value(1, 0, 0, 0, 1)).toBe('3.0');
});

test('nobody is not zero', () => {
  expect(value(0, 0, 0, 0, 0)).toBeNull();
});

test('it is never the maximum while somebody gave less', () => {
  expect(value(0, 0, 0, 0, 3)).toBe('5.0');
  expect(value(0, 0, 0, 1, 9999)).toBe('4.9');
  expect(value(1, 0, 0, 0, 999_999)).toBe('4.9');
});

test('it is within half a tenth of the mean, but for the maximum', () => {
  const count = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(count, count, count, count, count, (a, b, c, d, e) => {
      const n = a + b + c + d + e;
      const shown = value(a, b, c, d, e);
      if (n === 0) return shown === null;
      const mean = (a + 2 * b + 3 * c + 4 * d + 5 * e) / n;
      const top = mean >= 4.95 && mean < 5;
      return top ? shown === '4.9' : Math.abs(Number(shown) - mean) <= 0.05 + 1e-9;
    }),
  );
});
