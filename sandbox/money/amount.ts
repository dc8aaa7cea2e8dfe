import type { Decimal } from '../domain/types.ts';

/** Money is a whole number of minor units (bigint) of an ISO 4217 currency; decimals are only read and printed. */

const exponents: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Digits after the point in this currency. */
export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2;
}

/** An exact fraction; the denominator is above zero. */
export interface Rational {
  n: bigint;
  d: bigint;
}

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads "12.345" exactly. */
export function rational(text: string): Rational {
  const match = decimalForm.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a decimal number.`);
  const fraction = match[3] ?? '';
  const n = BigInt(`${match[2]}${fraction}`);
  return { n: match[1] === '-' ? -n : n, d: 10n ** BigInt(fraction.length) };
}

/** n ÷ d to the nearest whole number, a half away from zero; d is above zero. */
export function roundHalfUp(n: bigint, d: bigint): bigint {
  const size = n < 0n ? -n : n;
  const whole = (2n * size + d) / (2n * d);
  return n < 0n ? -whole : whole;
}

/** Minor units of a decimal amount, rounded half up at the currency's exponent. */
export function minor(text: Decimal, currency: string): bigint {
  const { n, d } = rational(text);
  return roundHalfUp(n * 10n ** BigInt(exponentOf(currency)), d);
}

/** "12.30" of 1230 minor units of a two-digit currency. */
export function decimal(amount: bigint, currency: string): Decimal {
  const exponent = exponentOf(currency);
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * An amount of presentment currency in the shop's: amount ÷ rate, half up at the shop currency's exponent. `rate`
 * says how much presentment currency one unit of shop currency is.
 */
export function toShopMoney(amount: bigint, presentment: string, rate: string, shop: string): bigint {
  const { n, d } = rational(rate);
  if (n <= 0n) throw new RangeError(`"${rate}" is not an exchange rate.`);
  const shift = 10n ** BigInt(exponentOf(shop));
  return roundHalfUp(amount * shift * d, 10n ** BigInt(exponentOf(presentment)) * n);
}

/** A price in shop currency in the presentment currency: price × rate, half up. */
export function toPresentment(price: bigint, shop: string, rate: string, presentment: string): bigint {
  const { n, d } = rational(rate);
  const shift = 10n ** BigInt(exponentOf(presentment));
  return roundHalfUp(price * shift * n, 10n ** BigInt(exponentOf(shop)) * d);
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function atLeastZero(amount: bigint): bigint {
  return amount < 0n ? 0n : amount;
}
