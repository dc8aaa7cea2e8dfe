import type { Instant } from '#app/kernel/calendar.ts';
import { type CurrencyCode, currencyExponent } from '#app/kernel/currency.ts';
import type { Money } from '#app/kernel/money.ts';
import { printMoney } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import { printPoints } from '#app/kernel/points.ts';
import { type Rational, roundRational } from '#app/kernel/rational.ts';
import { printDuration } from './print-duration.ts';

/** A moment for people: short, in full, and for machines. */
export interface MomentView {
  readonly text: string;
  readonly full: string;
  readonly iso: string;
}

export interface Print {
  /** "12 minutes ago" within the last week and "in 3 days" within the next, else the date. */
  moment(at: Instant): MomentView;
  /** The date alone, as a statement prints it. */
  date(at: Instant): MomentView;
  /** Date and time of day. */
  dateTime(at: Instant): MomentView;
  /** Time of day. */
  time(at: Instant): string;
  money(amount: Money): string;
  /** An amount between two minor units, with at most two digits more: "€0.0333". */
  fineMoney(minor: Rational, currency: CurrencyCode): string;
  points(amount: Points): string;
  /** With its sign: "+48", "−12". */
  change(amount: Points): string;
  count(value: number | bigint): string;
  /** "40 ms", "1.2 s", "3 min". */
  duration(milliseconds: number): string;
  /** A share of 1: "2.5%". */
  percent(share: number): string;
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
  const number = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const view = (at: Instant, text: string): MomentView => ({
    text,
    full: fullOf.format(at.epochMilliseconds),
    iso: at.toString(),
  });
  const dayNumber = (at: Instant) => Math.floor((at.epochMilliseconds + offsetAt(at, zone)) / day);

  return {
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
    money: (amount) => withMinus(printMoney(amount, locale)),
    fineMoney: (minor, currency) => printFineMoney(minor, currency, locale),
    points: (amount) => withMinus(printPoints(amount, locale)),
    change: (amount) =>
      amount > 0n ? `+${printPoints(amount, locale)}` : withMinus(printPoints(amount, locale)),
    count: (value) => number.format(value),
    duration: (milliseconds) => printDuration(milliseconds, locale),
    percent: (share) => percents.format(share),
    country: (code) => countries.of(code) ?? code,
  };
}

function printFineMoney(minor: Rational, currency: CurrencyCode, locale: string): string {
  const digits = currencyExponent(currency);
  const hundredths = roundRational({ num: minor.num * 100n, den: minor.den }, 'half-up');
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits + 2,
  }).format(Number(hundredths) / 10 ** (digits + 2));
}

/** Milliseconds that the zone's wall clock is ahead of UTC. */
function offsetAt(at: Instant, zone: string): number {
  return Math.round(at.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000);
}

/** A true minus sign lines up with digits; a hyphen does not. */
function withMinus(text: string): string {
  return text.replace(/^-/, '\u2212');
}
