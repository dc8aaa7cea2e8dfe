import type { MoneyV2 } from '../../app/contracts/answers.ts';
import type { RewardValue, RewardView } from '../../app/contracts/rewards.ts';
import type { Words } from './words.ts';

/** What a reward gives, in words: "€5.00 off", "10% off", "free shipping". `times`: taken several times at once. */
export function rewardText(words: Words, value: RewardValue, times = 1): string {
  if (value.kind === 'free-shipping') return words.say('reward.free-shipping');
  if (value.kind === 'percent') return words.say('reward.percent', { percent: value.percent });
  return words.say('reward.amount-off', { amount: words.money(timesMoney(value.value, times)) });
}

/** An amount several times; exact, since decimals are counted in their last place. */
export function timesMoney({ amount, currencyCode }: MoneyV2, times: number): MoneyV2 {
  const places = amount.split('.')[1]?.length ?? 0;
  return { amount: (Number(amount) * times).toFixed(places), currencyCode };
}

/** The reward that needs the fewest points. */
export function nearest(rewards: readonly RewardView[]): RewardView | undefined {
  return rewards.reduce<RewardView | undefined>(
    (least, one) => (!least || Number(one.points) < Number(least.points) ? one : least),
    undefined,
  );
}

/** How many times `points` are the reward. */
export const timesOf = (reward: RewardView, points: string) => Number(points) / Number(reward.points);
