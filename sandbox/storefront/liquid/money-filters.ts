import type { Liquid } from 'liquidjs';
import { exponentOf } from '../../money/amount.ts';
import { factsOf } from './page-facts.ts';

/**
 * Prices in Liquid are in hundredths of the currency's unit, whatever the currency's own digits are (1500 yen are
 * 150000, 1.25 dinars 125).
 */
export function registerMoney(engine: Liquid): void {
  engine.registerFilter('money', function (cents: unknown) {
    const { locale, currency } = factsOf(this);
    return print(cents, locale, currency);
  });
  engine.registerFilter('money_with_currency', function (cents: unknown) {
    const { locale, currency } = factsOf(this);
    return `${print(cents, locale, currency)} ${currency}`;
  });
  engine.registerFilter('money_without_currency', function (cents: unknown) {
    const { locale, currency } = factsOf(this);
    return print(cents, locale, currency, { style: 'decimal' });
  });
  engine.registerFilter('money_without_trailing_zeros', function (cents: unknown) {
    const { locale, currency } = factsOf(this);
    return print(cents, locale, currency, { trailingZeroDisplay: 'stripIfInteger' });
  });
}

function print(
  cents: unknown,
  locale: string,
  currency: string,
  more: Intl.NumberFormatOptions = {},
): string {
  const amount = Number(cents);
  if (cents === null || cents === '' || !Number.isFinite(amount)) return '';
  const digits = exponentOf(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    ...more,
  }).format(amount / 100);
}
