import type { Money } from '#app/kernel/money.ts';
import { multiplyRational, type Rational, rational, roundRational } from '#app/kernel/rational.ts';

/** Whole minor units of the shop's currency; `rate`: minor units of the order's for one of the shop's. */
export function inShopCurrency(amount: Money, { num, den }: Rational): bigint {
  return roundRational(multiplyRational(rational(amount.minor), rational(den, num)), 'half-up');
}
