import { currencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import { bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import {
  type CashReward,
  leastOf,
  type Reward,
  type RewardSettings,
} from '#app/modules/loyalty/rewards/rewards.ts';
import { backOf, printPointWorth } from '../../ui/print/point-worth.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** What a reward's numbers come to: its worth for a point, or what has to be bought to earn it; then its bounds. */
export function mathsOf(
  reward: Reward,
  settings: RewardSettings,
  program: Program,
  print: Print,
  texts: Texts,
): string {
  const { maths: words } = texts.rewards;
  const price = texts.shared.points(print.count(reward.points));
  const cash = (minor: number | bigint) => print.money(money(BigInt(minor), currencyCode(settings.currency)));
  const earned = words.earned(print.money(spendFor(reward.points, settings.currency, program)));
  switch (reward.kind) {
    case 'percent':
      return `${words.percent(price, reward.percent)} ${earned}`;
    case 'free-shipping':
      return `${words.shipping(price)} ${earned}`;
    case 'free-product':
      return `${words.product(price, reward.variant.title)} ${earned}`;
    default: {
      const worth = bestPointWorth({ ...settings, rewards: [reward] });
      if (worth === null) return '';
      const each = words.each(price, cash(reward.valueMinor), printPointWorth(worth, print));
      const back = words.back(print.percent(backOf(worth, program)));
      return [each, back, boundsOf(reward, cash, words)].filter(Boolean).join(' ');
    }
  }
}

function boundsOf(
  reward: CashReward,
  cash: (minor: bigint) => string,
  words: Texts['rewards']['maths'],
): string {
  if (!reward.multiples) return '';
  const { minPoints, maxPoints } = reward;
  // Bounds hold for multiples of the price: the fewest rounded up, the most rounded down.
  const worth = (bound: number) => cash(BigInt(reward.valueMinor) * (BigInt(bound) / BigInt(reward.points)));
  const least = worth(Number(leastOf(reward)));
  if (minPoints !== null && maxPoints !== null) return words.between(least, worth(maxPoints));
  if (minPoints !== null) return words.least(least);
  return maxPoints === null ? '' : words.most(worth(maxPoints));
}

/** Goods that have to be bought to earn so many points by the rule in force, without factors; rounded up. */
function spendFor(points: number, currency: string, { earn }: Program): Money {
  const minor = rational(BigInt(points) * BigInt(earn.perMinor), BigInt(earn.points));
  return money(roundRational(minor, 'ceil'), currencyCode(currency));
}
