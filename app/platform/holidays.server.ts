import Holidays from 'date-holidays';
import { addDays, type LocalDate, parseLocalDate } from '#app/kernel/calendar.ts';

/** By country and year: ISO dates. */
const known = new Map<string, ReadonlySet<string>>();

/**
 * Is that day a public holiday in the whole of the country (ISO 3166 alpha-2)? Those of its regions do not count: no
 * order says in which it was delivered. A country that the library does not know has none.
 */
export function isPublicHoliday(country: string, date: LocalDate): boolean {
  const name = `${country} ${date.year}`;
  const days = known.get(name) ?? holidaysOf(country, date.year);
  known.set(name, days);
  return days.has(date.toString());
}

const dayMs = 86_400_000;

/** Some take more than a day. The library names each by its first day in the country's own time. */
function holidaysOf(country: string, year: number): ReadonlySet<string> {
  const found = new Holidays(country, { types: ['public'] }).getHolidays(year);
  return new Set(
    found.flatMap(({ date, start, end }) => {
      const first = parseLocalDate(date.slice(0, 'yyyy-mm-dd'.length));
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
      return Array.from({ length }, (_, index) => addDays(first, index).toString());
    }),
  );
}
