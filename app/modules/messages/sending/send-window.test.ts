import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareInstants, parseInstant, zone } from '#app/kernel/calendar.ts';
import { isOpen, nextAllowed, parseWindow, printWindow } from './send-window.ts';

const berlin = zone('Europe/Berlin');
const day = { from: '09:00', to: '21:00' };
const next = (iso: string, window = day, place = berlin) =>
  nextAllowed(parseInstant(iso), window, place).toString();

test('within the window the moment stays, outside it becomes the next opening', () => {
  expect(next('2026-02-02T08:00:00Z')).toBe('2026-02-02T08:00:00Z');
  expect(next('2026-02-02T07:59:59Z')).toBe('2026-02-02T08:00:00Z');
  expect(next('2026-02-02T19:59:59Z')).toBe('2026-02-02T19:59:59Z');
  expect(next('2026-02-02T20:00:00Z')).toBe('2026-02-03T08:00:00Z');
});

test('the window keeps its local times when the clocks change', () => {
  expect(next('2026-03-28T22:00:00Z')).toBe('2026-03-29T07:00:00Z');
  expect(next('2026-10-24T22:00:00Z')).toBe('2026-10-25T08:00:00Z');
});

test('a window can reach over midnight, and one that begins in the missing hour opens after it', () => {
  const night = { from: '22:00', to: '02:30' };
  expect(next('2026-02-02T12:00:00Z', night)).toBe('2026-02-02T21:00:00Z');
  expect(next('2026-02-02T23:30:00Z', night)).toBe('2026-02-02T23:30:00Z');
  expect(next('2026-03-29T00:30:00Z', { from: '02:30', to: '03:45' })).toBe('2026-03-29T01:30:00Z');
});

test('from any moment the next allowed one is open, not earlier, and less than two days away', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const places = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  );
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(moment, time, time, places, (ms, from, to, place) => {
      const at = parseInstant(new Date(ms).toISOString());
      const window = { from, to };
      const allowed = nextAllowed(at, window, zone(place));
      const hours = at.until(allowed).total('hours');
      return (
        hours >= 0 && hours < 48 && (compareInstants(allowed, at) === 0 || !isOpen(at, window, zone(place)))
      );
    }),
  );
});

test('a window is read as it is printed', () => {
  expect(parseWindow(' 09:00-21:00 ')).toEqual(day);
  expect(printWindow(day)).toBe('09:00-21:00');
  for (const wrong of ['', '9-21', '09:00', '24:00-25:00', '09:60-10:00', '09:00-21:00;'])
    expect(parseWindow(wrong)).toBeNull();
});
