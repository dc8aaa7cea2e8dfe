import { triedOutcomes } from '#app/modules/reviews/requests/tried.ts';
import type { Counts, SampleRow, TriedWire } from './tried-wire.ts';

/** Sums over the pages so far. */
export type Tally = Omit<TriedWire, 'next'>;

/** More than these nobody reads. */
const samplesShown = 60;

export function addPage(sum: Tally | null, { next: _next, ...page }: TriedWire): Tally {
  if (sum === null) return page;
  return {
    looked: sum.looked + page.looked,
    outcomes: added(triedOutcomes, sum.outcomes, page.outcomes),
    toCome: sum.toCome + page.toCome,
    partly: sum.partly + page.partly,
    days: added(keysOf(sum.days, page.days), sum.days, page.days),
    hours: added(keysOf(sum.hours, page.hours), sum.hours, page.hours),
    samples: some([...sum.samples, ...page.samples]),
    unknown: [...new Set([...sum.unknown, ...page.unknown])],
  };
}

/** As many as are shown, from the first to the last. */
function some(samples: readonly SampleRow[]): readonly SampleRow[] {
  if (samples.length <= samplesShown) return samples;
  const step = samples.length / samplesShown;
  return samples.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

const keysOf = (...counts: readonly Counts<string>[]) => [
  ...new Set(counts.flatMap((one) => Object.keys(one))),
];

function added<Name extends string>(names: readonly Name[], a: Counts<Name>, b: Counts<Name>): Counts<Name> {
  const sum: Partial<Record<Name, number>> = {};
  for (const name of names) sum[name] = (a[name] ?? 0) + (b[name] ?? 0);
  return sum;
}
