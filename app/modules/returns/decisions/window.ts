import {
  addDays,
  compareInstants,
  endOfLocalDay,
  type Instant,
  type LocalDate,
  localDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { Policy } from '../policy/policy.ts';
import type { Parcel } from '../ports.ts';

/** Until when the units of a parcel may be returned. */
export interface ReturnWindow {
  readonly lastDay: LocalDate;
  /** The first moment at which it is closed. */
  readonly endsAt: Instant;
}

/** N days from local date D end with the end of local day D + N, however many hours those days have. */
export function windowOf(
  parcel: Pick<Parcel, 'fulfilledAt' | 'deliveredAt'>,
  orderedAt: Instant,
  window: Policy['window'],
  zone: Zone,
): ReturnWindow {
  const lastDay = addDays(startOf(parcel, orderedAt, window, zone), window.days);
  return { lastDay, endsAt: endOfLocalDay(lastDay, zone) };
}

export function isOpen(window: ReturnWindow, now: Instant): boolean {
  return compareInstants(now, window.endsAt) < 0;
}

function startOf(
  { fulfilledAt, deliveredAt }: Pick<Parcel, 'fulfilledAt' | 'deliveredAt'>,
  orderedAt: Instant,
  window: Policy['window'],
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
