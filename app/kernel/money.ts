import { type Brand, brand } from './brand.ts';
import { invariant } from './check.ts';
import { type CurrencyCode, currencyExponent } from './currency.ts';
import { isDecimal, parseDecimal, printDecimal } from './decimal.ts';
import { multiplyRational, portion, type Rational, rational, roundRational } from './rational.ts';

/** A whole number of minor units of one currency. Made only here. */
export type Money = Brand<{ readonly minor: bigint; readonly currency: CurrencyCode }, 'Money'>;

export function money(minor: bigint, currency: CurrencyCode): Money {
  return brand({ minor, currency });
}

export function noMoney(currency: CurrencyCode): Money {
  return money(0n, currency);
}

/** Shopify's decimal string ("12.3", "1000.0") in minor units; more digits than the currency has must be zeros. */
export function parseMoney(amount: string, currency: CurrencyCode): Money {
  const minor = minorOf(amount, currency);
  invariant(minor.den === 1n, `"${amount}" is a whole number of ${currency} minor units`);
  return money(minor.num, currency);
}

/** As `parseMoney`, for amounts that Shopify has computed (average prices, conversions): rounds half away from zero. */
export function parseMoneyRounded(amount: string, currency: CurrencyCode): Money {
  return money(roundRational(minorOf(amount, currency), 'half-up'), currency);
}

export function isMoneyAmount(amount: string, currency: CurrencyCode): boolean {
  return isDecimal(amount) && minorOf(amount, currency).den === 1n;
}

export function addMoney(a: Money, b: Money): Money {
  return money(a.minor + b.minor, sharedCurrency(a, b));
}

export function subtractMoney(a: Money, b: Money): Money {
  return money(a.minor - b.minor, sharedCurrency(a, b));
}

export function sumMoney(amounts: readonly Money[], currency: CurrencyCode): Money {
  return amounts.reduce(addMoney, noMoney(currency));
}

export function timesMoney(amount: Money, times: number): Money {
  return money(amount.minor * BigInt(times), amount.currency);
}

/** Negative, 0 or positive as a is less than, equal to or more than b. */
export function compareMoney(a: Money, b: Money): number {
  sharedCurrency(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

/** round(amount × num ÷ den), half away from zero. */
export function portionOfMoney(amount: Money, num: bigint, den: bigint): Money {
  return money(portion(amount.minor, num, den), amount.currency);
}

/**
 * Splits an amount by weights into parts that add up to it exactly: each part is the difference of two rounded
 * running totals. Weights are not negative; with a weight sum of 0 the last part takes everything.
 */
export function allocateMoney(amount: Money, weights: readonly bigint[]): Money[] {
  invariant(
    weights.length > 0 && weights.every((weight) => weight >= 0n),
    'weights exist and are not negative',
  );
  const sum = weights.reduce((a, b) => a + b, 0n);
  let weight = 0n;
  let given = 0n;
  return weights.map((own, index) => {
    weight += own;
    const reached =
      index === weights.length - 1 ? amount.minor : sum === 0n ? 0n : portion(amount.minor, weight, sum);
    const part = reached - given;
    given = reached;
    return money(part, amount.currency);
  });
}

/** The decimal string of the API and of stored text: "48.00", "1000" for JPY. */
export function moneyAmount(amount: Money): string {
  return printDecimal(amount.minor, currencyExponent(amount.currency));
}

/** For people, with the currency's own digits: "48,00 €" in `de`. */
export function printMoney(amount: Money, locale: string): string {
  const digits = currencyExponent(amount.currency);
  const text = moneyAmount(amount);
  invariant(isNumeric(text), 'a printed amount is a number');
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(text);
}

function minorOf(amount: string, currency: CurrencyCode): Rational {
  return multiplyRational(parseDecimal(amount), rational(10n ** BigInt(currencyExponent(currency))));
}

function sharedCurrency(a: Money, b: Money): CurrencyCode {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not mix`);
  return a.currency;
}

/** Intl prints decimal strings exactly, where a float would lose digits above 2^53; its type wants this shape. */
function isNumeric(text: string): text is `${number}` {
  return isDecimal(text);
}
