import { type Instant, laterOf, type Zone } from '#app/kernel/calendar.ts';

/** Local times of day between which messages go out: from the first minute, inclusive, to the last, exclusive. */
export interface SendWindow {
  /** "09:00" */
  readonly from: string;
  /** "21:00"; not after `from` it ends on the next day. */
  readonly to: string;
}

export const defaultWindow: SendWindow = { from: '09:00', to: '21:00' };

/** "09:00-21:00" as a window; null: it is none. */
export function parseWindow(text: string): SendWindow | null {
  const match = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text.trim());
  return match?.[1] === undefined || match[2] === undefined ? null : { from: match[1], to: match[2] };
}

export function printWindow({ from, to }: SendWindow): string {
  return `${from}-${to}`;
}

/** Is the window open at this moment? One that begins and ends at the same time never closes. */
export function isOpen(at: Instant, { from, to }: SendWindow, zone: Zone): boolean {
  const time = at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  if (from === to) return true;
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/**
 * The moment itself when the window is open, or there is none; else its next opening. A day without that time opens as
 * soon after it.
 */
export function nextAllowed(at: Instant, window: SendWindow | null, zone: Zone): Instant {
  if (window === null || isOpen(at, window, zone)) return at;
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  for (const day of [today, today.add({ days: 1 })]) {
    const opening = day.toZonedDateTime({ timeZone: zone, plainTime: window.from }).toInstant();
    if (opening.epochNanoseconds > at.epochNanoseconds) return laterOf(opening, at);
  }
  throw new Error('A window opens every day');
}
