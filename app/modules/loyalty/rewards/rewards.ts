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
  /** Which other discounts its code goes together with; null: as usual for its kind. */
  combines: z
    .strictObject({ order: z.boolean(), product: z.boolean(), shipping: z.boolean() })
    .nullable()
    .default(null),
};

/** Of kinds that are worth money in proportion to the points. */
const several = {
  /** Any whole multiple of `points` may be spent at once, within these bounds (points; null: no bound). */
  multiples: z.boolean(),
  minPoints: cost.nullable().default(null),
  maxPoints: cost.nullable().default(null),
};

/** Shopify ids of collections whose goods it takes something off, as decimal text; empty: all goods. */
const collections = z
  .array(z.string().regex(/^[1-9]\d{0,18}$/))
  .max(100)
  .default([]);

/** Calendar days for which what was issued can be used; null: without end. */
const validDays = z.int().min(1).max(3650).nullable().default(null);

/** What a customer gets for points. Money is in minor units of the settings' currency. */
export const rewardSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('amount-off'),
    /** For `points` once. */
    valueMinor: minor.min(1),
    ...several,
    /** The most of the cart's goods that it may pay, in whole percent; null: all of them. */
    capPercent: z.int().min(1).max(100).nullable().default(null),
    collections,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('percent'),
    /** Of the order's goods, up to 100 with two decimals: "12.5". */
    percent: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/),
    collections,
  }),
  z.strictObject({ ...shared, kind: z.literal('free-shipping') }),
  z.strictObject({
    ...shared,
    kind: z.literal('free-product'),
    /** One unit of it, beside at least one other item. Shopify ids as decimal text; `title` as it was chosen. */
    variant: z.strictObject({
      id: z.string().regex(/^[1-9]\d{0,18}$/),
      product: z.string().regex(/^[1-9]\d{0,18}$/),
      title: z.string().trim().min(1).max(500),
    }),
  }),
  /** Given at once, without an order. `minSubtotalMinor` is 0 and `combines` null: there is no cart. */
  z.strictObject({
    ...shared,
    kind: z.literal('gift-card'),
    valueMinor: minor.min(1),
    ...several,
    validDays,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('store-credit'),
    valueMinor: minor.min(1),
    ...several,
    validDays,
  }),
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
