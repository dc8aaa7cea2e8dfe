import { addDays, endOfLocalDay, type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';

/** Where the last N local days begin: of inclusive dates [D − N, D], the first moment of the first. */
export function startOfDaysBack(now: Instant, zone: Zone, days: number): Instant {
  return endOfLocalDay(addDays(localDate(now, zone), -days - 1), zone);
}
