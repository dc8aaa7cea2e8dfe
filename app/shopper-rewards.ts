import { z } from 'zod';
import type { MoneyV2, RefusalWord } from './contracts/answers.ts';
import type {
  RedeemInput,
  RedemptionView,
  RewardsView,
  RewardValue,
  RewardView,
  TierView,
} from './contracts/rewards.ts';
import { currencyCode } from './kernel/currency.ts';
import { type Money, money, moneyAmount } from './kernel/money.ts';
import { points } from './kernel/points.ts';
import type {
  AskedRedemption,
  RedemptionDetails,
  ShopperRewards,
} from './modules/loyalty/redemption/door.ts';
import type { Reward } from './modules/loyalty/rewards/rewards.ts';
import { shopperText } from './shopper-answers.server.ts';

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

export function rewardsView(
  { balance, next, live, worth, currency, rewards, redemptions }: ShopperRewards,
  tier: TierView | null,
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
    rewards: rewards.map(({ reward, spendable }) => rewardView(reward, spendable, currency)),
    tier: live ? tier : null,
    redemptions: redemptions.map(redemptionView),
  };
}

export function redemptionView(redemption: RedemptionDetails): RedemptionView {
  const { id, state, reward, code, face, endsAt } = redemption;
  return {
    id: id.toString(),
    state,
    reward: reward.id,
    points: redemption.points.toString(),
    code,
    value: face === null ? valueWithoutAmount(reward) : { kind: 'amount-off', value: moneyV2(face) },
    endsAt: endsAt.toString(),
  };
}

function rewardView(reward: Reward, spendable: bigint, currency: string): RewardView {
  const cash = (minor: number) => moneyV2(money(BigInt(minor), currencyCode(currency)));
  const value: RewardValue =
    reward.kind === 'amount-off'
      ? { kind: 'amount-off', value: cash(reward.valueMinor) }
      : valueWithoutAmount(reward);
  return {
    ...value,
    id: reward.id,
    name: reward.name,
    points: String(reward.points),
    multiples: reward.kind === 'amount-off' && reward.multiples,
    spendable: spendable.toString(),
    minSubtotal: reward.minSubtotalMinor === 0 ? null : cash(reward.minSubtotalMinor),
  };
}

function valueWithoutAmount(reward: Reward): RewardValue {
  return reward.kind === 'percent' ? { kind: 'percent', percent: reward.percent } : { kind: 'free-shipping' };
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
