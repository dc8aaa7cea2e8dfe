import { NO_POINTS, type Points, points } from '#app/kernel/points.ts';
import type { Breakage, LevelAnalytics, MonthAnalytics } from './door.ts';
import { type Flow, flowOf, lotMeasures, tierMeasures } from './measures.ts';

/** Sums of one measure: over a month, or over all days before the first one. */
export interface FigureSum {
  readonly measure: string;
  readonly part: string;
  readonly points: bigint;
  readonly count: bigint;
}

export interface MonthSum extends FigureSum {
  /** "2026-03" */
  readonly month: string;
}

/** Days after which most of what will be used has been. */
export const breakageDays = 180;
/** Fewer grants say nothing. */
export const leastGrants = 100;

/** Months of these names, oldest first; `before`: what customers had when the first one began. */
export function monthsOf(
  names: readonly string[],
  sums: readonly MonthSum[],
  before: Points,
): readonly MonthAnalytics[] {
  const byMonth = Map.groupBy(sums, ({ month }) => month);
  let outstanding: bigint = before;
  return names.map((month) => {
    const own = byMonth.get(month) ?? [];
    const flow = (wanted: Flow) => sumOf(own, ({ measure, part }) => flowOf(measure, part) === wanted);
    outstanding += sumOf(own, ({ measure, part }) => flowOf(measure, part) !== null);
    return {
      month,
      given: points(flow('given')),
      used: points(-flow('used')),
      expired: points(-flow('expired')),
      taken: points(-flow('taken')),
      outstanding: points(outstanding),
      flows: flowsOf(own),
    };
  });
}

/** What the sums leave customers with. */
export function outstandingOf(sums: readonly FigureSum[]): Points {
  return points(sumOf(sums, ({ measure, part }) => flowOf(measure, part) !== null));
}

/** By sums over days that are old enough. */
export function breakageOf(sums: readonly FigureSum[]): Breakage {
  const of = (name: string) => sums.filter(({ measure }) => measure === name);
  const total = (name: string) => sumOf(of(name), () => true);
  const grants = Number(of(lotMeasures.granted).reduce((all, { count }) => all + count, 0n));
  const granted = total(lotMeasures.granted) - total(lotMeasures.taken);
  const [used, lapsed] = [total(lotMeasures.used), total(lotMeasures.lapsed)];
  return {
    grants,
    tooEarly: grants < leastGrants || granted <= 0n,
    granted: points(granted),
    used: points(used),
    lapsed: points(lapsed),
    open: points(granted - used - lapsed),
  };
}

/** Levels in the order in which they are given; those without a name go by their id, last. */
export function levelsOf(
  order: readonly string[],
  names: ReadonlyMap<string, string>,
  sums: readonly FigureSum[],
): readonly LevelAnalytics[] {
  const flows = flowsOf(sums);
  const found = sums.filter(isOfLevel).map(({ part }) => part);
  return [...new Set([...order, ...found])].map((id) => {
    const at = (...measures: string[]) =>
      points(sumOf(sums, ({ measure, part }) => part === id && measures.includes(measure)));
    return {
      id,
      name: names.get(id) ?? id,
      given: at('earn', 'clawback'),
      entry: at('entry-reward'),
      ...(flows.get(id) ?? NOBODY),
    };
  });
}

const NOBODY = { entered: 0, left: 0 };

function isOfLevel({ measure, part }: FigureSum): boolean {
  const measures: readonly string[] = [
    'earn',
    'clawback',
    'entry-reward',
    tierMeasures.entered,
    tierMeasures.left,
  ];
  return part !== '' && measures.includes(measure);
}

function flowsOf(sums: readonly FigureSum[]): ReadonlyMap<string, { entered: number; left: number }> {
  const flows = new Map<string, { entered: number; left: number }>();
  for (const { measure, part, count } of sums) {
    if (measure !== tierMeasures.entered && measure !== tierMeasures.left) continue;
    const known = flows.get(part) ?? NOBODY;
    const moved = Number(count);
    flows.set(
      part,
      measure === tierMeasures.entered
        ? { ...known, entered: known.entered + moved }
        : { ...known, left: known.left + moved },
    );
  }
  return flows;
}

function sumOf(sums: readonly FigureSum[], counts: (sum: FigureSum) => boolean): bigint {
  return sums.reduce<bigint>((all, sum) => (counts(sum) ? all + sum.points : all), NO_POINTS);
}
