import { Temporal } from 'temporal-polyfill';

const days = 7;
const opens = 9;
const closes = 21;
const morning = 10;

/**
 * A moment after a week has passed since `since`, by the shop's wall clock and not before `now`, at which mail goes out:
 * by day, else the next morning. ISO instants.
 */
export function weekLater(since: string, now: string, timezone: string): string {
  const due = Temporal.Instant.from(since).toZonedDateTimeISO(timezone).add({ days, minutes: 5 });
  const present = Temporal.Instant.from(now).toZonedDateTimeISO(timezone).add({ minutes: 5 });
  const then = Temporal.ZonedDateTime.compare(due, present) > 0 ? due : present;
  const moved =
    then.hour < opens
      ? then.with({ hour: morning, minute: 0 })
      : then.hour >= closes
        ? then.add({ days: 1 }).with({ hour: morning, minute: 0 })
        : then;
  return moved.toInstant().toString({ smallestUnit: 'second' });
}
