import { type Brand, brand } from './brand.ts';
import { invariant } from './check.ts';

/** An ISO 4217 code in capitals. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;

export function currencyCode(text: string): CurrencyCode {
  invariant(/^[A-Z]{3}$/.test(text), `"${text}" is a currency code`);
  return brand(text);
}

/*
 * ISO 4217 list one, everything that has not two digits. Intl is no source for it: ICU answers with the digits
 * people write (HUF 0, IQD 0, AFN 0), not with the digits in which amounts are kept.
 */
const exponents: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimal digits the currency's minor unit has: JPY 0, USD 2, KWD 3. */
export function currencyExponent(currency: CurrencyCode): number {
  return exponents.get(currency) ?? 2;
}
