import { describe, expect, it } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import type { LimitSpan } from '../earning/event-limits.ts';
import { spanAround } from './limit-span.ts';

const newYork = zone('America/New_York');

function told(at: string, per: LimitSpan): string[] | null {
  const span = spanAround(parseInstant(at), per, newYork);
  return span && [span.from.toString(), span.before.toString()];
}

describe('the stretch of local days that a limit counts in', () => {
  it('is the local day, 23 hours long where clocks go forward', () => {
    expect(told('2026-03-01T04:59:59Z', 'day')).toEqual(['2026-02-28T05:00:00Z', '2026-03-01T05:00:00Z']);
    expect(told('2026-03-08T12:00:00Z', 'day')).toEqual(['2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z']);
  });

  it('is the local month', () => {
    expect(told('2026-03-01T04:59:59Z', 'month')).toEqual(['2026-02-01T05:00:00Z', '2026-03-01T05:00:00Z']);
    expect(told('2026-03-01T05:00:00Z', 'month')).toEqual(['2026-03-01T05:00:00Z', '2026-04-01T04:00:00Z']);
    expect(told('2028-02-29T12:00:00Z', 'month')).toEqual(['2028-02-01T05:00:00Z', '2028-03-01T05:00:00Z']);
  });

  it('is the local year', () => {
    expect(told('2027-01-01T04:59:59Z', 'year')).toEqual(['2026-01-01T05:00:00Z', '2027-01-01T05:00:00Z']);
    expect(told('2028-07-01T00:00:00Z', 'year')).toEqual(['2028-01-01T05:00:00Z', '2029-01-01T05:00:00Z']);
  });

  it('has no end where a limit is for ever', () => {
    expect(told('2026-03-01T05:00:00Z', 'ever')).toBeNull();
  });
});
