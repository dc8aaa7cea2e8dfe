import { Temporal } from 'temporal-polyfill';

const zoned = (instant: string, timezone: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);

const format = (options: Intl.DateTimeFormatOptions) => (instant: string, timezone: string) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: timezone })
    .format(new Date(instant))
    .replace(',', '');

const clockText = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayInYear = format({ day: 'numeric', month: 'short' });
const dayWithYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
const weekday = format({ weekday: 'long' });
const time = format({ hour: '2-digit', minute: '2-digit' });
const full = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "Tue 3 Mar 10:00" on the shop's wall clock. */
export const printClock = clockText;

/** "Tue 3 Mar 2026 10:00" on the shop's wall clock. */
export const printFull = full;

/** Relative within a week ("Today at 10:00", "Friday at 09:12"), then "3 Mar at 10:00", with the year when it is another. */
export function printMoment(instant: string, now: string, timezone: string): string {
  const then = zoned(instant, timezone);
  const today = zoned(now, timezone);
  const days = then.toPlainDate().until(today.toPlainDate(), { largestUnit: 'days' }).days;
  const at = time(instant, timezone);
  if (days === 0) return `Today at ${at}`;
  if (days === 1) return `Yesterday at ${at}`;
  if (days > 1 && days < 7) return `${weekday(instant, timezone)} at ${at}`;
  const day = then.year === today.year ? dayInYear(instant, timezone) : dayWithYear(instant, timezone);
  return `${day} at ${at}`;
}

/** The same without the time of day: "Today", "Friday", "3 Mar", "3 Mar 2025". */
export function printDay(instant: string, now: string, timezone: string): string {
  return printMoment(instant, now, timezone).replace(/ at \d\d:\d\d$/, '');
}
