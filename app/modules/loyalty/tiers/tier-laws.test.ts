import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { decideTier, type KnownTier } from './decide-tier.ts';
import { placeOf } from './levels.ts';
import type { TierRules } from './path.ts';
import { at, sampleLevel, sampleOrder, sampleRules, sampleTimeline } from './sample-tiers.ts';
import type { Tiers } from './tiers.ts';

const began = at('2026-01-01T05:00:00Z');
const day = (n: number): Instant => began.add({ hours: 24 * n });

const orders = fc.array(
  fc.record({ day: fc.integer({ min: -300, max: 1000 }), dollars: fc.integer({ min: 1, max: 700 }) }),
  { maxLength: 12 },
);
const policies = fc.record({
  window: fc.constantFrom<Tiers['window']>('lifetime', 'rolling-12-months', 'calendar-year'),
  downgrade: fc.constantFrom<Tiers['downgrade']>('never', 'period-end', 'immediate'),
  oneStep: fc.boolean(),
  graceDays: fc.constantFrom(0, 10, 45),
});

const rulesOf = (policy: Partial<Tiers>): TierRules =>
  sampleRules({
    ...policy,
    levels: [sampleLevel('one', 300), sampleLevel('two', 700), sampleLevel('three', 1200)],
  });

type Bought = readonly { readonly day: number; readonly dollars: number }[];

const timelineFor = (rules: TierRules, bought: Bought) =>
  sampleTimeline(rules, {
    orders: bought.map((one) => sampleOrder(day(one.day).toString(), one.dollars)),
  });

/** Looked at on these days, one after the other. */
function looked(rules: TierRules, bought: Bought, days: readonly number[]) {
  const timeline = timelineFor(rules, bought);
  const steps: string[] = [];
  let known: KnownTier | null = null;
  for (const n of days) {
    const next = decideTier(known, timeline, rules, day(n));
    steps.push(...next.steps.map((step) => `${step.from} ${step.to} ${step.cause} ${step.at}`));
    known = next;
  }
  return { known, steps };
}

it('one jump ends where looking now and then ends, with the same history', () => {
  fc.assert(
    fc.property(
      policies,
      orders,
      fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 30 }),
      (policy, bought, days) => {
        const rules = rulesOf(policy);
        const past = bought.map((one) => ({ ...one, day: Math.min(one.day, 0) }));
        const sorted = [...days, 1500].toSorted((a, b) => a - b);
        for (const some of [bought, past]) {
          const many = looked(rules, some, sorted);
          const once = looked(rules, some, [1500]);
          expect(many.known?.own).toEqual(once.known?.own);
          expect(many.steps).toEqual(once.steps);
          expect([...(many.known?.rewarded ?? [])].toSorted()).toEqual(
            [...(once.known?.rewarded ?? [])].toSorted(),
          );
        }
      },
    ),
  );
});

it('follows from what counts alone: neither the order in which orders were heard of nor anything else matters', () => {
  fc.assert(
    fc.property(policies, orders, fc.integer({ min: 0, max: 1500 }), (policy, bought, n) => {
      const rules = rulesOf(policy);
      const forward = decideTier(null, timelineFor(rules, bought), rules, day(n));
      const backward = decideTier(null, timelineFor(rules, bought.toReversed()), rules, day(n));
      expect(forward).toEqual(backward);
    }),
  );
});

it('where a level is recalculated at once, any order of hearing of orders ends in one state', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Tiers['window']>('lifetime', 'rolling-12-months', 'calendar-year'),
      fc.array(
        fc.record({ day: fc.integer({ min: -300, max: 400 }), dollars: fc.integer({ min: 1, max: 700 }) }),
        { minLength: 2, maxLength: 6 },
      ),
      (window, bought) => {
        const rules = rulesOf({ window, downgrade: 'immediate' });
        const heard = (some: Bought) => {
          let known: KnownTier | null = null;
          for (let count = 1; count <= some.length; count++)
            known = decideTier(known, timelineFor(rules, some.slice(0, count)), rules, day(500));
          return { own: known?.own, rewarded: [...(known?.rewarded ?? [])].toSorted() };
        };
        const together = decideTier(null, timelineFor(rules, bought), rules, day(500));
        expect(heard(bought).own).toEqual(together.own);
        expect(heard(bought.toReversed()).own).toEqual(together.own);
      },
    ),
  );
});

it('never falls by buying more, where it is lost at once or never', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Tiers['downgrade']>('immediate', 'never'),
      policies,
      orders,
      fc.record({ day: fc.integer({ min: -300, max: 1000 }), dollars: fc.integer({ min: 1, max: 700 }) }),
      fc.integer({ min: 0, max: 1500 }),
      (downgrade, policy, bought, more, n) => {
        const rules = rulesOf({ ...policy, downgrade });
        const place = (some: Bought) =>
          placeOf(rules.tiers, decideTier(null, timelineFor(rules, some), rules, day(n)).level);
        expect(place([...bought, more])).toBeGreaterThanOrEqual(place(bought));
      },
    ),
  );
});

it('gives entry points once for a level, however often it is reached', () => {
  fc.assert(
    fc.property(policies, orders, fc.array(fc.boolean(), { maxLength: 12 }), (policy, bought, refunded) => {
      const rules = rulesOf(policy);
      const given: string[] = [];
      let known: KnownTier | null = null;
      for (let n = 0; n <= 1200; n += 100) {
        const left = bought.filter((one, index) => one.day <= n && refunded[index] !== true);
        const next = decideTier(known, timelineFor(rules, n % 200 === 0 ? left : bought), rules, day(n));
        given.push(...next.reached);
        expect(next.dueAt === null || compareInstants(next.dueAt, day(n)) > 0).toBe(true);
        known = next;
      }
      expect(new Set(given).size).toBe(given.length);
    }),
  );
});
