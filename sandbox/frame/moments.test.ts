import { describe, expect, it } from 'vitest';
import { printAmount, printCount } from './amounts.ts';
import { printClock, printDay, printMoment } from './moments.ts';

const now = '2026-03-03T09:00:00Z';
const zone = 'Europe/Berlin';

describe('moments on the shop’s wall clock', () => {
  it('shows the clock as people say it', () => {
    expect(printClock(now, zone)).toBe('Tue 3 Mar 10:00');
  });

  it.each([
    ['2026-03-03T07:05:00Z', 'Today at 08:05'],
    ['2026-03-02T22:59:00Z', 'Yesterday at 23:59'],
    ['2026-02-27T11:00:00Z', 'Friday at 12:00'],
    ['2026-02-24T11:00:00Z', '24 Feb at 12:00'],
    ['2025-12-24T11:00:00Z', '24 Dec 2025 at 12:00'],
    ['2026-03-02T23:30:00Z', 'Today at 00:30'],
  ])('%s reads "%s"', (then, text) => {
    expect(printMoment(then, now, zone)).toBe(text);
  });

  it('shows what lies ahead by its date', () => {
    expect(printMoment('2026-03-09T09:00:00Z', now, zone)).toBe('9 Mar at 10:00');
  });

  it('leaves the time of day out where only the day matters', () => {
    expect(printDay('2026-02-27T11:00:00Z', now, zone)).toBe('Friday');
  });
});

describe('amounts', () => {
  it('keeps the digits of the currency', () => {
    expect(printAmount('1234.50', 'EUR')).toBe('€1,234.50');
    expect(printAmount('4800', 'JPY')).toBe('¥4,800');
    expect(printAmount('-3.250', 'KWD')).toBe('-KWD\u00a03.250');
    expect(printAmount('90071992547409.93', 'EUR')).toBe('€90,071,992,547,409.93');
  });

  it('refuses what is not an amount instead of printing it', () => {
    expect(() => printAmount('NaN', 'EUR')).toThrow('is not an amount');
  });

  it('counts in words', () => {
    expect(printCount(1, 'order')).toBe('1 order');
    expect(printCount(1500, 'delivery', 'deliveries')).toBe('1,500 deliveries');
  });
});
