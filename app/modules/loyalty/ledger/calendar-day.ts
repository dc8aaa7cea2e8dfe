import { compareDates, type LocalDate } from '#app/kernel/calendar.ts';

/** A day of every year on which points end, `yearsOn` years after the first one that they live to see. */
export interface CalendarExpiry {
  readonly month: number;
  readonly day: number;
  readonly yearsOn: number;
}

/**
 * The last usable day of points available since `available`: the first such day of a year on or after it, that many
 * years on. A day that a month does not have is its last one, in each year by itself.
 */
export function calendarLastDay(available: LocalDate, { month, day, yearsOn }: CalendarExpiry): LocalDate {
  const dayOf = (year: number) => available.with({ year, month, day });
  const isOver = compareDates(dayOf(available.year), available) < 0;
  return dayOf(available.year + yearsOn + (isOver ? 1 : 0));
}
