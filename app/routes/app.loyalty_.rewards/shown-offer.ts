import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points as asPoints, NO_POINTS, type Points } from '#app/kernel/points.ts';
import {
  faceOf,
  inMultiples,
  isCash,
  isIssued,
  leastOf,
  type Reward,
  type RewardSettings,
  spendable,
} from '#app/modules/loyalty/rewards/rewards.ts';
import type { Print } from '../../ui/print/print.ts';
import type { Texts } from '../../ui/texts/texts.ts';

/** A reward as a shopper reads it. */
export interface ShownOffer {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  /** What it does not do, or until when: shown small below. */
  readonly limits: readonly string[];
  /** How far the balance goes with it, or what is missing; null: neither has to be said. */
  readonly reach: string | null;
  /** Where it is offered: gift cards and store credit need no cart. */
  readonly place: string;
}

export function offerOf(
  reward: Reward,
  settings: RewardSettings,
  balance: Points,
  print: Print,
  texts: Texts,
): ShownOffer {
  const { preview: words } = texts.rewards;
  const cash = (minor: number) => print.money(money(BigInt(minor), currencyCode(settings.currency)));
  const least = reward.minSubtotalMinor > 0 ? words.from(cash(reward.minSubtotalMinor)) : '';
  const price = words.price(texts.shared.points(print.count(reward.points)));
  return {
    id: reward.id,
    name: reward.name,
    what: [giftOf(reward, cash, words), price, least].filter(Boolean).join(' '),
    limits: limitsOf(reward, print, texts),
    reach: reachOf(reward, settings, balance, print, texts),
    place: isIssued(reward) ? words.inAccount : words.everywhere,
  };
}

/** What it is, and its limits, in one line. */
export function offerInWords(reward: Reward, settings: RewardSettings, print: Print, texts: Texts): string {
  const { what, limits } = offerOf(reward, settings, NO_POINTS, print, texts);
  return [what, ...limits].join(' · ');
}

type Words = Texts['rewards']['preview'];

function giftOf(reward: Reward, cash: (minor: number) => string, words: Words): string {
  switch (reward.kind) {
    case 'amount-off':
      return words.amountOff(cash(reward.valueMinor));
    case 'percent':
      return words.percentOff(reward.percent);
    case 'free-shipping':
      return words.freeShipping;
    case 'free-product':
      return words.freeProduct(reward.variant.title);
    case 'gift-card':
      return words.giftCard(cash(reward.valueMinor));
    case 'store-credit':
      return words.storeCredit(cash(reward.valueMinor));
  }
}

function limitsOf(reward: Reward, print: Print, texts: Texts): string[] {
  const { preview: words } = texts.rewards;
  const count = (bound: number) => texts.shared.points(print.count(bound));
  const lines: string[] = [];
  if (isCash(reward) && inMultiples(reward)) {
    if (reward.minPoints !== null) lines.push(words.atLeast(count(Number(leastOf(reward)))));
    if (reward.maxPoints !== null)
      lines.push(words.atMost(count(reward.maxPoints - (reward.maxPoints % reward.points))));
  }
  if ('capPercent' in reward && reward.capPercent !== null && reward.capPercent < 100)
    lines.push(words.cap(String(reward.capPercent)));
  if ('collections' in reward && reward.collections.length > 0) lines.push(words.someGoods);
  if (reward.kind === 'free-product') lines.push(words.besideAnother);
  if (isIssued(reward) && reward.validDays !== null) lines.push(words.validDays(reward.validDays));
  return lines;
}

function reachOf(
  reward: Reward,
  settings: RewardSettings,
  balance: Points,
  print: Print,
  texts: Texts,
): string | null {
  const { preview: words } = texts.rewards;
  const most = spendable(reward, balance);
  const least = leastOf(reward);
  if (balance < least) return words.lacks(texts.shared.points(print.points(asPoints(least - balance))));
  const face = faceOf(reward, most, settings.currency);
  return face !== null && most > BigInt(reward.points) ? words.upTo(print.money(face)) : null;
}
