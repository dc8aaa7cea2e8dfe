import { invariant } from './check.ts';

/*
 * Exact fractions. Money × factor × rate must be rounded once, at the end; a decimal library would round in
 * between (1 ÷ 3), and the fraction libraries we know work on `number` or bring far more than these functions.
 */

/** An exact fraction in lowest terms; `den` is always positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** `half-up` rounds halves away from zero; `floor` and `ceil` go down and up the number line. */
export type Rounding = 'floor' | 'half-up' | 'ceil';

export function rational(num: bigint, den = 1n): Rational {
  invariant(den !== 0n, 'a fraction has a denominator other than 0');
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(absolute(num), absolute(den));
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtractRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** Negative, 0 or positive as a is less than, equal to or more than b. */
export function compareRational(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest whole number in the given direction. */
export function roundRational(value: Rational, rounding: Rounding): bigint {
  const down = floorOf(value);
  switch (rounding) {
    case 'floor':
      return down;
    case 'ceil':
      return down * value.den === value.num ? down : down + 1n;
    case 'half-up': {
      const size = floorOf({ num: 2n * absolute(value.num) + value.den, den: 2n * value.den });
      return value.num < 0n ? -size : size;
    }
  }
}

/** round(whole × num ÷ den), half away from zero: the one way in which parts of an amount are made. */
export function portion(whole: bigint, num: bigint, den: bigint): bigint {
  return roundRational(rational(whole * num, den), 'half-up');
}

function floorOf(value: Rational): bigint {
  const cut = value.num / value.den;
  return value.num < 0n && cut * value.den !== value.num ? cut - 1n : cut;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
