import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareInstants, parseInstant, zone } from '#app/kernel/calendar.ts';
import { isOpen, type SendWindow } from '../sending/send-window.ts';
import { firstOpen } from './open-hours.ts';

const berlin = zone('Europe/Berlin');
const night = { from: '21:00', to: '08:00' };
const open = (iso: string, quiet: SendWindow | null, window: SendWindow | null = null) => {
  const { at, because } = firstOpen(parseInstant(iso), { window, quiet }, berlin);
  return `${at} ${because}`;
};

test('quiet hours end at their local time, also in the nights in which the clocks change', () => {
  expect(open('2026-02-02T12:00:00Z', night)).toBe('2026-02-02T12:00:00Z null');
  expect(open('2026-02-02T20:00:00Z', night)).toBe('2026-02-03T07:00:00Z quiet-hours');
  // An hour less of night in spring, an hour more in autumn.
  expect(open('2026-03-28T20:00:00Z', night)).toBe('2026-03-29T06:00:00Z quiet-hours');
  expect(open('2026-10-24T19:00:00Z', night)).toBe('2026-10-25T07:00:00Z quiet-hours');
});

test('quiet hours that begin or end in the hour that is skipped or lived twice', () => {
  expect(open('2026-03-29T00:30:00Z', { from: '01:00', to: '02:30' })).toBe(
    '2026-03-29T01:30:00Z quiet-hours',
  );
  // 02:30 is lived twice; they end with the first.
  expect(open('2026-10-24T23:30:00Z', { from: '01:00', to: '02:30' })).toBe(
    '2026-10-25T00:30:00Z quiet-hours',
  );
});

test('both have to be open; where they never are together the end of the quiet hours decides', () => {
  expect(open('2026-02-02T22:00:00Z', night, { from: '10:00', to: '12:00' })).toBe(
    '2026-02-03T09:00:00Z quiet-hours',
  );
  expect(open('2026-02-02T13:00:00Z', night, { from: '10:00', to: '12:00' })).toBe(
    '2026-02-03T09:00:00Z window',
  );
  expect(open('2026-02-02T21:00:00Z', night, { from: '22:00', to: '23:00' })).toBe(
    '2026-02-03T07:00:00Z quiet-hours',
  );
  // Nothing puts it off from then on: it would wait for ever.
  expect(open('2026-02-03T07:00:00Z', night, { from: '22:00', to: '23:00' })).toBe(
    '2026-02-03T07:00:00Z null',
  );
});

test('from any moment the first open one is open and not earlier', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const span = fc.record({ from: time, to: time });
  const places = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(moment, span, places, (ms, quiet, place) => {
      const at = parseInstant(new Date(ms).toISOString());
      const first = firstOpen(at, { window: null, quiet }, zone(place));
      const loud = { from: quiet.to, to: quiet.from };
      return (
        compareInstants(first.at, at) >= 0 &&
        (first.because === null) === (compareInstants(first.at, at) === 0) &&
        isOpen(first.at, loud, zone(place))
      );
    }),
  );
});

test('whatever window and quiet hours leave of a day: what is put off is put off to later', () => {
  const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
  const span = fc.option(fc.record({ from: time, to: time }));
  const places = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(moment, span, span, places, (ms, window, quiet, place) => {
      const at = parseInstant(new Date(ms).toISOString());
      const first = firstOpen(at, { window, quiet }, zone(place));
      return (first.because === null) === (compareInstants(first.at, at) === 0);
    }),
    { numRuns: 2_000 },
  );
});
