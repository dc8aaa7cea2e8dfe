import type { MoneyV2 } from '../../app/contracts/answers.ts';
import type { RedemptionView, RewardValue, RewardView } from '../../app/contracts/rewards.ts';
import type { Words } from './words.ts';

/** What a reward gives, in words: "€5.00 off", "10% off", "free: Canvas bag". `times`: taken several times at once. */
export function rewardText(words: Words, value: RewardValue, times = 1): string {
  switch (value.kind) {
    case 'free-shipping':
      return words.say('reward.free-shipping');
    case 'percent':
      return words.say('reward.percent', { percent: value.percent });
    case 'free-product':
      return words.say('reward.free-product', { title: value.title });
    case 'amount-off':
    case 'gift-card':
    case 'store-credit':
      return words.say(`reward.${value.kind}`, { amount: words.money(timesMoney(value.value, times)) });
  }
}

/** An amount several times; exact, since decimals are counted in their last place. */
export function timesMoney({ amount, currencyCode }: MoneyV2, times: number): MoneyV2 {
  const places = amount.split('.')[1]?.length ?? 0;
  return { amount: (Number(amount) * times).toFixed(places), currencyCode };
}

/** Given at once, without a cart: a gift card, or credit at the shop. */
export const isIssued = ({ kind }: RewardValue) => kind === 'gift-card' || kind === 'store-credit';

/** Can it be had? A product that the shop no longer sells cannot. */
export const isOffered = (reward: RewardView) => reward.kind !== 'free-product' || reward.handle !== null;

/** The rewards that take something off a cart. */
export const forCart = (rewards: readonly RewardView[]) =>
  rewards.filter((one) => isOffered(one) && !isIssued(one));

/** Is its code still being made, or its card or credit still on the way? */
export const isBeingMade = ({ state, code }: RedemptionView) => state === 'held' && code === null;

/** The reward that needs the fewest points. */
export function nearest(rewards: readonly RewardView[]): RewardView | undefined {
  return rewards.reduce<RewardView | undefined>(
    (least, one) => (!least || Number(one.least) < Number(least.least) ? one : least),
    undefined,
  );
}

/** How many times `points` are the reward. */
export const timesOf = (reward: RewardView, points: string) => Number(points) / Number(reward.points);
