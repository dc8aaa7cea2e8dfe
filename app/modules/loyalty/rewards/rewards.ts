import { z } from 'zod';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(100);
const cost = z.int().min(1).max(1_000_000_000);
const minor = z.int().max(1_000_000_000_000);

const shared = {
  id,
  name,
  /** What it costs; of several times where `multiples`. */
  points: cost,
  /** In minor units; the least that the goods in the cart must come to. 0: any. */
  minSubtotalMinor: minor.min(0),
};

/** What a customer gets for points. Money is in minor units of the settings' currency. */
export const rewardSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('amount-off'),
    /** For `points` once. */
    valueMinor: minor.min(1),
    /** Any whole multiple of `points` may be spent at once. */
    multiples: z.boolean(),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('percent'),
    /** Of the order's goods, up to 100 with two decimals: "12.5". */
    percent: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/),
  }),
  z.strictObject({ ...shared, kind: z.literal('free-shipping') }),
]);

export type Reward = z.infer<typeof rewardSchema>;

/** 30 days. */
export const longestHoldMinutes = 30 * 24 * 60;

/** Rewards and the rules of redeeming as a merchant saves them. */
export const rewardsSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  rewards: z.array(rewardSchema).max(50),
  redemption: z.strictObject({
    /** How long points stay reserved for a code that is not used: the same everywhere. */
    holdMinutes: z.int().min(1).max(longestHoldMinutes),
    /** What becomes of points when an order is worth less than the code. */
    unusedPart: z.enum(['returned', 'forfeited']),
  }),
});

export type RewardSettings = z.infer<typeof rewardsSchema>;

export const defaultRewards = (currency: CurrencyCode): RewardSettings => ({
  currency,
  rewards: [],
  redemption: { holdMinutes: 60, unusedPart: 'returned' },
});

/** May exactly these points be spent on it at once? */
export function isPriceOf(reward: Reward, asked: Points): boolean {
  const price = BigInt(reward.points);
  const several = reward.kind === 'amount-off' && reward.multiples;
  return several ? asked > 0n && asked % price === 0n : asked === price;
}

/** What a code for these points takes off at most; null: it has no amount of its own. */
export function faceOf(reward: Reward, spent: Points, currency: string): Money | null {
  if (reward.kind !== 'amount-off') return null;
  return money((BigInt(reward.valueMinor) * spent) / BigInt(reward.points), currencyCode(currency));
}

/** The most that can be spent on it with what is available; none: out of reach. */
export function spendable(reward: Reward, available: Points): Points {
  const price = BigInt(reward.points);
  if (available < price) return NO_POINTS;
  const several = reward.kind === 'amount-off' && reward.multiples;
  return points(several ? available - (available % price) : price);
}

/** The most money that these points are worth with one reward; null: no reward with an amount is in reach. */
export function bestWorth({ rewards, currency }: RewardSettings, available: Points): Money | null {
  let best: Money | null = null;
  for (const reward of rewards) {
    const worth = faceOf(reward, spendable(reward, available), currency);
    if (worth !== null && worth.minor > (best?.minor ?? 0n)) best = worth;
  }
  return best;
}
