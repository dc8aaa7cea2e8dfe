import { Temporal } from 'temporal-polyfill';
import { type Brand, brand } from './brand.ts';
import { Remembered } from './remembered.ts';

export type Instant = Temporal.Instant;
export type LocalDate = Temporal.PlainDate;

/** An IANA zone that the runtime knows, e.g. "Europe/Berlin". */
export type Zone = Brand<string, 'Zone'>;

/** Breaks on a zone that is not known. */
export function zone(name: string): Zone {
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  return brand(name);
}

/** An ISO 8601 moment with Z or offset, as Shopify sends it. Breaks on text without either. */
export function parseInstant(iso: string): Instant {
  const date = wholeMilliseconds.test(iso) ? new Date(iso) : null;
  // Date moves on what a calendar does not have, such as 30 February.
  return date !== null && date.getUTCDate() === Number(iso.slice(8, 10))
    ? Temporal.Instant.fromEpochMilliseconds(date.getTime())
    : Temporal.Instant.from(iso);
}

/** As moments are mostly written; reading these takes a tenth of the time. */
const wholeMilliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

/** "2026-03-01" as a date without a place. */
export function parseLocalDate(iso: string): LocalDate {
  return Temporal.PlainDate.from(iso);
}

export function instantOfDate(date: Date): Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** For drivers that want a Date; anything below a millisecond is cut. */
export function dateOfInstant(instant: Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** n calendar days on at the same wall clock; where the clock skips or repeats that time, Temporal's 'compatible'. */
export function addLocalDays(instant: Instant, zone: Zone, days: number): Instant {
  return instant.toZonedDateTimeISO(zone).add({ days }).toInstant();
}

/** The local calendar date on which the instant falls. */
export function localDate(instant: Instant, zone: Zone): LocalDate {
  const hour = Math.floor(instant.epochMilliseconds / anHour);
  return dateOfHours.get(`${zone} ${hour}`, () => dateOfHour(hour, zone)) ?? plainDate(instant, zone);
}

/** The first instant that no longer belongs to the day: 23, 24 or 25 hours after it began. */
export function endOfLocalDay(date: LocalDate, zone: Zone): Instant {
  const day = (date.year * 100 + date.month) * 100 + date.day;
  return endsOfDays.get(`${zone} ${day}`, () => date.add({ days: 1 }).toZonedDateTime(zone).toInstant());
}

// Whoever decides about ten thousand orders asks for the same few days again and again, and each answer takes longer
// than all else. What is remembered never changes.

const anHour = 3_600_000;
const dateOfHours = new Remembered<LocalDate | null>();
const endsOfDays = new Remembered<Instant>();

/** Of an hour of UTC; null: a local day ends within it. */
function dateOfHour(hour: number, zone: Zone): LocalDate | null {
  const at = (milliseconds: number) => plainDate(Temporal.Instant.fromEpochMilliseconds(milliseconds), zone);
  const first = at(hour * anHour);
  return first.equals(at((hour + 1) * anHour - 1)) ? first : null;
}

const plainDate = (instant: Instant, zone: Zone): LocalDate => instant.toZonedDateTimeISO(zone).toPlainDate();

/** The last day of which some part lies before an exclusive end. */
export function lastLocalDay(end: Instant, zone: Zone): LocalDate {
  return localDate(end.subtract({ nanoseconds: 1 }), zone);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return date.add({ days });
}

/** Negative, 0 or positive as a is earlier than, equal to or later than b. */
export function compareInstants(a: Instant, b: Instant): number {
  const apart = a.epochMilliseconds - b.epochMilliseconds;
  return apart === 0 ? Temporal.Instant.compare(a, b) : apart;
}

/** Negative, 0 or positive as a is earlier than, the same as or later than b. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return Temporal.PlainDate.compare(a, b);
}

export function laterOf(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) < 0 ? b : a;
}
