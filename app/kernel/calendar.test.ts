import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addLocalDays,
  compareInstants,
  endOfLocalDay,
  lastLocalDay,
  localDate,
  parseInstant,
  parseLocalDate,
  zone,
} from './calendar.ts';

const berlin = zone('Europe/Berlin');
const newYork = zone('America/New_York');

describe('local days', () => {
  it.each([
    // Berlin, spring: 16:00 CET + 30 days = 16:00 CEST, one hour earlier in UTC
    ['2026-03-01T15:00:00Z', berlin, 30, '2026-03-31T14:00:00Z'],
    // New York, spring (8 March): 10:00 EST + 30 days = 10:00 EDT
    ['2026-03-01T15:00:00Z', newYork, 30, '2026-03-31T14:00:00Z'],
    // New York, autumn (1 November): 10:00 EDT + 30 days = 10:00 EST
    ['2026-10-15T14:00:00Z', newYork, 30, '2026-11-14T15:00:00Z'],
    // Berlin, autumn (25 October): 16:00 CEST + 30 days = 16:00 CET
    ['2026-10-15T14:00:00Z', berlin, 30, '2026-11-14T15:00:00Z'],
    // 02:30 does not exist in Berlin on 29 March: 03:30 CEST
    ['2026-02-27T01:30:00Z', berlin, 30, '2026-03-29T01:30:00Z'],
    // 01:30 happens twice in New York on 1 November: the first, EDT
    ['2026-10-02T05:30:00Z', newYork, 30, '2026-11-01T05:30:00Z'],
    // month ends: 31 January + 30 days = 2 March
    ['2026-01-31T12:00:00Z', berlin, 30, '2026-03-02T12:00:00Z'],
  ])('from %s in %s by %s end at %s', (from, place, days, to) => {
    expect(addLocalDays(parseInstant(from), place, days).toString()).toBe(to);
  });

  it('end where the next one begins, be they 23 or 25 hours long', () => {
    expect(endOfLocalDay(parseLocalDate('2026-03-29'), berlin).toString()).toBe('2026-03-29T22:00:00Z');
    expect(endOfLocalDay(parseLocalDate('2026-11-01'), newYork).toString()).toBe('2026-11-02T05:00:00Z');
  });

  it('end after midnight where the clock skips it', () => {
    // Santiago went from 24:00 on 5 September 2026 to 01:00 on the 6th
    expect(endOfLocalDay(parseLocalDate('2026-09-05'), zone('America/Santiago')).toString()).toBe(
      '2026-09-06T04:00:00Z',
    );
  });

  it('belong to the zone and not to UTC', () => {
    expect(localDate(parseInstant('2026-03-01T02:00:00Z'), newYork).toString()).toBe('2026-02-28');
    expect(lastLocalDay(parseInstant('2026-11-02T05:00:00Z'), newYork).toString()).toBe('2026-11-01');
  });

  it('refuse a zone or a moment that does not exist', () => {
    expect(() => zone('Europe/Atlantis')).toThrow();
    expect(() => parseInstant('2026-03-01T15:00:00')).toThrow();
  });
});

describe('moments', () => {
  it.each([
    '2026-02-28T23:59:59Z',
    '2026-03-01T00:00:00.001Z',
    '2026-03-01T00:00:00.000001Z',
    '2026-03-01T00:00:00+01:00',
    '2024-02-29T12:00:00Z',
    '0001-01-01T00:00:00Z',
  ])('are read as they are written: %s', (text) => {
    expect(parseInstant(text).equals(Temporal.Instant.from(text))).toBe(true);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T25:00:00Z',
    '2026-03-01T00:00:00',
    '',
  ])('that no calendar has are refused: %j', (text) => {
    expect(() => parseInstant(text)).toThrow();
  });

  it('are in order to the nanosecond', () => {
    const order = (a: string, b: string) => Math.sign(compareInstants(parseInstant(a), parseInstant(b)));
    expect(order('2026-03-01T00:00:00.000001Z', '2026-03-01T00:00:00.000002Z')).toBe(-1);
    expect(order('2026-03-01T00:00:00.001Z', '2026-03-01T00:00:00Z')).toBe(1);
    expect(order('2026-03-01T00:00:00Z', '2026-03-01T01:00:00+01:00')).toBe(0);
  });
});

describe('the date of a moment', () => {
  it.each([
    // Half past the hour, where midnight falls within an hour of UTC.
    ['2026-03-01T18:29:59Z', 'Asia/Kolkata', '2026-03-01'],
    ['2026-03-01T18:30:00Z', 'Asia/Kolkata', '2026-03-02'],
    ['2026-03-01T18:14:59.999Z', 'Asia/Kathmandu', '2026-03-01'],
    ['2026-03-01T18:15:00Z', 'Asia/Kathmandu', '2026-03-02'],
    ['2026-03-08T04:59:59.999999Z', 'America/New_York', '2026-03-07'],
    ['2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08'],
  ])('%s in %s is %s, also when it was asked before', (at, place, date) => {
    for (let asked = 0; asked < 2; asked++)
      expect(localDate(parseInstant(at), zone(place)).toString()).toBe(date);
  });
});
