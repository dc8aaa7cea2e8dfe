import { Temporal } from 'temporal-polyfill';
import type { Timestamp } from './types.ts';

/** An instant cut to whole seconds, as Shopify stores and shows its times: "2026-03-01T15:00:00Z". */
export function isoSeconds(instant: string): Timestamp {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The same instant on the shop's wall clock with its offset, as webhook payloads carry it. */
export function isoWithOffset(instant: Timestamp, timezone: string): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
