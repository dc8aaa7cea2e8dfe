import { printDecimal } from '#app/kernel/decimal.ts';
import { money } from '#app/kernel/money.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import type { PointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import type { Print } from './print.ts';

/** "€0.05"; a worth between two minor units gets the digits that it needs, at most two more: "€0.0333". */
export function printPointWorth(
  { currency, minor }: PointWorth,
  print: Pick<Print, 'money' | 'fineMoney'>,
): string {
  if (minor.den === 1n) return print.money(money(minor.num, currency));
  return print.fineMoney(minor, currency);
}

/** Of what is spent, the share that comes back in points; to hundredths of a percent. */
export function backOf({ minor }: PointWorth, { earn }: Program): number {
  const share = rational(BigInt(earn.points) * minor.num * 10_000n, BigInt(earn.perMinor) * minor.den);
  return Number(printDecimal(roundRational(share, 'half-up'), 4));
}
