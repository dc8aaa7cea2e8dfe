import { expect, it } from 'vitest';
import { parseLocalDate } from '../kernel/calendar.ts';
import { isPublicHoliday } from './holidays.server.ts';

const on = (country: string, date: string) => isPublicHoliday(country, parseLocalDate(date));

it('public holidays are those of the whole country', () => {
  expect(on('DE', '2026-04-03')).toBe(true);
  expect(on('DE', '2026-04-06')).toBe(true);
  expect(on('DE', '2026-04-07')).toBe(false);
  // Only in some of its states.
  expect(on('DE', '2026-01-06')).toBe(false);
  expect(on('FR', '2026-07-14')).toBe(true);
  expect(on('DE', '2026-07-14')).toBe(false);
  expect(on('JP', '2026-05-05')).toBe(true);
});

it('a country that is not known has none', () => {
  expect(on('ZZ', '2026-12-25')).toBe(false);
});

it('a day is the same wherever this runs', () => {
  expect(on('NZ', '2026-02-06')).toBe(true);
  expect(on('NZ', '2026-02-05')).toBe(false);
  expect(on('US', '2026-07-04')).toBe(true);
  expect(on('US', '2026-07-05')).toBe(false);
});
