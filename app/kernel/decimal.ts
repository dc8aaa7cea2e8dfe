import { invariant } from './check.ts';
import { type Rational, rational } from './rational.ts';

/** An optional sign, digits, and an optional fraction: what Shopify sends and our settings keep. */
export const decimalPattern = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** "1.25" as 5/4, exactly. Breaks on anything else than plain digits: no exponent, no spaces, no comma. */
export function parseDecimal(text: string): Rational {
  invariant(isDecimal(text), `"${text}" is a plain decimal number`);
  const [whole = '', fraction = ''] = text.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** Whole units of 10^-digits as a decimal string: (4800n, 2) is "48.00". */
export function printDecimal(units: bigint, digits: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = size.slice(0, size.length - digits);
  const fraction = digits === 0 ? '' : `.${size.slice(size.length - digits)}`;
  return `${units < 0n ? '-' : ''}${whole}${fraction}`;
}
