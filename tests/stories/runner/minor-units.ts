import { currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';

/** "4.90" of EUR is 490. */
export function minorUnits(amount: string, currency: string): number {
  const code = currencyCode(currency);
  const [whole = '0', part = ''] = amount.split('.');
  const exponent = currencyExponent(code);
  const exact = exponent === 0 ? whole : `${whole}.${part.padEnd(exponent, '0')}`;
  return Number(parseMoney(exact, code).minor);
}
