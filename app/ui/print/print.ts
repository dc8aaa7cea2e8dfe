import type { Instant } from '#app/kernel/calendar.ts';
import { type NumberPrint, openNumberPrint } from './number-print.ts';
import { printDuration } from './print-duration.ts';

/** A moment for people: short, in full, and for machines. */
export interface MomentView {
  readonly text: string;
  readonly full: string;
  readonly iso: string;
}

export interface Print extends NumberPrint {
  /** "12 minutes ago" within the last week and "in 3 days" within the next, else the date. */
  moment(at: Instant): MomentView;
  /** The date alone, as a statement prints it. */
  date(at: Instant): MomentView;
  /** Date and time of day. */
  dateTime(at: Instant): MomentView;
  /** Time of day. */
  time(at: Instant): string;
  /** "40 ms", "1.2 s", "3 min". */
  duration(milliseconds: number): string;
  country(code: string): string;
}

export interface PrintOptions {
  /** BCP 47. English until the admin's other languages are written. */
  readonly locale?: string;
  /** The shop's zone. */
  readonly zone: string;
  /** The shop's business time. */
  readonly now: Instant;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that prints a date, a number or an amount on a merchant's screen. */
export function openPrint({ locale = 'en', zone, now }: PrintOptions): Print {
  const dateOf = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
  const dateTimeOf = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  const timeOf = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone });
  const fullOf = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const view = (at: Instant, text: string): MomentView => ({
    text,
    full: fullOf.format(at.epochMilliseconds),
    iso: at.toString(),
  });
  const dayNumber = (at: Instant) => Math.floor((at.epochMilliseconds + offsetAt(at, zone)) / day);

  return {
    ...openNumberPrint(locale),
    moment(at) {
      const distance = at.epochMilliseconds - now.epochMilliseconds;
      const days = dayNumber(at) - dayNumber(now);
      if (Math.abs(days) >= 7) return view(at, dateOf.format(at.epochMilliseconds));
      if (days !== 0 && Math.abs(distance) >= 6 * hour) return view(at, relative.format(days, 'day'));
      if (Math.abs(distance) < minute) return view(at, relative.format(0, 'second'));
      if (Math.abs(distance) < hour)
        return view(at, relative.format(Math.trunc(distance / minute), 'minute'));
      return view(at, relative.format(Math.trunc(distance / hour), 'hour'));
    },
    date: (at) => view(at, dateOf.format(at.epochMilliseconds)),
    dateTime: (at) => view(at, dateTimeOf.format(at.epochMilliseconds)),
    time: (at) => timeOf.format(at.epochMilliseconds),
    duration: (milliseconds) => printDuration(milliseconds, locale),
    country: (code) => countries.of(code) ?? code,
  };
}

/** Milliseconds that the zone's wall clock is ahead of UTC. */
function offsetAt(at: Instant, zone: string): number {
  return Math.round(at.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000);
}
