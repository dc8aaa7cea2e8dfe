import { currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import type { Reward, RewardSettings } from './rewards.ts';

/** Rewards as a theme's block reads them: for display, never decided on. Money in minor units of `currency`. */
export interface StorefrontRewards {
  readonly currency: string;
  readonly exponent: number;
  readonly rewards: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: number;
    readonly kind: Reward['kind'];
    /** Minor units for an amount, a decimal for a percentage; null for free shipping. */
    readonly value: number | string | null;
    readonly multiples: boolean;
    readonly minSubtotal: number;
  }[];
}

export function storefrontRewards({ rewards, currency }: RewardSettings): StorefrontRewards {
  return {
    currency,
    exponent: currencyExponent(currencyCode(currency)),
    rewards: rewards.map((reward) => ({
      id: reward.id,
      name: reward.name,
      points: reward.points,
      kind: reward.kind,
      value: printedValue(reward),
      multiples: reward.kind === 'amount-off' && reward.multiples,
      minSubtotal: reward.minSubtotalMinor,
    })),
  };
}

function printedValue(reward: Reward): number | string | null {
  if (reward.kind === 'amount-off') return reward.valueMinor;
  return reward.kind === 'percent' ? reward.percent : null;
}
