import type { TierName } from '#app/modules/loyalty/tiers/door.ts';
import type { TriedPage } from '#app/modules/loyalty/trying/door.ts';

/** A page of what was tried as it travels: whole numbers beyond doubt as decimal text. */
export interface TriedWire {
  readonly currency: string;
  readonly customers: number;
  readonly months: readonly {
    readonly month: string;
    readonly orders: number;
    readonly sales: string;
    readonly tried: GivenWire;
    readonly saved: GivenWire;
  }[];
  readonly levels: readonly LevelCount[];
  readonly up: number;
  readonly down: number;
  readonly movers: readonly MoverWire[];
  readonly worth: { readonly num: string; readonly den: string };
  readonly assumed: boolean;
  readonly next: string | null;
}

interface GivenWire {
  readonly orders: string;
  readonly entry: string;
}

export interface MoverWire {
  readonly customerId: string;
  readonly name: string;
  readonly saved: string | null;
  readonly tried: string | null;
}

export interface LevelCount {
  readonly level: TierName | null;
  readonly tried: number;
  readonly saved: number;
}

/** Sums over the pages so far; amounts in minor units. */
export interface Tally {
  readonly customers: number;
  readonly months: readonly MonthTally[];
  readonly levels: readonly LevelCount[];
  readonly up: number;
  readonly down: number;
  readonly movers: readonly MoverWire[];
  readonly currency: string;
  readonly worth: { readonly num: bigint; readonly den: bigint };
  readonly assumed: boolean;
}

export interface MonthTally {
  readonly month: string;
  readonly orders: number;
  readonly sales: bigint;
  readonly tried: { readonly orders: bigint; readonly entry: bigint };
  readonly saved: { readonly orders: bigint; readonly entry: bigint };
}

const mostMovers = 10;

export function asWire(page: TriedPage, nameOf: (customerId: bigint) => string): TriedWire {
  const given = ({ orders, entry }: { orders: bigint; entry: bigint }) => ({
    orders: orders.toString(),
    entry: entry.toString(),
  });
  const { num, den } = page.worth.minor;
  return {
    currency: page.currency,
    customers: page.customers,
    months: page.months.map(({ month, orders, salesMinor, tried, saved }) => ({
      ...{ month, orders, sales: salesMinor.toString() },
      ...{ tried: given(tried), saved: given(saved) },
    })),
    levels: page.levels,
    up: page.up,
    down: page.down,
    movers: page.movers.map(({ customerId, saved, tried }) => ({
      customerId: customerId.toString(),
      name: nameOf(customerId),
      saved: saved?.name ?? null,
      tried: tried?.name ?? null,
    })),
    worth: { num: num.toString(), den: den.toString() },
    assumed: page.assumed,
    next: page.next?.toString() ?? null,
  };
}

/** The sums with one page more; null: it is the first. Levels and months of all pages are the same ones. */
export function addPage(sum: Tally | null, page: TriedWire): Tally {
  const months = page.months.map((month, index): MonthTally => {
    const known = sum?.months[index];
    const given = (which: 'tried' | 'saved') => ({
      orders: (known?.[which].orders ?? 0n) + BigInt(month[which].orders),
      entry: (known?.[which].entry ?? 0n) + BigInt(month[which].entry),
    });
    return {
      month: month.month,
      orders: (known?.orders ?? 0) + month.orders,
      sales: (known?.sales ?? 0n) + BigInt(month.sales),
      tried: given('tried'),
      saved: given('saved'),
    };
  });
  return {
    currency: page.currency,
    customers: (sum?.customers ?? 0) + page.customers,
    months,
    levels: page.levels.map(({ level, tried, saved }, index) => ({
      level,
      tried: (sum?.levels[index]?.tried ?? 0) + tried,
      saved: (sum?.levels[index]?.saved ?? 0) + saved,
    })),
    up: (sum?.up ?? 0) + page.up,
    down: (sum?.down ?? 0) + page.down,
    movers: [...(sum?.movers ?? []), ...page.movers].slice(0, mostMovers),
    worth: { num: BigInt(page.worth.num), den: BigInt(page.worth.den) },
    assumed: page.assumed,
  };
}
