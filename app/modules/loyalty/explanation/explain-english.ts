import { type Money, printMoney } from '#app/kernel/money.ts';
import { type Points, points, printPoints } from '#app/kernel/points.ts';
import type { AdjustmentReason } from '../adjusting/reasons.ts';
import type { WayKind } from '../earning/way-kinds.ts';
import { type EntryMessage, explainEntry } from './explain.ts';
import type { EntryTrace } from './trace.ts';

/** An entry in plain English: what happened, a colon, and the reasons. Numbers and money as the locale prints. */
export function explainInEnglish(trace: EntryTrace, locale = 'en'): string {
  const [first = '', ...reasons] = explainEntry(trace).map((message) => englishFor(message, locale));
  return reasons.length === 0 ? `${first}.` : `${first}: ${reasons.join(', ')}.`;
}

/** One message without its full stop. */
export function englishFor(message: EntryMessage, locale: string): string {
  const count = (points: Points) => `${printPoints(points, locale)} ${points === 1n ? 'point' : 'points'}`;
  const cash = (amount: Money) => printMoney(amount, locale);
  switch (message.key) {
    case 'earned':
      return `${count(message.points)} for order ${message.order}`;
    case 'earned-more':
      return `${count(message.points)} more for order ${message.order}, which is worth more since it was changed`;
    case 'goods':
      return `${cash(message.goods)} of goods at ${message.points} ${message.points === 1 ? 'point' : 'points'} per ${cash(message.per)}`;
    case 'factor':
      return `${message.factor}× for ${message.skus.join(' and ')}${withCampaign(message.campaign)}`;
    case 'tier-factor':
      return `${message.factor}× as ${message.tier}`;
    case 'tier-reached':
      return `${count(message.points)} for reaching ${message.tier}`;
    case 'excluded':
      return `nothing for ${message.skus.join(' and ')}${withCampaign(message.campaign)}`;
    case 'share':
      return `${percent(message.perMille, locale)} of it counts after a refund without items`;
    case 'rounded':
      return message.rounding === 'ceil' ? 'rounded up' : 'rounded to the nearest point';
    case 'redeemed':
      return `${count(message.points)} used on order ${message.order}`;
    case 'restored':
      return `${count(message.points)} given back for order ${message.order}`;
    case 'issued': {
      const given = message.kind === 'gift-card' ? 'gift card' : 'store credit';
      return `${count(message.points)} → ${given} of ${cash(message.amount)}`;
    }
    case 'usable-until':
      return `can be used until ${message.lastDay}`;
    case 'reward':
      return message.reward;
    case 'reward-off': {
      const whole = message.used.minor >= message.face.minor;
      const off = whole ? cash(message.face) : `${cash(message.used)} of ${cash(message.face)}`;
      return `${message.reward} took ${off} off`;
    }
    case 'activity':
      return `${count(message.points)} ${wayWords[message.way]}`;
    case 'event':
      return `${message.name}: ${count(message.points)}`;
    case 'adjusted-given':
      return `${count(message.points)} given by hand`;
    case 'adjusted-taken':
      return `${count(message.points)} taken by hand`;
    case 'adjusted-reason':
      return adjustmentReasonWords[message.reason];
    case 'adjusted-undone':
      return `entry ${message.entry} was undone`;
    default:
      return isOfRedemption(message) ? englishForRedemption(message, count) : englishForLoss(message, count);
  }
}

const adjustmentReasonWords: Readonly<Record<AdjustmentReason, string>> = {
  goodwill: 'as goodwill',
  correction: 'to correct a mistake',
  promotion: 'for a promotion',
  event: 'for an event',
  other: 'for another reason',
};

const wayWords: Readonly<Record<WayKind, string>> = {
  'sign-up': 'for signing up',
  birthday: 'for a birthday',
  newsletter: 'for subscribing to the newsletter',
  review: 'for a review',
  'order-anniversary': 'for the anniversary of the first order',
};

type Gain = Extract<
  EntryMessage,
  {
    key:
      | 'earned'
      | 'earned-more'
      | 'goods'
      | 'factor'
      | 'tier-factor'
      | 'tier-reached'
      | 'excluded'
      | 'share'
      | 'rounded'
      | 'redeemed'
      | 'restored'
      | 'issued'
      | 'usable-until'
      | 'reward'
      | 'reward-off'
      | 'activity'
      | 'event'
      | 'adjusted-given'
      | 'adjusted-taken'
      | 'adjusted-reason'
      | 'adjusted-undone';
  }
>;
type OfRedemption = Extract<
  EntryMessage,
  {
    key:
      | 'redeemed-freed'
      | 'redeemed-late'
      | 'restored-left'
      | 'restored-cancelled'
      | 'restored-all-returned'
      | 'restored-units'
      | 'restored-graced';
  }
>;
type Loss = Exclude<EntryMessage, Gain | OfRedemption>;

function isOfRedemption(message: OfRedemption | Loss): message is OfRedemption {
  return message.key.startsWith('redeemed-') || message.key.startsWith('restored-');
}

function englishForRedemption(message: OfRedemption, count: (points: Points) => string): string {
  switch (message.key) {
    case 'redeemed-freed':
      return `the order was worth less than the code, so ${count(message.points)} are free again`;
    case 'redeemed-late':
      return 'the order came after they were no longer reserved';
    case 'restored-cancelled':
      return 'the order was cancelled';
    case 'restored-all-returned':
      return 'everything was returned or removed';
    case 'restored-units':
      return 'their share of what was returned or removed';
    case 'restored-left':
      return `${count(message.points)} stay used for what is left`;
    case 'restored-graced':
      return `${count(message.points)} had expired meanwhile and can be used until ${message.lastDay}`;
  }
}

function englishForLoss(message: Loss, count: (points: Points) => string): string {
  switch (message.key) {
    case 'clawed':
      return `${count(message.points)} taken back for order ${message.order}`;
    case 'clawed-units':
      return `${message.gone} of ${message.sold} ${message.sold === 1 ? 'unit' : 'units'} returned or removed`;
    case 'clawed-amount':
      return 'part of the order was refunded without items';
    case 'clawed-refunded':
      return 'the order was refunded in full';
    case 'clawed-cancelled':
      return 'the order was cancelled';
    case 'clawed-changed':
      return 'the order is worth less since it was changed';
    case 'clawed-moved':
      return 'the order belongs to another customer now';
    case 'clawed-others':
      return `${count(message.points)} of them from other orders`;
    case 'clawed-debt':
      return `${count(message.points)} are no longer there and are owed`;
    case 'expired-age':
      return `${count(message.points)} expired, last usable on ${message.lastDay}`;
    case 'expired-inactivity':
      return `${count(message.points)} expired after a time without orders, last usable on ${message.lastDay}`;
    case 'merged-in':
      return `${count(message.points)} from an account that was merged into this one`;
    case 'merged-out':
      return `${count(points(-message.points))} moved to the account into which this one was merged`;
    case 'repaid':
      return `${count(message.points)} repaid what was owed`;
  }
}

function withCampaign(name: string | null): string {
  return name === null ? '' : ` with “${name}”`;
}

function percent(perMille: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
    perMille / 1000,
  );
}
