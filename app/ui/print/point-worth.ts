import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { printDecimal } from '#app/kernel/decimal.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { compareRational, type Rational, rational, roundRational } from '#app/kernel/rational.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import type { RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { Print } from './print.ts';

/** What a point buys. */
export interface PointWorth {
  readonly currency: CurrencyCode;
  /** Minor units for one point. */
  readonly minor: Rational;
}

/** By the reward that gives most money for a point; null: no reward takes an amount off. */
export function bestPointWorth({ rewards, currency }: RewardSettings): PointWorth | null {
  let best: Rational | null = null;
  for (const reward of rewards) {
    if (reward.kind !== 'amount-off') continue;
    const minor = rational(BigInt(reward.valueMinor), BigInt(reward.points));
    if (best === null || compareRational(minor, best) > 0) best = minor;
  }
  return best && { currency: currencyCode(currency), minor: best };
}

/** One minor unit: what a point is taken to be worth while no reward says it. */
export function assumedPointWorth(currency: CurrencyCode): PointWorth {
  return { currency, minor: rational(1n) };
}

/** What some points are worth, rounded half up once. */
export function worthOf({ currency, minor }: PointWorth, points: bigint): Money {
  return money(roundRational({ num: minor.num * points, den: minor.den }, 'half-up'), currency);
}

/** "€0.05"; a worth between two minor units gets the digits that it needs, at most two more: "€0.0333". */
export function printPointWorth({ currency, minor }: PointWorth, print: Print): string {
  if (minor.den === 1n) return print.money(money(minor.num, currency));
  return print.fineMoney(minor, currency);
}

/** Of what is spent, the share that comes back in points; to hundredths of a percent. */
export function backOf({ minor }: PointWorth, { earn }: Program): number {
  const share = rational(BigInt(earn.points) * minor.num * 10_000n, BigInt(earn.perMinor) * minor.den);
  return Number(printDecimal(roundRational(share, 'half-up'), 4));
}
