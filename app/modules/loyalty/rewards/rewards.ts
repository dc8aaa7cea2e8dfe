import { z } from 'zod';
import { type CurrencyCode, currencyCode } from '#app/kernel/currency.ts';
import { type Money, money } from '#app/kernel/money.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import { rational, roundRational } from '#app/kernel/rational.ts';

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

/** Worth money in proportion to the points. */
export type CashReward = Extract<Reward, { valueMinor: number }>;

export const isCash = (reward: Reward): reward is CashReward => 'valueMinor' in reward;

/** Given at once, without an order. */
export type IssuedReward = Extract<Reward, { kind: 'gift-card' | 'store-credit' }>;

export const isIssued = (reward: Reward): reward is IssuedReward =>
  reward.kind === 'gift-card' || reward.kind === 'store-credit';

/** May any whole multiple of its price be spent on it at once, within its bounds? */
export const inMultiples = (reward: Reward): boolean => isCash(reward) && reward.multiples;

/** The least that may be spent on it at once: a multiple of its price. */
export function leastOf(reward: Reward): Points {
  const price = BigInt(reward.points);
  const bound = isCash(reward) && reward.multiples ? BigInt(reward.minPoints ?? 0) : 0n;
  return points(bound <= price ? price : ((bound + price - 1n) / price) * price);
}

/** May exactly these points be spent on it at once? */
export const isPriceOf = (reward: Reward, asked: Points): boolean =>
  asked > 0n && spendable(reward, asked) === asked;

/** What these points are worth with it; a code takes off no more. Null: it has no amount of its own. */
export function faceOf(reward: Reward, spent: Points, currency: string): Money | null {
  if (!isCash(reward)) return null;
  return money((BigInt(reward.valueMinor) * spent) / BigInt(reward.points), currencyCode(currency));
}

/** The least that the goods must come to for it; a cap on what it may pay of them raises it. Null: any. */
export function leastSubtotal(reward: Reward, spent: Points, currency: string): Money | null {
  const bound = BigInt(reward.minSubtotalMinor);
  const face = reward.kind === 'amount-off' ? faceOf(reward, spent, currency) : null;
  const cap = reward.kind === 'amount-off' ? reward.capPercent : null;
  const capped =
    face === null || cap === null ? 0n : roundRational(rational(face.minor * 100n, BigInt(cap)), 'ceil');
  const least = capped > bound ? capped : bound;
  return least === 0n ? null : money(least, currencyCode(currency));
}

/** The most that can be spent on it with what is available; none: out of reach. */
export function spendable(reward: Reward, available: Points): Points {
  const price = BigInt(reward.points);
  if (available < leastOf(reward)) return NO_POINTS;
  if (!isCash(reward) || !reward.multiples) return points(price);
  const bound = BigInt(reward.maxPoints ?? available);
  const most = available < bound ? available : bound;
  const asked = points(most - (most % price));
  return asked < leastOf(reward) ? NO_POINTS : asked;
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
