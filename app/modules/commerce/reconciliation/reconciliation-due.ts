import { compareInstants, type Instant, localDate, type Zone } from '#app/kernel/calendar.ts';

const everyMinutes = 15;
/** Local hour from which the night's run may start: shops are quiet, and the day before is over. */
const nightlyHour = 3;

/** Which look at Shopify's changes is due, in business time. The night's includes what the recent one sees. */
export function reconciliationDue(state: {
  now: Instant;
  zone: Zone;
  reconciledAt: Instant | null;
  lastNightlyAt: Instant | null;
  installedAt: Instant;
}): 'recent' | 'nightly' | null {
  const { now, zone, reconciledAt, installedAt } = state;
  const lastNightlyAt = state.lastNightlyAt ?? installedAt;
  const night = now.toZonedDateTimeISO(zone);
  if (night.hour >= nightlyHour && !localDate(lastNightlyAt, zone).equals(localDate(now, zone))) {
    if (compareInstants(lastNightlyAt, now) < 0) return 'nightly';
  }
  const lastAt = reconciledAt ?? installedAt;
  return compareInstants(now, lastAt.add({ minutes: everyMinutes })) >= 0 ? 'recent' : null;
}
