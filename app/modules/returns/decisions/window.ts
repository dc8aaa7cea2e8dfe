import {
  addDays,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDate,
  parseLocalDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { Terms } from '../policy/terms.ts';
import type { Parcel } from '../ports.ts';

/** Until when the units of a parcel may be returned. */
export interface ReturnWindow {
  readonly lastDay: LocalDate;
  /** The first moment at which it is closed. */
  readonly endsAt: Instant;
}

/**
 * N days from local date D end with the end of local day D + N, however many hours those days have; N months with the
 * same day of the month, or its last. A day until which it is open at least prolongs that, and never shortens it.
 */
export function windowOf(
  parcel: Pick<Parcel, 'fulfilledAt' | 'deliveredAt'>,
  orderedAt: Instant,
  window: Terms['window'],
  zone: Zone,
): ReturnWindow {
  const start = startOf(parcel, orderedAt, window, zone);
  const { days, months } = window;
  const ordinary = months === null ? addDays(start, days) : start.add({ months });
  const lastDay = window.until === null ? ordinary : laterDay(ordinary, parseLocalDate(window.until));
  return { lastDay, endsAt: endOfLocalDay(lastDay, zone) };
}

export function isOpen(window: ReturnWindow, now: Instant): boolean {
  return compareInstants(now, window.endsAt) < 0;
}

function startOf(
  { fulfilledAt, deliveredAt }: Pick<Parcel, 'fulfilledAt' | 'deliveredAt'>,
  orderedAt: Instant,
  window: Terms['window'],
  zone: Zone,
): LocalDate {
  switch (window.from) {
    case 'ordered':
      return localDate(orderedAt, zone);
    case 'fulfilled':
      return localDate(fulfilledAt, zone);
    case 'delivered':
      return deliveredAt === null
        ? addDays(localDate(fulfilledAt, zone), window.transitDays)
        : localDate(deliveredAt, zone);
  }
}

/** ISO dates of four-digit years sort as text. */
function laterDay(a: LocalDate, b: LocalDate): LocalDate {
  return a.toString() < b.toString() ? b : a;
}
