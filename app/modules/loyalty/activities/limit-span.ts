import {
  addDays,
  endOfLocalDay,
  type Instant,
  localDate,
  parseLocalDate,
  type Zone,
} from '#app/kernel/calendar.ts';
import type { LimitSpan } from '../earning/event-limits.ts';

/** The moments from `from` on and before `before`. */
export interface Span {
  readonly from: Instant;
  readonly before: Instant;
}

/** The local day, month or year that a moment lies in; null: all time. */
export function spanAround(at: Instant, per: LimitSpan, zone: Zone): Span | null {
  if (per === 'ever') return null;
  const day = localDate(at, zone);
  if (per === 'day') return days(day.toString(), 1, zone);
  if (per === 'month') return days(`${day.toString().slice(0, 7)}-01`, day.daysInMonth, zone);
  return days(`${day.toString().slice(0, 4)}-01-01`, day.daysInYear, zone);
}

function days(first: string, count: number, zone: Zone): Span {
  const begin = parseLocalDate(first);
  return {
    from: endOfLocalDay(addDays(begin, -1), zone),
    before: endOfLocalDay(addDays(begin, count - 1), zone),
  };
}
