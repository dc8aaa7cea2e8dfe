import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import { parseDecimal, printDecimal } from '#app/kernel/decimal.ts';
import type { Level, Tiers } from '../tiers/tiers.ts';
import type { Program, Way } from './program.ts';

/** The programme as a theme's page tells it: for display, never decided on. Money in minor units of `currency`. */
export interface StorefrontProgram {
  readonly currency: CurrencyCode;
  readonly exponent: number;
  /** `points` per `per` minor units. */
  readonly earn: { readonly points: number; readonly per: number };
  readonly ways: readonly { readonly way: Way['way']; readonly points: number }[];
  /** What other systems tell, as the shop calls it. */
  readonly events: readonly { readonly name: string; readonly points: number }[];
  /** Null: there are no levels. */
  readonly tiers: StorefrontTiers | null;
}

interface StorefrontTiers {
  readonly match: Tiers['match'];
  readonly window: Tiers['window'];
  /** The lowest first. */
  readonly levels: readonly {
    readonly name: string;
    /** Null: not asked for. */
    readonly spend: number | null;
    /** The same for a page in another currency: "500.00". */
    readonly spendAmount: string | null;
    readonly points: number | null;
    readonly orders: number | null;
    /** "1.5"; null: points as everybody has them. */
    readonly factor: string | null;
    readonly entryPoints: number;
    readonly freeShipping: boolean;
    readonly percent: number | null;
    readonly priority: boolean;
  }[];
}

export function storefrontProgram(program: Program, currency: CurrencyCode): StorefrontProgram {
  const { earn, ways, events, tiers } = program;
  return {
    currency,
    exponent: currencyExponent(currency),
    earn: { points: earn.points, per: earn.perMinor },
    ways: ways.map(({ way, points }) => ({ way, points })),
    events: events.map(({ name, points }) => ({ name, points })),
    tiers: tiers && {
      match: tiers.match,
      window: tiers.window,
      levels: tiers.levels.map((level) => levelShown(level, currency)),
    },
  };
}

function levelShown({ name, from, factor, entryPoints, perks }: Level, currency: CurrencyCode) {
  // Nothing has to be spent, earned or ordered: that is not asked for.
  const asked = (least: number | null) => (least === 0 ? null : least);
  const spend = asked(from.spendMinor);
  const { num, den } = parseDecimal(factor);
  return {
    name,
    spend,
    spendAmount: spend === null ? null : printDecimal(BigInt(spend), currencyExponent(currency)),
    points: asked(from.points),
    orders: asked(from.orders),
    factor: num === den ? null : factor.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''),
    entryPoints,
    freeShipping: perks.freeShipping,
    percent: perks.percent,
    priority: perks.priority,
  };
}
