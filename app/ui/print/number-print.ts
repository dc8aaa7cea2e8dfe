import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { type Money, printMoney } from '#app/kernel/money.ts';
import { type Points, printPoints } from '#app/kernel/points.ts';
import { type Rational, roundRational } from '#app/kernel/rational.ts';

export interface NumberPrint {
  money(amount: Money): string;
  /** An amount between two minor units, with at most two digits more: "€0.0333". */
  fineMoney(minor: Rational, currency: CurrencyCode): string;
  points(amount: Points): string;
  /** With its sign: "+48", "−12". */
  change(amount: Points): string;
  count(value: number | bigint): string;
  /** A share of 1: "2.5%". */
  percent(share: number): string;
}

/** Everything that prints a number or an amount: without a clock, so in the browser, too. */
export function openNumberPrint(locale = 'en'): NumberPrint {
  const number = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    money: (amount) => withMinus(printMoney(amount, locale)),
    fineMoney: (minor, currency) => printFineMoney(minor, currency, locale),
    points: (amount) => withMinus(printPoints(amount, locale)),
    change: (amount) =>
      amount > 0n ? `+${printPoints(amount, locale)}` : withMinus(printPoints(amount, locale)),
    count: (value) => number.format(value),
    percent: (share) => percents.format(share),
  };
}

function printFineMoney(minor: Rational, currency: CurrencyCode, locale: string): string {
  const digits = currencyExponent(currency);
  const hundredths = roundRational({ num: minor.num * 100n, den: minor.den }, 'half-up');
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits + 2,
  }).format(Number(hundredths) / 10 ** (digits + 2));
}

/** A true minus sign lines up with digits; a hyphen does not. */
function withMinus(text: string): string {
  return text.replace(/^-/, '\u2212');
}
