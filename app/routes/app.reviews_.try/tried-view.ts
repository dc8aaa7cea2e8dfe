import { addDays, parseLocalDate } from '#app/kernel/calendar.ts';
import { triedOutcomes } from '#app/modules/reviews/requests/tried.ts';
import type { ColumnGroup } from '../../ui/charts/column-chart.tsx';
import type { FigureView } from '../../ui/figures/figure.tsx';
import type { Texts } from '../../ui/texts/texts.ts';
import type { Tally } from './tally.ts';

export interface TriedView {
  readonly figures: readonly FigureView[];
  /** Each day from the first request to the last. */
  readonly days: readonly ColumnGroup[];
  /** Each hour from the first one with a request to the last. */
  readonly hours: readonly ColumnGroup[];
  readonly outcomes: readonly { readonly id: string; readonly label: string; readonly orders: string }[];
  readonly notes: readonly string[];
}

const number = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The sums as they are read; English until the admin's other languages are written. */
export function triedView(tally: Tally, texts: Texts): TriedView {
  const { figures: words, why } = texts.reviewAsking.attempt;
  const { outcomes } = tally;
  const [asked, paused] = [outcomes.asked ?? 0, outcomes.paused ?? 0];
  return {
    figures: [
      { label: words.asked, value: print(asked), note: words.askedNote(print(tally.toCome)) },
      { label: words.paused, value: print(paused), note: words.pausedNote },
      { label: words.left, value: print(tally.looked - asked - paused), note: words.leftNote },
    ],
    days: daysBetween(Object.keys(tally.days)).map((name) =>
      group(day.format(Date.parse(`${name}T00:00:00Z`)), tally.days[name] ?? 0),
    ),
    hours: hoursBetween(Object.keys(tally.hours)).map((hour) =>
      group(`${hour}:00`, tally.hours[String(hour)] ?? 0),
    ),
    outcomes: triedOutcomes
      .filter((id) => (outcomes[id] ?? 0) > 0)
      .map((id) => ({ id, label: why.outcomes[id], orders: print(outcomes[id] ?? 0) })),
    notes: [
      ...(tally.partly > 0 ? [why.partly(print(tally.partly))] : []),
      ...(tally.unknown.length > 0 ? [why.unknown(tally.unknown.join(', '))] : []),
    ],
  };
}

const print = (value: number) => number.format(value);
const group = (label: string, value: number): ColumnGroup => ({
  label,
  values: [value],
  texts: [print(value)],
});

function daysBetween(names: readonly string[]): string[] {
  const sorted = names.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = [];
  for (let at = parseLocalDate(first); at.toString() <= last; at = addDays(at, 1)) days.push(at.toString());
  return days;
}

function hoursBetween(names: readonly string[]): number[] {
  const hours = names.map(Number);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return hours.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
