import {
  addDays,
  compareDates,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  laterOf,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { QualifyingOrder } from '../ports.ts';
import type { Qualifying } from './door.ts';
import type { Tiers } from './tiers.ts';

/** Points that orders and other ways have earned: without what was taken back of them, whatever became of them later. */
export interface QualifyingPoints {
  readonly points: Points;
  readonly availableAt: Instant;
}

/** What a customer has that may count towards levels, whenever it does. */
export interface Counted {
  readonly orders: readonly QualifyingOrder[];
  readonly points: readonly QualifyingPoints[];
}

/** What counts at a moment, and the moments at which that changes by itself. */
export interface Timeline {
  at(moment: Instant): Qualifying;
  /** In order, each once. */
  readonly moments: readonly Instant[];
}

/** Something that counts from a moment on, until another; null: for good. */
interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly worth: Qualifying;
}

interface Change {
  readonly at: Instant;
  readonly sign: 1 | -1;
  readonly worth: Qualifying;
}

const NOTHING: Qualifying = { spendMinor: 0n, points: NO_POINTS, orders: 0 };

/**
 * What counts over time: an order from its payment on, by the local date on which it was processed; points from when
 * they are available, by the local date of that. `includeTax`: as for earning.
 */
export function timelineOf(
  counted: Counted,
  window: Tiers['window'],
  { zone, includeTax }: { readonly zone: Zone; readonly includeTax: boolean },
): Timeline {
  const spans = [
    ...counted.orders.flatMap((order) => orderSpan(order, includeTax, window, zone)),
    ...counted.points.map((earned) => ({
      from: earned.availableAt,
      until: leaves(localDate(earned.availableAt, zone), window, zone),
      worth: { ...NOTHING, points: earned.points },
    })),
  ];
  return timelineOfSpans(spans);
}

/** The first moment at which what happened on this local date is out of the window; null: never. */
export function leaves(date: LocalDate, window: Tiers['window'], zone: Zone): Instant | null {
  switch (window) {
    case 'lifetime':
      return null;
    case 'calendar-year':
      return endOfLocalDay(date.with({ month: 12, day: 31 }), zone);
    case 'rolling-12-months': {
      let last = date.add({ months: 12 });
      // A month's end stands for the days that a shorter month lacks, so more than one day may look back to a date.
      while (compareDates(addDays(last, 1).subtract({ months: 12 }), date) <= 0) last = addDays(last, 1);
      return endOfLocalDay(last, zone);
    }
  }
}

/** The first local day that counts at a moment; null: all do. */
export function windowStart(moment: Instant, window: Tiers['window'], zone: Zone): Instant | null {
  const day = localDate(moment, zone);
  const first =
    window === 'lifetime'
      ? null
      : window === 'calendar-year'
        ? day.with({ month: 1, day: 1 })
        : day.subtract({ months: 12 });
  return first === null ? null : endOfLocalDay(addDays(first, -1), zone);
}

function orderSpan(order: QualifyingOrder, includeTax: boolean, window: Tiers['window'], zone: Zone): Span[] {
  if (!order.counts || order.paidAt === null) return [];
  const spendMinor = includeTax ? order.netMinor : order.withoutTaxMinor;
  return [
    {
      from: laterOf(order.paidAt, order.processedAt),
      until: leaves(localDate(order.processedAt, zone), window, zone),
      worth: { spendMinor, points: NO_POINTS, orders: 1 },
    },
  ];
}

function timelineOfSpans(spans: readonly Span[]): Timeline {
  const changes = spans
    .flatMap(({ from, until, worth }): Change[] => {
      if (until !== null && compareInstants(until, from) <= 0) return [];
      const entering: Change = { at: from, sign: 1, worth };
      return until === null ? [entering] : [entering, { at: until, sign: -1, worth }];
    })
    .toSorted((a, b) => compareInstants(a.at, b.at));
  const moments: Instant[] = [];
  const sums: Qualifying[] = [];
  for (const change of changes) {
    const sum = changed(sums.at(-1) ?? NOTHING, change);
    const last = moments.at(-1);
    if (last !== undefined && compareInstants(last, change.at) === 0) {
      sums[sums.length - 1] = sum;
    } else {
      moments.push(change.at);
      sums.push(sum);
    }
  }
  const at = (moment: Instant) => sums[firstAfter(moments, moment) - 1] ?? NOTHING;
  return { moments, at };
}

/** How many of these moments are not after this one. */
function firstAfter(moments: readonly Instant[], moment: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = moments[middle];
    if (own !== undefined && compareInstants(own, moment) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function changed(sum: Qualifying, { sign, worth }: Change): Qualifying {
  const factor = BigInt(sign);
  return {
    spendMinor: sum.spendMinor + factor * worth.spendMinor,
    points: points(sum.points + factor * worth.points),
    orders: sum.orders + sign * worth.orders,
  };
}
