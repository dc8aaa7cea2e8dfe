import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { compareRational, type Rational, rational, roundRational } from '#app/kernel/rational.ts';
import { isCash, type RewardSettings } from './rewards.ts';

/** What a point buys. */
export interface PointWorth {
  readonly currency: CurrencyCode;
  /** Minor units for one point. */
  readonly minor: Rational;
}

/** By the reward that gives most money for a point; null: no reward is worth an amount. */
export function bestPointWorth({ rewards, currency }: RewardSettings): PointWorth | null {
  let best: Rational | null = null;
  for (const reward of rewards) {
    if (!isCash(reward)) continue;
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
