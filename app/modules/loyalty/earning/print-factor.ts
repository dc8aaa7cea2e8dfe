import { printDecimal } from '#app/kernel/decimal.ts';
import { type Rational, roundRational } from '#app/kernel/rational.ts';

/** A factor for people: "2", "1.25", and with at most six decimals where three factors multiply to more. */
export function printFactor(factor: Rational): string {
  const text = printDecimal(roundRational({ num: factor.num * 1_000_000n, den: factor.den }, 'half-up'), 6);
  return text.replace(/\.?0+$/, '');
}
