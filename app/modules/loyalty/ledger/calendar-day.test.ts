import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates, parseLocalDate } from '#app/kernel/calendar.ts';
import { calendarLastDay } from './calendar-day.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 200) });

const ruleOf = (month: number, day: number, yearsOn = 0) => ({ month, day, yearsOn });

describe('the day of the year on which points expire', () => {
  it.each([
    ['2026-03-01', ruleOf(12, 31, 1), '2027-12-31'],
    ['2026-12-31', ruleOf(12, 31, 1), '2027-12-31'],
    ['2027-01-01', ruleOf(12, 31, 1), '2028-12-31'],
    ['2026-03-01', ruleOf(12, 31), '2026-12-31'],
    // on the day itself, and the day after
    ['2026-06-30', ruleOf(6, 30), '2026-06-30'],
    ['2026-07-01', ruleOf(6, 30), '2027-06-30'],
    // 29 February is the 28th in years without it, each year by itself
    ['2026-02-28', ruleOf(2, 29), '2026-02-28'],
    ['2026-03-01', ruleOf(2, 29), '2027-02-28'],
    ['2027-03-01', ruleOf(2, 29), '2028-02-29'],
    ['2028-02-29', ruleOf(2, 29), '2028-02-29'],
    ['2028-02-29', ruleOf(2, 29, 1), '2029-02-28'],
    ['2027-02-28', ruleOf(2, 29, 1), '2028-02-29'],
    ['2028-02-29', ruleOf(2, 28), '2029-02-28'],
    ['2026-03-31', ruleOf(4, 31), '2026-04-30'],
  ])('of points available on %s by %o is %s', (available, rule, last) => {
    expect(calendarLastDay(parseLocalDate(available), rule).toString()).toBe(last);
  });

  const rules = fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    yearsOn: fc.integer({ min: 0, max: 5 }),
  });
  const dates = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(parseLocalDate('2024-01-01'), days));

  it('is never before the points are there, never later than that many years and one', () => {
    fc.assert(
      fc.property(dates, rules, (available, rule) => {
        const last = calendarLastDay(available, rule);
        expect(compareDates(last, available.add({ years: rule.yearsOn }))).toBeGreaterThanOrEqual(0);
        expect(compareDates(last, available.add({ years: rule.yearsOn + 1 }))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never comes earlier for points that come later', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 800 }), rules, (available, later, rule) => {
        const first = calendarLastDay(available, rule);
        expect(compareDates(first, calendarLastDay(addDays(available, later), rule))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
