import type { Faker } from '@faker-js/faker';
import { Temporal } from 'temporal-polyfill';

/** How busy each month is, January first. */
const months = [0.8, 0.75, 0.85, 0.95, 1.05, 1.0, 0.9, 0.85, 0.95, 1.1, 1.55, 1.7];
/** How busy each day of the week is, Monday first. */
const weekdays = [1.05, 1, 0.95, 0.95, 0.9, 0.95, 1.25];
/** Hours at which people buy, by how many do. */
const hours = [
  { from: 7, to: 9, weight: 12 },
  { from: 10, to: 13, weight: 26 },
  { from: 14, to: 17, weight: 24 },
  { from: 18, to: 21, weight: 34 },
  { from: 22, to: 23, weight: 8 },
];

export interface Calendar {
  /** a moment at which somebody buys, not before `notBefore` (ISO instant) */
  moment(notBefore?: string): string;
}

/** Buying moments over the months before `now`, busier towards Christmas and towards today. */
export function buyingCalendar(
  dice: Faker,
  span: { now: string; months: number; timezone: string },
): Calendar {
  const end = Temporal.Instant.from(span.now).toZonedDateTimeISO(span.timezone);
  const first = end.subtract({ months: span.months }).toPlainDate();
  const count = first.until(end.toPlainDate(), { largestUnit: 'days' }).days + 1;
  const days = Array.from({ length: count }, (_, index) => {
    const date = first.add({ days: index });
    const growth = 0.75 + (0.5 * index) / count;
    return { date, weight: (months[date.month - 1] ?? 1) * (weekdays[date.dayOfWeek - 1] ?? 1) * growth };
  });
  const from = (date: Temporal.PlainDate | null) =>
    date === null ? days : days.filter((day) => Temporal.PlainDate.compare(day.date, date) >= 0);
  return {
    moment(notBefore) {
      const earliest =
        notBefore === undefined
          ? null
          : Temporal.Instant.from(notBefore).toZonedDateTimeISO(span.timezone).toPlainDate();
      const candidates = from(earliest).map(({ date, weight }) => ({ value: date, weight }));
      const date =
        candidates.length === 0 ? end.toPlainDate() : dice.helpers.weightedArrayElement(candidates);
      const part = dice.helpers.weightedArrayElement(hours.map((value) => ({ value, weight: value.weight })));
      const moment = date.toZonedDateTime({
        timeZone: span.timezone,
        plainTime: {
          hour: dice.number.int({ min: part.from, max: part.to }),
          minute: dice.number.int(59),
          second: dice.number.int(59),
        },
      });
      // Today's later hours have not come yet.
      const past = Temporal.ZonedDateTime.compare(moment, end) < 0 ? moment : moment.subtract({ days: 1 });
      return isoOf(past);
    },
  };
}

export function isoOf(moment: Temporal.ZonedDateTime): string {
  return moment.toInstant().toString({ smallestUnit: 'second' });
}

/** An instant some hours later. */
export function hoursLater(instant: string, count: number): string {
  return new Date(Math.floor((Date.parse(instant) + count * 3_600_000) / 1000) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

/** The same moment, or the next one at which somebody in a warehouse or office is at work (8 to 18 o'clock). */
export function atWork(instant: string, timezone: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);
  if (moment.hour >= 8 && moment.hour < 18) return instant;
  const day = moment.hour < 8 ? moment : moment.add({ days: 1 });
  return isoOf(day.with({ hour: 8 }));
}
