import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '#app/kernel/calendar.ts';
import { firstBirthday, isYearlyDay, nextAfter } from './yearly-day.ts';

const day = parseLocalDate;

describe('a day of the year', () => {
  it.each([
    [2, 29, true],
    [2, 30, false],
    [4, 31, false],
    [12, 31, true],
    [0, 1, false],
    [13, 1, false],
    [1, 0, false],
    [1.5, 1, false],
  ])('%d-%d is one: %s', (month, dayOfMonth, is) => {
    expect(isYearlyDay({ month, day: dayOfMonth })).toBe(is);
  });

  it('comes next after today, never today', () => {
    const june = { month: 6, day: 15 };
    expect(nextAfter(june, day('2026-06-14')).toString()).toBe('2026-06-15');
    expect(nextAfter(june, day('2026-06-15')).toString()).toBe('2027-06-15');
    expect(nextAfter(june, day('2026-12-31')).toString()).toBe('2027-06-15');
  });

  it('29 February is the 28th in years without one', () => {
    const leap = { month: 2, day: 29 };
    expect(nextAfter(leap, day('2026-01-01')).toString()).toBe('2026-02-28');
    expect(nextAfter(leap, day('2026-02-28')).toString()).toBe('2027-02-28');
    expect(nextAfter(leap, day('2027-03-01')).toString()).toBe('2028-02-29');
  });

  it('of a birthday that changed counts from next year on', () => {
    const june = { month: 6, day: 15 };
    expect(firstBirthday(june, day('2026-03-01'), false).toString()).toBe('2026-06-15');
    expect(firstBirthday(june, day('2026-03-01'), true).toString()).toBe('2027-06-15');
  });
});
