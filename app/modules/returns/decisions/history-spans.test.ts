import { describe, expect, it } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import { samplePolicy, sampleRule } from '../sample-returns.ts';
import { startOfDaysBack } from './days-back.ts';
import { historySpans } from './history-spans.ts';

describe('how far back a policy looks', () => {
  const approves = { set: 'approval' as const, to: 'manual' as const };
  const returns = (days: number | null): Condition => ({
    field: 'history.returns',
    is: 'at-least',
    count: 3,
    days,
  });

  it('is nowhere where nothing asks what was before', () => {
    const orders: Condition = { field: 'customer.orders', is: 'at-least', count: 3, days: 30 };
    const tags: Condition = { field: 'customer.tags', is: 'any-of', values: ['vip'] };
    expect(historySpans(samplePolicy({}))).toEqual([]);
    expect(historySpans(samplePolicy({ rules: [sampleRule('r', [orders, tags], approves)] }))).toEqual([]);
  });

  it('is as far as its conditions and its limits say, each once', () => {
    const rate: Condition = { field: 'history.returnRate', is: 'below', percent: '10', days: 365 };
    const rules = [
      sampleRule('a', [returns(90), rate], approves),
      sampleRule('b', [returns(90)], approves),
      sampleRule('c', [returns(null)], approves),
    ];
    expect(historySpans(samplePolicy({ rules }))).toEqual([90, 365, 3650]);
    const limits = {
      returns: { count: 5, days: 30 },
      rate: { percent: '40', days: 90, atLeastUnits: 5 },
      kept: { count: 2, days: 180 },
    };
    expect(historySpans(samplePolicy({ rules, limits }))).toEqual([90, 365, 3650, 30, 180]);
    expect(historySpans(samplePolicy({ limits: { kept: { count: 2, days: 180 } } }))).toEqual([180]);
  });
});

describe('the last days', () => {
  const newYork = zone('America/New_York');
  const since = (now: string, days: number) => startOfDaysBack(parseInstant(now), newYork, days).toString();

  it('begin with the first moment of the first of them, as the clocks then stood', () => {
    expect(since('2026-03-10T15:00:00Z', 0)).toBe('2026-03-10T04:00:00Z');
    expect(since('2026-03-10T15:00:00Z', 1)).toBe('2026-03-09T04:00:00Z');
    // New York springs forward on 8 March
    expect(since('2026-03-10T15:00:00Z', 7)).toBe('2026-03-03T05:00:00Z');
    // Still 9 March in New York
    expect(since('2026-03-10T03:59:00Z', 1)).toBe('2026-03-08T05:00:00Z');
  });
});
