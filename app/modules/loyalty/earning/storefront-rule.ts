import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import { compareRational, ONE, type Rational } from '#app/kernel/rational.ts';
import type { Program } from './program.ts';
import { type StorefrontCampaign, storefrontCampaigns } from './storefront-campaigns.ts';

/**
 * The earning rule as the theme block reads it. Liquid has whole numbers only and counts prices in hundredths of the
 * currency's unit, whatever its exponent: `points` per `per` of those. Factors are in parts of `unit`. Names of
 * rules are in lower case.
 */
export interface StorefrontRule {
  readonly points: number;
  readonly per: number;
  readonly rounding: Program['earn']['rounding'];
  readonly unit: number;
  readonly rules: readonly {
    readonly factor: number;
    readonly skus?: readonly string[];
    readonly tags?: readonly string[];
    readonly collections?: readonly string[];
  }[];
  readonly campaigns: readonly StorefrontCampaign[];
  /** The least that a level multiplies by; whether another one gives more. */
  readonly level: { readonly factor: number; readonly more: boolean };
}

const plain = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase());

/**
 * What the storefront may promise; null: nothing. Where points are earned without the tax that prices include, a
 * theme cannot know them.
 */
export function storefrontRule(
  program: Program,
  shop: { currency: CurrencyCode; taxesIncluded: boolean },
): StorefrontRule | null {
  const { earn, multipliers, campaigns } = program;
  if (shop.taxesIncluded && !earn.includeTax) return null;
  const exponent = currencyExponent(shop.currency);
  const levels = levelFactors(program);
  const unit = unitOf([...multipliers, ...campaigns, ...(program.tiers?.levels ?? [])]);
  const inUnits = (factor: Rational) => Number((factor.num * BigInt(unit)) / factor.den);
  const least = levels.reduce((low, factor) => (compareRational(factor, low) < 0 ? factor : low));
  return {
    points: earn.points * 10 ** Math.max(0, exponent - 2),
    per: earn.perMinor * 10 ** Math.max(0, 2 - exponent),
    rounding: earn.rounding,
    unit,
    rules: multipliers.map(({ factor, skus, tags, collections }) => ({
      factor: inUnits(parseDecimal(factor)),
      ...(skus ? { skus: plain(skus) } : {}),
      ...(tags ? { tags: plain(tags) } : {}),
      ...(collections ? { collections: plain(collections) } : {}),
    })),
    campaigns: storefrontCampaigns(campaigns, inUnits),
    level: {
      factor: inUnits(least),
      more: levels.some((factor) => compareRational(factor, least) > 0),
    },
  };
}

/** A theme does not ask who is looking: any of these may be theirs. */
function levelFactors({ tiers }: Program): [Rational, ...Rational[]] {
  if (tiers === null) return [ONE];
  const [lowest, ...others] = tiers.levels;
  const factors = others.map(({ factor }) => parseDecimal(factor));
  if (lowest === undefined) return [ONE];
  const { spendMinor, points, orders } = lowest.from;
  const everybodys = (spendMinor ?? 0) === 0 && (points ?? 0) === 0 && (orders ?? 0) === 0;
  return everybodys
    ? [parseDecimal(lowest.factor), ...factors]
    : [ONE, parseDecimal(lowest.factor), ...factors];
}

/** Parts of one in which all of these are whole: a power of ten. */
function unitOf(all: readonly { readonly factor: string }[]): number {
  const digits = all.map(({ factor }) => factor.replace(/^\d+\.?/, '').replace(/0+$/, '').length);
  return 10 ** Math.max(0, ...digits);
}
