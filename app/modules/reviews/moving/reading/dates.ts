import { Temporal } from 'temporal-polyfill';
import { type Instant, parseInstant, type Zone } from '#app/kernel/calendar.ts';

/** Of "05/03/2024": day first, or month first. */
export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const numbers =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:(?:\s*,\s*|\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*([ap]m)?\s*(UTC|GMT|Z|[+-]\d{2}:?\d{2})?)?$/i;
const worded = /^(?:([a-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})\.?\s+([a-z]{3,9})\.?),?\s+(\d{4})$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Whether the days or the months of these dates come first. `none`: they say it themselves, each of them. `ask`: nothing
 * tells it, or they contradict each other.
 */
export function detectDateOrder(dates: Iterable<string>): DateOrder | 'none' | 'ask' {
  let [either, dayFirst, monthFirst] = [false, false, false];
  for (const date of dates) {
    const [, first = '', mark, second = ''] = numbers.exec(date.trim()) ?? [];
    if (first === '' || first.length > 2) continue;
    if (mark === '.' || Number(first) > 12) dayFirst = true;
    else if (Number(second) > 12) monthFirst = true;
    else either = true;
  }
  if (dayFirst && monthFirst) return 'ask';
  if (dayFirst) return 'dmy';
  if (monthFirst) return 'mdy';
  return either ? 'ask' : 'none';
}

/** A date without a time is at noon in the shop's zone, and a time without a zone in the shop's. Null: no date. */
export function readDate(text: string, order: DateOrder | null, zone: Zone): Instant | null {
  const date = text.trim();
  try {
    if (/^\d{10}$/.test(date)) return Temporal.Instant.fromEpochMilliseconds(Number(date) * 1000);
    if (/^\d{13}$/.test(date)) return Temporal.Instant.fromEpochMilliseconds(Number(date));
    return readWorded(date, zone) ?? readNumbers(date, order, zone);
  } catch {
    // A day or an hour that no calendar has.
    return null;
  }
}

function readWorded(text: string, zone: Zone): Instant | null {
  const match = worded.exec(text);
  if (match === null) return null;
  const word = (match[1] ?? match[4] ?? '').slice(0, 3).toLowerCase();
  const month = months.indexOf(word) + 1;
  const day = Number(match[2] ?? match[3]);
  return at({ year: Number(match[5]), month, day, hour: 12 }, zone);
}

function readNumbers(text: string, order: DateOrder | null, zone: Zone): Instant | null {
  const match = numbers.exec(text);
  if (match === null) return null;
  const [, first = '', , second = '', third = '', hours, minutes, seconds, half, offset] = match;
  const day = daysOf(first, second, third, order);
  if (day === null) return null;
  if (hours === undefined) return at({ ...day, hour: 12 }, zone);
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  const time = { ...day, hour, minute: Number(minutes), second: Number(seconds ?? 0) };
  if (offset === undefined) return at(time, zone);
  const plain = Temporal.PlainDateTime.from(time, { overflow: 'reject' }).toString();
  return parseInstant(`${plain}${/^(utc|gmt|z)$/i.test(offset) ? 'Z' : offset}`);
}

function daysOf(first: string, second: string, third: string, order: DateOrder | null) {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4 && third.length <= 2) return { year: a, month: b, day: c };
  if (third.length !== 4 || first.length > 2 || order === null) return null;
  return order === 'dmy' ? { year: c, month: b, day: a } : { year: c, month: a, day: b };
}

function at(
  time: { year: number; month: number; day: number; hour: number; minute?: number; second?: number },
  zone: Zone,
): Instant {
  return Temporal.PlainDateTime.from(time, { overflow: 'reject' }).toZonedDateTime(zone).toInstant();
}
