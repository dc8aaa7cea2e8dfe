import { type Instant, parseInstant, zone } from '#app/kernel/calendar.ts';
import { points } from '#app/kernel/points.ts';
import type { QualifyingOrder } from '../ports.ts';
import type { TierRules } from './path.ts';
import { type Counted, type Timeline, timelineOf } from './qualifying.ts';
import type { Level, Tiers } from './tiers.ts';

/** A level from a spend in dollars on. */
export function sampleLevel(id: string, spend: number | null, change: Partial<Level> = {}): Level {
  const spendMinor = spend === null ? null : spend * 100;
  return {
    ...{ id, name: id, from: { spendMinor, points: null, orders: null } },
    ...{ factor: '1', entryPoints: 0, customerTag: null },
    perks: { freeShipping: false, percent: null, priority: false },
    ...change,
  };
}

/** Silver from 500 dollars, gold from 1,000, over the last twelve months; in New York, in force since January 2026. */
export function sampleRules(change: Partial<Tiers> = {}, start = '2026-01-01T05:00:00Z'): TierRules {
  return {
    tiers: {
      ...{ match: 'all', window: 'rolling-12-months', downgrade: 'immediate', oneStep: false, graceDays: 0 },
      levels: [sampleLevel('silver', 500), sampleLevel('gold', 1000)],
      ...change,
    },
    zone: zone('America/New_York'),
    start: parseInstant(start),
    includeTax: true,
  };
}

/** An order of so many dollars, paid when it was processed. */
export function sampleOrder(
  at: string,
  dollars: number,
  change: Partial<QualifyingOrder> = {},
): QualifyingOrder {
  const processedAt = parseInstant(at);
  const netMinor = BigInt(Math.round(dollars * 100));
  return {
    ...{ orderId: 1n, processedAt, paidAt: processedAt, netMinor, withoutTaxMinor: netMinor },
    counts: netMinor > 0n,
    ...change,
  };
}

export function samplePoints(at: string, count: number): Counted['points'][number] {
  return { availableAt: parseInstant(at), points: points(BigInt(count)) };
}

export function sampleTimeline(rules: TierRules, counted: Partial<Counted>): Timeline {
  return timelineOf({ orders: [], points: [], ...counted }, rules.tiers.window, rules);
}

export function at(iso: string): Instant {
  return parseInstant(iso);
}
