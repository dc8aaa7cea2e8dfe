import { points as asPoints, type Points } from '#app/kernel/points.ts';
import type { Program } from '#app/modules/loyalty/earning/program.ts';
import { bestWorth, type RewardSettings } from '#app/modules/loyalty/rewards/rewards.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import { mathsOf } from './reward-maths.ts';
import { offerOf, type ShownOffer } from './shown-offer.ts';

/** What rewards mean: the sum under each, and what a shopper with some points would see. */
export interface RewardsPreview {
  /** By the rewards' order. */
  readonly maths: readonly string[];
  readonly hold: string;
  /** Null: the balance cannot be read. */
  readonly shopper: { readonly have: string; readonly rewards: readonly ShownOffer[] } | null;
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

function shopperOf(settings: RewardSettings, balance: Points, print: Print, texts: Texts) {
  const { preview: words } = texts.rewards;
  const worth = bestWorth(settings, balance);
  const count = texts.shared.points(print.points(balance));
  return {
    have: worth === null ? words.youHave(count) : words.youHaveWorth(count, print.money(worth)),
    rewards: settings.rewards.map((reward) => offerOf(reward, settings, balance, print, texts)),
  };
}
