import { currencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { inMultiples, isCash, isIssued, leastOf, type Reward, type RewardSettings } from './rewards.ts';

/** Rewards as a theme's block reads them: for display, never decided on. Money in minor units of `currency`. */
export interface StorefrontRewards {
  readonly currency: string;
  readonly exponent: number;
  readonly rewards: readonly {
    readonly id: string;
    readonly name: string;
    readonly points: number;
    readonly kind: Reward['kind'];
    /** Minor units for an amount, a decimal for a percentage; null for free shipping and a free product. */
    readonly value: number | string | null;
    readonly multiples: boolean;
    /** The fewest points that can be used at once, and the most; null: no bound. */
    readonly least: number;
    readonly most: number | null;
    readonly minSubtotal: number;
    /** The most of the cart that it may pay, in percent; null: all of it. */
    readonly cap: number | null;
    /** Shopify ids of the collections that it takes something off, as text; empty: all goods. */
    readonly collections: readonly string[];
    /** Of a free product: its title, and its ids at Shopify as text; null: it is none. */
    readonly product: { readonly title: string; readonly id: string; readonly variant: string } | null;
    /** Calendar days for which what is given at once can be used; null: without end, or nothing of the kind. */
    readonly days: number | null;
  }[];
}

export function storefrontRewards({ rewards, currency }: RewardSettings): StorefrontRewards {
  return {
    currency,
    exponent: currencyExponent(currencyCode(currency)),
    rewards: rewards.map((reward) => ({
      id: reward.id,
      name: reward.name,
      points: reward.points,
      kind: reward.kind,
      value: printedValue(reward),
      multiples: inMultiples(reward),
      least: Number(leastOf(reward)),
      most: inMultiples(reward) && isCash(reward) ? reward.maxPoints : null,
      minSubtotal: reward.minSubtotalMinor,
      cap: reward.kind === 'amount-off' ? reward.capPercent : null,
      collections: 'collections' in reward ? reward.collections : [],
      product:
        reward.kind === 'free-product'
          ? { title: reward.variant.title, id: reward.variant.product, variant: reward.variant.id }
          : null,
      days: isIssued(reward) ? reward.validDays : null,
    })),
  };
}

function printedValue(reward: Reward): number | string | null {
  if (isCash(reward)) return reward.valueMinor;
  return reward.kind === 'percent' ? reward.percent : null;
}
