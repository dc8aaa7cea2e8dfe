import { parseDecimal } from '#app/kernel/decimal.ts';
import type { Rational } from '#app/kernel/rational.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import { plainName } from '#app/kernel/rules/evaluate.ts';
import type { Campaign } from './program.ts';

/** What a theme knows of a product. */
const known = {
  'line.skus': 'sku',
  'line.products': 'product',
  'line.tags': 'tags',
  'line.collections': 'collections',
  'line.types': 'type',
  'line.vendors': 'vendor',
} as const;

interface StorefrontCondition {
  readonly of: (typeof known)[keyof typeof known];
  readonly names: readonly string[];
  /** None of them, instead of any. */
  readonly not: boolean;
}

/** A campaign as the theme block reads it. */
export interface StorefrontCampaign {
  /** Local days as whole numbers, both inclusive: 20260501. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  /** False: it asks for more than a theme knows, so it may or may not count. */
  readonly sure: boolean;
  readonly when: readonly StorefrontCondition[];
}

const firstDay = 0;
const lastDay = 99_991_231;

/** With their days, so that the block is right on each of them; `inUnits`: a factor as a whole number. */
export function storefrontCampaigns(
  campaigns: readonly Campaign[],
  inUnits: (factor: Rational) => number,
): readonly StorefrontCampaign[] {
  return campaigns.map(({ from, to, when, factor }) => {
    const decidable = when.flatMap((condition) => storefrontCondition(condition) ?? []);
    return {
      from: from === null ? firstDay : dayAsNumber(from),
      to: to === null ? lastDay : dayAsNumber(to),
      factor: inUnits(parseDecimal(factor)),
      sure: decidable.length === when.length,
      when: decidable,
    };
  });
}

function storefrontCondition(condition: Condition): StorefrontCondition | null {
  if (!('values' in condition) || !isKnown(condition.field)) return null;
  return {
    of: known[condition.field],
    names: condition.values.map(plainName),
    not: condition.is === 'none-of',
  };
}

function isKnown(field: string): field is keyof typeof known {
  return Object.hasOwn(known, field);
}

function dayAsNumber(iso: string): number {
  return Number(iso.replaceAll('-', ''));
}
