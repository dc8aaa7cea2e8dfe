import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points as asPoints, type Points } from '#app/kernel/points.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import { bestPointWorth } from '#app/modules/loyalty/rewards/point-worth.ts';
import {
  bestWorth,
  faceOf,
  type Reward,
  type RewardSettings,
  spendable,
} from '#app/modules/loyalty/rewards/rewards.ts';
import { backOf, printPointWorth } from '../../ui/print/point-worth.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** What rewards mean: the sum under each, and what a shopper with some points would see. */
export interface RewardsPreview {
  /** By the rewards' order. */
  readonly maths: readonly string[];
  readonly hold: string;
  /** Null: the balance cannot be read. */
  readonly shopper: {
    readonly have: string;
    readonly rewards: readonly {
      readonly id: string;
      readonly name: string;
      readonly what: string;
      readonly reach: string | null;
    }[];
  } | null;
}

interface PreviewInput {
  readonly settings: RewardSettings;
  readonly program: Program;
  /** As typed. */
  readonly balance: string;
}

export function rewardsPreview(input: PreviewInput, print: Print, texts: Texts): RewardsPreview {
  const { settings, program, balance } = input;
  const minutes = settings.redemption.holdMinutes;
  return {
    maths: settings.rewards.map((reward) => mathsOf(reward, settings, program, print, texts)),
    hold: texts.rewards.redemption.holdMaths(print.duration(minutes * 60_000)),
    shopper: /^\d{1,9}$/.test(balance.trim())
      ? shopperOf(settings, asPoints(BigInt(balance.trim())), print, texts)
      : null,
  };
}

function mathsOf(
  reward: Reward,
  settings: RewardSettings,
  program: Program,
  print: Print,
  texts: Texts,
): string {
  const { maths: words } = texts.rewards;
  const price = texts.shared.points(print.count(reward.points));
  if (reward.kind === 'percent') return words.percent(price, reward.percent);
  if (reward.kind === 'free-shipping') return words.shipping(price);
  const worth = bestPointWorth({ ...settings, rewards: [reward] });
  if (worth === null) return '';
  const value = print.money(money(BigInt(reward.valueMinor), worth.currency));
  return `${words.each(price, value, printPointWorth(worth, print))} ${words.back(print.percent(backOf(worth, program)))}`;
}

function shopperOf(settings: RewardSettings, balance: Points, print: Print, texts: Texts) {
  const { preview: words } = texts.rewards;
  const count = (amount: Points) => texts.shared.points(print.points(amount));
  const worth = bestWorth(settings, balance);
  return {
    have:
      worth === null ? words.youHave(count(balance)) : words.youHaveWorth(count(balance), print.money(worth)),
    rewards: settings.rewards.map((reward) => {
      const most = spendable(reward, balance);
      const face = faceOf(reward, most, settings.currency);
      const lacks = BigInt(reward.points) - balance;
      return {
        id: reward.id,
        name: reward.name,
        what: [
          giftOf(reward, currencyCode(settings.currency), print, texts),
          words.price(texts.shared.points(print.count(reward.points))),
          reward.minSubtotalMinor > 0
            ? words.from(print.money(money(BigInt(reward.minSubtotalMinor), currencyCode(settings.currency))))
            : '',
        ]
          .filter(Boolean)
          .join(' '),
        reach:
          lacks > 0n
            ? words.lacks(count(asPoints(lacks)))
            : face !== null && most > BigInt(reward.points)
              ? words.upTo(print.money(face))
              : null,
      };
    }),
  };
}

function giftOf(reward: Reward, currency: CurrencyCode, print: Print, texts: Texts): string {
  const { preview: words } = texts.rewards;
  switch (reward.kind) {
    case 'amount-off':
      return words.amountOff(print.money(money(BigInt(reward.valueMinor), currency)));
    case 'percent':
      return words.percentOff(reward.percent);
    case 'free-shipping':
      return words.freeShipping;
  }
}
