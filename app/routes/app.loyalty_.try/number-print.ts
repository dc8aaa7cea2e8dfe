import { currencyExponent } from '#app/kernel/currency.ts';
import { printMoney } from '#app/kernel/money.ts';
import { printPoints } from '#app/kernel/points.ts';
import { roundRational } from '#app/kernel/rational.ts';
import type { NumberPrint } from './tried-view.ts';

/** Prints numbers as `openPrint` does, in the browser and without its clock. */
export function numberPrint(locale = 'en'): NumberPrint {
  const count = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    money: (amount) => printMoney(amount, locale),
    fineMoney(minor, currency) {
      const digits = currencyExponent(currency);
      const hundredths = roundRational({ num: minor.num * 100n, den: minor.den }, 'half-up');
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits + 2,
      }).format(Number(hundredths) / 10 ** (digits + 2));
    },
    points: (amount) => printPoints(amount, locale),
    count: (value) => count.format(value),
    percent: (share) => percent.format(share),
  };
}
