import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal } from '#app/kernel/decimal.ts';
import type { Program } from './program.ts';

/**
 * The earning rule as the theme block reads it. Liquid has whole numbers only and counts prices in hundredths of the
 * currency's unit, whatever its exponent: `points` per `per` of those. Factors are in ten-thousandths. Names of
 * rules are in lower case.
 */
export interface StorefrontRule {
  readonly points: number;
  readonly per: number;
  readonly rounding: Program['earn']['rounding'];
  readonly rules: readonly {
    readonly factor: number;
    readonly skus?: readonly string[];
    readonly tags?: readonly string[];
    readonly collections?: readonly string[];
  }[];
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
  const { earn, multipliers } = program;
  if (shop.taxesIncluded && !earn.includeTax) return null;
  const exponent = currencyExponent(shop.currency);
  return {
    points: earn.points * 10 ** Math.max(0, exponent - 2),
    per: earn.perMinor * 10 ** Math.max(0, 2 - exponent),
    rounding: earn.rounding,
    rules: multipliers.map(({ factor, skus, tags, collections }) => {
      const exact = parseDecimal(factor);
      return {
        factor: Number((exact.num * 10_000n) / exact.den),
        ...(skus ? { skus: plain(skus) } : {}),
        ...(tags ? { tags: plain(tags) } : {}),
        ...(collections ? { collections: plain(collections) } : {}),
      };
    }),
  };
}
