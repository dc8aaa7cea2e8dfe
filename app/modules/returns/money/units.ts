import { invariant } from '#app/kernel/check.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { addMoney, type Money, money, noMoney, portionOfMoney, subtractMoney } from '#app/kernel/money.ts';
import { multiplyRational, type Rational, rational, roundRational } from '#app/kernel/rational.ts';

/*
 * A line's units have ordinals from 1 to its quantity. The first k of them are worth round(amount × k ÷ quantity), and
 * a unit is worth the difference of two of those: so units add up to the line exactly, in whatever order they come back.
 */

/** What the units with these ordinals have of an amount that is on all `quantity` units of their line. */
export function valueOfUnits(amount: Money, ordinals: readonly number[], quantity: number): Money {
  return sumOverUnits(ordinals, quantity, amount, (units) =>
    portionOfMoney(amount, BigInt(units), BigInt(quantity)),
  );
}

/** The same of a percentage of that amount: rounded over the line, not unit by unit. */
export function percentOfUnits(
  amount: Money,
  percent: string,
  ordinals: readonly number[],
  quantity: number,
): Money {
  const part = multiplyRational(parseDecimal(percent), rational(1n, 100n * BigInt(quantity)));
  return sumOverUnits(ordinals, quantity, amount, (units) =>
    timesRational(amount, multiplyRational(part, rational(BigInt(units)))),
  );
}

function timesRational(amount: Money, factor: Rational): Money {
  const exact = multiplyRational(rational(amount.minor), factor);
  return money(roundRational(exact, 'half-up'), amount.currency);
}

function sumOverUnits(
  ordinals: readonly number[],
  quantity: number,
  amount: Money,
  ofFirst: (units: number) => Money,
): Money {
  return ordinals.reduce((sum, ordinal) => {
    invariant(ordinal >= 1 && ordinal <= quantity, `unit ${ordinal} is one of ${quantity}`);
    return addMoney(sum, subtractMoney(ofFirst(ordinal), ofFirst(ordinal - 1)));
  }, noMoney(amount.currency));
}
