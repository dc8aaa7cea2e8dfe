import { addDays, compareDates, type LocalDate, parseLocalDate } from '#app/kernel/calendar.ts';

/** A day that comes every year; 29 February is celebrated on the 28th in years without one. */
export interface YearlyDay {
  readonly month: number;
  readonly day: number;
}

/** Is there such a day in some year? */
export function isYearlyDay({ month, day }: YearlyDay): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1) return false;
  return day <= inYear({ month, day: 1 }, leapYear).daysInMonth;
}

/** The first time after a day that it comes. */
export function nextAfter(yearly: YearlyDay, day: LocalDate): LocalDate {
  const thisYear = inYear(yearly, day.year);
  return compareDates(thisYear, day) > 0 ? thisYear : inYear(yearly, day.year + 1);
}

/**
 * When a birthday that is told today is celebrated first: not on the day itself, and one that has changed from next
 * year on, so that nobody has two in one.
 */
export function firstBirthday(yearly: YearlyDay, today: LocalDate, changed: boolean): LocalDate {
  return changed ? inYear(yearly, today.year + 1) : nextAfter(yearly, today);
}

function inYear({ month, day }: YearlyDay, year: number): LocalDate {
  const first = parseLocalDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
  return addDays(first, Math.min(day, first.daysInMonth) - 1);
}

const leapYear = 2000;
