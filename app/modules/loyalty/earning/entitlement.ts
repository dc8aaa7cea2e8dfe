import { parseDecimal } from '#app/kernel/decimal.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import { type Money, subtractMoney } from '#app/kernel/money.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import {
  addRational,
  compareRational,
  multiplyRational,
  type Rational,
  rational,
  roundRational,
  ZERO,
} from '#app/kernel/rational.ts';
import type { EarningLine, EarningOrder, LineTraits } from '../ports.ts';
import { type BoughtWith, matchCampaign } from './campaigns.ts';
import type { Campaign, Multiplier, Program } from './program.ts';

/** The rules of an order: those of its `processedAt`, from what was known when it first earned. */
export interface EarningTerms {
  readonly program: Program;
  /** By the line's Shopify id; a line without traits can only be matched by its SKU. */
  readonly traits: ReadonlyMap<ShopifyId, LineTraits>;
  /** What campaigns ask about; absent: none of them counts. */
  readonly bought?: BoughtWith;
  /** A decimal; 1 where there is no tier. */
  readonly tierFactor?: string;
  /** The level's name; absent where there is none. */
  readonly tierName?: string;
}

/** What an order is worth in points at this moment, and why. */
export interface Entitlement {
  readonly points: Points;
  readonly share: Rational;
  readonly lines: readonly EntitledLine[];
}

export interface EntitledLine {
  readonly line: EarningLine;
  /** The part of the remaining net that earns, before factor and share, in shop currency. */
  readonly earningNet: Money;
  /** Product rule and campaign; the tier's is one for all lines. */
  readonly factor: Rational;
  /** Index of the multiplier that decided; null: none matched. */
  readonly matchedRule: number | null;
  /** The campaign that counts; null: none does. */
  readonly campaign: Campaign | null;
}

/** round(Σ remaining net × line factor × share × points ÷ perMinor), exact until it is rounded once. */
export function entitled(order: EarningOrder, terms: EarningTerms): Entitlement {
  const lines = order.lines
    .filter((line) => line.merchandise)
    .map((line) => entitledLine(line, order, terms));
  const { earn } = terms.program;
  const weighted = lines.reduce(
    (sum, line) => addRational(sum, multiplyRational(rational(line.earningNet.minor), line.factor)),
    ZERO,
  );
  const rate = rational(BigInt(earn.points), BigInt(earn.perMinor));
  const tier = parseDecimal(terms.tierFactor ?? '1');
  const exact = multiplyRational(multiplyRational(multiplyRational(weighted, tier), order.share), rate);
  const counts = order.standing === 'live' && exact.num > 0n;
  return {
    points: counts ? points(roundRational(exact, earn.rounding)) : NO_POINTS,
    share: order.share,
    lines,
  };
}

/** Traits of an order's lines where those known at its first earning stay and new lines come in. */
export function keepTraits(
  kept: ReadonlyMap<ShopifyId, LineTraits>,
  current: ReadonlyMap<ShopifyId, LineTraits>,
): ReadonlyMap<ShopifyId, LineTraits> {
  return new Map([...current, ...kept]);
}

/** Of several matching rules one that excludes (factor 0) wins, else the highest, else the first of equals. */
export function matchMultiplier(
  line: Pick<EarningLine, 'sku'>,
  traits: LineTraits | undefined,
  multipliers: readonly Multiplier[],
): { readonly rule: number | null; readonly factor: Rational } {
  let best: { rule: number; factor: Rational } | null = null;
  for (const [rule, multiplier] of multipliers.entries()) {
    if (!matches(line, traits, multiplier)) continue;
    const factor = parseDecimal(multiplier.factor);
    if (factor.num === 0n) return { rule, factor };
    if (best === null || compareRational(factor, best.factor) > 0) best = { rule, factor };
  }
  return best ?? { rule: null, factor: rational(1n) };
}

function entitledLine(line: EarningLine, order: EarningOrder, terms: EarningTerms): EntitledLine {
  const traits = terms.traits.get(line.shopifyId);
  const { rule, factor } = matchMultiplier(line, traits, terms.program.multipliers);
  const campaign =
    terms.bought === undefined
      ? null
      : matchCampaign(terms.program.campaigns, { order, line, traits, bought: terms.bought });
  const taxTakenOut = order.taxesIncluded && !terms.program.earn.includeTax;
  return {
    line,
    earningNet: taxTakenOut ? subtractMoney(line.net, line.tax) : line.net,
    factor: multiplyRational(factor, parseDecimal(campaign?.factor ?? '1')),
    matchedRule: rule,
    campaign,
  };
}

/** Every kind that a rule names must hold; within a kind, one of its names is enough. Case does not matter. */
function matches(line: Pick<EarningLine, 'sku'>, traits: LineTraits | undefined, rule: Multiplier): boolean {
  const holds = (wanted: readonly string[] | undefined, has: readonly string[]) =>
    wanted === undefined || wanted.some((name) => has.some((own) => sameName(own, name)));
  return (
    holds(rule.skus, line.sku === null ? [] : [line.sku]) &&
    holds(rule.tags, traits?.tags ?? []) &&
    holds(rule.collections, traits?.collections ?? [])
  );
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
