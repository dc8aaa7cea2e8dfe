import { Temporal } from 'temporal-polyfill';

/** How far a zone is from UTC at an instant: 300 minutes behind is −300 and "-0500". */
export function zoneOffset(
  timezone: string,
  instant: string,
): { minutes: number; text: string; abbreviation: string } {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);
  const named = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'short' });
  const parts = named.formatToParts(new Date(instant));
  return {
    minutes: zoned.offsetNanoseconds / 60_000_000_000,
    text: zoned.offset.replace(':', ''),
    abbreviation: parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC',
  };
}
