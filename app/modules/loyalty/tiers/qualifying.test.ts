import { describe, expect, it } from 'vitest';
import { parseLocalDate, zone } from '#app/kernel/calendar.ts';
import { leaves, windowStart } from './qualifying.ts';
import { at, sampleOrder, samplePoints, sampleRules, sampleTimeline } from './sample-tiers.ts';

const newYork = zone('America/New_York');

describe('when something is out of the window', () => {
  it.each([
    ['rolling-12-months', '2026-03-01', '2027-03-02T05:00:00Z'],
    // Clocks go forward on 14 March 2027.
    ['rolling-12-months', '2026-03-14', '2027-03-15T04:00:00Z'],
    // The last of February stands for the 29th that other years lack.
    ['rolling-12-months', '2023-02-28', '2024-03-01T05:00:00Z'],
    ['rolling-12-months', '2024-02-29', '2025-03-01T05:00:00Z'],
    ['calendar-year', '2026-01-01', '2027-01-01T05:00:00Z'],
    ['calendar-year', '2026-12-31', '2027-01-01T05:00:00Z'],
  ] as const)('%s of %s: at %s', (window, date, moment) => {
    expect(leaves(parseLocalDate(date), window, newYork)?.toString()).toBe(moment);
  });

  it('is never, where everything counts', () => {
    expect(leaves(parseLocalDate('2026-03-01'), 'lifetime', newYork)).toBe(null);
    expect(windowStart(at('2026-03-01T12:00:00Z'), 'lifetime', newYork)).toBe(null);
  });

  it.each([
    ['rolling-12-months', '2027-03-01T12:00:00Z', '2026-03-01T05:00:00Z'],
    ['rolling-12-months', '2025-03-31T12:00:00Z', '2024-03-31T04:00:00Z'],
    ['rolling-12-months', '2024-02-29T12:00:00Z', '2023-02-28T05:00:00Z'],
    ['calendar-year', '2027-01-01T04:59:00Z', '2026-01-01T05:00:00Z'],
    ['calendar-year', '2027-01-01T05:00:00Z', '2027-01-01T05:00:00Z'],
  ] as const)('%s at %s begins at %s', (window, moment, first) => {
    expect(windowStart(at(moment), window, newYork)?.toString()).toBe(first);
  });
});

describe('what counts', () => {
  const rules = sampleRules();

  it('is an order from its payment on, by the day on which it was placed', () => {
    const placed = sampleOrder('2026-03-01T15:00:00Z', 80, { paidAt: at('2026-03-05T15:00:00Z') });
    const timeline = sampleTimeline(rules, { orders: [placed] });
    expect(timeline.at(at('2026-03-05T14:59:59Z')).spendMinor).toBe(0n);
    expect(timeline.at(at('2026-03-05T15:00:00Z'))).toEqual({ spendMinor: 8000n, points: 0n, orders: 1 });
    expect(timeline.at(at('2027-03-02T04:59:59Z')).orders).toBe(1);
    expect(timeline.at(at('2027-03-02T05:00:00Z'))).toEqual({ spendMinor: 0n, points: 0n, orders: 0 });
    expect(timeline.moments.map(String)).toEqual(['2026-03-05T15:00:00Z', '2027-03-02T05:00:00Z']);
  });

  it('is nothing of an order that is unpaid, does not count, or was paid when its day was out of the window', () => {
    const orders = [
      sampleOrder('2026-03-01T15:00:00Z', 80, { paidAt: null }),
      sampleOrder('2026-03-01T15:00:00Z', 80, { counts: false }),
      sampleOrder('2026-03-01T15:00:00Z', 80, { paidAt: at('2027-03-02T05:00:00Z') }),
    ];
    expect(sampleTimeline(rules, { orders }).moments).toEqual([]);
  });

  it('is counted for good where everything counts', () => {
    const lifetime = sampleRules({ window: 'lifetime' });
    const timeline = sampleTimeline(lifetime, { orders: [sampleOrder('2020-03-01T15:00:00Z', 80)] });
    expect(timeline.at(at('2036-03-01T15:00:00Z')).spendMinor).toBe(8000n);
    expect(timeline.moments).toHaveLength(1);
  });

  it('is without tax where earning takes it out', () => {
    const order = sampleOrder('2026-03-01T15:00:00Z', 120, { withoutTaxMinor: 10000n });
    const spend = (includeTax: boolean) =>
      sampleTimeline({ ...rules, includeTax }, { orders: [order] }).at(at('2026-03-02T00:00:00Z')).spendMinor;
    expect([spend(true), spend(false)]).toEqual([12000n, 10000n]);
  });

  it('is the sum of what comes at one moment, and points from when they are available', () => {
    const moment = '2026-03-01T15:00:00Z';
    const timeline = sampleTimeline(rules, {
      orders: [sampleOrder(moment, 10), sampleOrder(moment, 20)],
      points: [samplePoints(moment, 7)],
    });
    expect(timeline.at(at(moment))).toEqual({ spendMinor: 3000n, points: 7n, orders: 2 });
    expect(timeline.moments).toHaveLength(2);
  });
});
