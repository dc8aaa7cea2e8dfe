import { z } from 'zod';
import type { MoneyV2, RefusalWord } from '../contracts/answers.ts';
import type {
  RedeemInput,
  RedemptionView,
  RewardsView,
  RewardValue,
  RewardView,
} from '../contracts/rewards.ts';
import { currencyCode } from '../kernel/currency.ts';
import { type Money, money, moneyAmount } from '../kernel/money.ts';
import { points } from '../kernel/points.ts';
import type {
  AskedRedemption,
  RedemptionDetails,
  ShopperRewards,
} from '../modules/loyalty/redemption/door.ts';
import { faceOf, inMultiples, leastOf, type Reward } from '../modules/loyalty/rewards/rewards.ts';
import { shopperText } from './shopper-answers.server.ts';
import type { Handles } from './shopper-goods.ts';

// Points and rewards as the contract with shoppers' pages tells them.

const moneyV2 = (amount: Money): MoneyV2 => ({
  amount: moneyAmount(amount),
  currencyCode: amount.currency,
});

const asked = {
  reward: shopperText(100),
  points: z.string().regex(/^\d{1,15}$/),
  key: shopperText(100).refine((text) => text !== ''),
};

/** What an extension sends to redeem. */
export const redeemInput = z.object({
  ...asked,
  points: asked.points.optional(),
  where: z.enum(['checkout', 'cart', 'account']),
}) satisfies z.ZodType<RedeemInput>;

/** What a storefront's form sends; points left empty are the reward's own. */
export const redeemForm = z
  .object({ ...asked, points: z.union([z.literal(''), asked.points]).default('') })
  .transform(({ points: typed, ...rest }) => ({
    ...rest,
    ...(typed === '' ? {} : { points: typed }),
    where: 'cart' as const,
  }));

export function askedRedemption({ reward, points: typed, key, where }: RedeemInput): AskedRedemption {
  return { reward, points: typed === undefined ? null : points(BigInt(typed)), key, place: where };
}

/** What a shopper's page shows beside points and rewards. */
export type BesideRewards = Pick<RewardsView, 'tier' | 'expiring' | 'ways' | 'birthday'>;

export function rewardsView(
  { balance, next, live, worth, currency, rewards, redemptions }: ShopperRewards,
  beside: BesideRewards,
  handles: Handles,
): RewardsView {
  return {
    balance: balance && {
      available: balance.available.toString(),
      pending: balance.pending.toString(),
      held: balance.held.toString(),
      debt: balance.debt.toString(),
    },
    live,
    worth: worth && moneyV2(worth),
    next: next && { points: next.points.toString(), at: next.at.toString() },
    rewards: rewards.map(({ reward, spendable }) => rewardView(reward, spendable, currency, handles)),
    redemptions: redemptions.map((redemption) => redemptionView(redemption, handles)),
    expiring: beside.expiring,
    birthday: beside.birthday,
    ...(live ? { tier: beside.tier, ways: beside.ways } : { tier: null, ways: [] }),
  };
}

export function redemptionView(redemption: RedemptionDetails, handles: Handles): RedemptionView {
  const { id, state, reward, code, face, endsAt } = redemption;
  return {
    id: id.toString(),
    state,
    reward: reward.id,
    points: redemption.points.toString(),
    code,
    value: shownValue(reward, face, handles),
    endsAt: endsAt.toString(),
  };
}

function rewardView(reward: Reward, spendable: bigint, currency: string, handles: Handles): RewardView {
  const once = faceOf(reward, points(BigInt(reward.points)), currency);
  return {
    ...shownValue(reward, once, handles),
    id: reward.id,
    name: reward.name,
    points: String(reward.points),
    multiples: inMultiples(reward),
    spendable: spendable.toString(),
    least: leastOf(reward).toString(),
    minSubtotal:
      reward.minSubtotalMinor === 0
        ? null
        : moneyV2(money(BigInt(reward.minSubtotalMinor), currencyCode(currency))),
    capPercent: reward.kind === 'amount-off' ? reward.capPercent : null,
    someGoods: 'collections' in reward && reward.collections.length > 0,
  };
}

/** `face`: what it is worth, where it has an amount. */
function shownValue(reward: Reward, face: Money | null, handles: Handles): RewardValue {
  switch (reward.kind) {
    case 'amount-off':
      return { kind: reward.kind, value: moneyV2(worthOf(face)) };
    case 'percent':
      return { kind: reward.kind, percent: reward.percent };
    case 'free-shipping':
      return { kind: reward.kind };
    case 'free-product': {
      const { id, title } = reward.variant;
      return { kind: reward.kind, title, handle: handles.get(id) ?? null };
    }
    case 'gift-card':
    case 'store-credit':
      return { kind: reward.kind, value: moneyV2(worthOf(face)), validDays: reward.validDays };
  }
}

function worthOf(face: Money | null): Money {
  if (face === null) throw new Error('A reward that is worth money has an amount');
  return face;
}

/** The word of a refusal with what its sentence names. */
export function refusalOf(outcome: { readonly refused: RefusalWord; readonly available?: bigint }): {
  readonly word: RefusalWord;
  readonly values?: Readonly<Record<string, string>>;
} {
  const { refused, available } = outcome;
  return available === undefined
    ? { word: refused }
    : { word: refused, values: { available: available.toString() } };
}
