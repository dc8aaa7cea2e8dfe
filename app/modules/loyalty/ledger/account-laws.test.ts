import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalDays, type Instant, parseInstant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { points, sumPoints } from '#app/kernel/points.ts';
import type { Expiry } from '../earning/program.ts';
import { applyDue, balanceAt, balanceOf, nextDue } from './due.ts';
import { freePoints } from './lots.ts';
import { newYork, sampleEarningOrder } from './sample-account.ts';
import { givenFor, newLedger, type SampleLedger, settle, sumOfEntries, sweep } from './sample-ledger.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

/*
 * The life of one account: orders are paid, given back and grow again, holds come and go, time passes in steps
 * of any size, all in any order.
 */

type Happening =
  /** The order is now worth so many dollars; the first time it is paid. */
  | { readonly kind: 'worth'; readonly order: number; readonly dollars: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'hold'; readonly lot: number; readonly share: number }
  | { readonly kind: 'release'; readonly lot: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('worth' as const),
    order: fc.integer({ min: 1, max: 4 }),
    dollars: fc.integer({ min: 0, max: 200 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 45 }) }),
  fc.record({
    kind: fc.constant('hold' as const),
    lot: fc.integer({ min: 0, max: 6 }),
    share: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({ kind: fc.constant('release' as const), lot: fc.integer({ min: 0, max: 6 }) }),
);
const withoutHolds = happening.filter((one) => one.kind !== 'hold');
const expiries: fc.Arbitrary<Expiry> = fc.constantFrom<Expiry>(
  null,
  { days: 20, graceDays: 30 },
  { inactivityDays: 25 },
  { calendar: { month: 3, day: 31, yearsOn: 0 }, graceDays: 30 },
);
const life = (of: fc.Arbitrary<Happening>) => fc.array(of, { maxLength: 25 });
const start = parseInstant('2026-02-20T15:00:00Z');

interface World {
  readonly ledger: SampleLedger;
  readonly now: Instant;
  readonly worth: ReadonlyMap<number, number>;
}

function step({ ledger, now, worth }: World, event: Happening, expiry: Expiry): World {
  switch (event.kind) {
    case 'wait':
      return { ledger, now: now.add({ hours: event.hours }), worth };
    case 'worth': {
      const order = sampleEarningOrder(event.dollars * 100, event.dollars * 100, {
        shopifyId: shopifyId(BigInt(event.order)),
        paidAt: now,
        updatedAt: now,
      });
      return {
        ledger: settle(ledger, order, now, expiry),
        now,
        worth: new Map([...worth, [event.order, event.dollars]]),
      };
    }
    case 'hold':
    case 'release':
      return { ledger: withHold(sweep(ledger, now, expiry), event), now, worth };
  }
}

function withHold(
  ledger: SampleLedger,
  event: Extract<Happening, { kind: 'hold' | 'release' }>,
): SampleLedger {
  const lots = ledger.state.lots.map((lot, index) => {
    if (index !== event.lot || !lot.matured) return lot;
    const kept =
      event.kind === 'release' ? 0n : lot.reserved + (freePoints(lot) * BigInt(event.share)) / 100n;
    return { ...lot, reserved: points(kept) };
  });
  return { ...ledger, state: { ...ledger.state, lots } };
}

function live(events: readonly Happening[], expiry: Expiry, check: (world: World) => void): World {
  let world: World = { ledger: newLedger(), now: start, worth: new Map() };
  for (const event of events) {
    world = step(world, event, expiry);
    check(world);
  }
  return world;
}

describe('an account, whatever happens', () => {
  it('holds in its lots, less what is owed, what its entries add up to', () => {
    fc.assert(
      fc.property(life(happening), expiries, (events, expiry) => {
        live(events, expiry, ({ ledger }) => {
          const { account, lots } = ledger.state;
          expect(sumOfEntries(ledger)).toBe(sumPoints(lots.map((lot) => lot.remaining)) - account.debt);
        });
      }),
    );
  });

  it('has lots that lost exactly what entries took from them and never less than nothing', () => {
    fc.assert(
      fc.property(life(happening), expiries, (events, expiry) => {
        const { ledger } = live(events, expiry, () => {});
        const uses = ledger.entries.flatMap((entry) => entry.uses);
        for (const lot of ledger.state.lots) {
          const taken = sumPoints(uses.filter((use) => use.lotId === lot.id).map((use) => use.points));
          expect(lot.remaining).toBe(lot.granted + taken);
          expect(lot.remaining >= lot.reserved && lot.reserved >= 0n).toBe(true);
        }
      }),
    );
  });

  it('has given for each order what the order is worth', () => {
    fc.assert(
      fc.property(life(happening), expiries, (events, expiry) => {
        live(events, expiry, ({ ledger, worth }) => {
          for (const [order, dollars] of worth) {
            expect(givenFor(ledger, shopifyId(BigInt(order)))).toBe(BigInt(dollars));
          }
        });
      }),
    );
  });

  it('writes every entry once: no source key comes twice', () => {
    fc.assert(
      fc.property(life(happening), expiries, (events, expiry) => {
        const { ledger } = live(events, expiry, () => {});
        const keys = ledger.entries.map((entry) => entry.sourceKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('never has less than nothing available, and owes nothing while it has', () => {
    fc.assert(
      fc.property(life(withoutHolds), expiries, (events, expiry) => {
        live(events, expiry, ({ ledger, now }) => {
          const { available, debt } = balanceAt(ledger.state, now, { zone: newYork, expiry });
          expect(available >= 0n && debt >= 0n).toBe(true);
          if (debt > 0n) expect(available).toBe(0n);
        });
      }),
    );
  });
});

describe('time', () => {
  it('does the same in one jump as in many steps', () => {
    fc.assert(
      fc.property(life(happening), expiries, fc.integer({ min: 1, max: 60 }), (events, expiry, days) => {
        const { ledger, now } = live(events, expiry, () => {});
        const rules = { zone: newYork, expiry };
        let daily: { state: typeof ledger.state; steps: unknown[] } = { state: ledger.state, steps: [] };
        for (let day = 1; day <= days; day++) {
          const next = applyDue(daily.state, addLocalDays(now, newYork, day), rules);
          daily = { state: next.state, steps: [...daily.steps, ...next.steps] };
        }
        expect(applyDue(ledger.state, addLocalDays(now, newYork, days), rules)).toEqual(daily);
      }),
    );
  });

  it('does nothing twice, and what it does is in the order of its moments', () => {
    fc.assert(
      fc.property(life(withoutHolds), expiries, (events, expiry) => {
        const { ledger, now } = live(events, expiry, () => {});
        const rules = { zone: newYork, expiry };
        const { state, steps } = applyDue(ledger.state, now, rules);
        expect(applyDue(state, now, rules)).toEqual({ state, steps: [] });
        const moments = steps.map((one) => one.at.epochMilliseconds);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      }),
    );
  });

  it('changes no balance between one due moment and the next', () => {
    fc.assert(
      fc.property(life(happening), expiries, (events, expiry) => {
        const { ledger, now } = live(events, expiry, () => {});
        const rules = { zone: newYork, expiry };
        const { state } = applyDue(ledger.state, now, rules);
        const next = nextDue(state, rules);
        if (next === null) return;
        const before = next.subtract({ nanoseconds: 1 });
        expect(balanceAt(state, before, rules)).toEqual(balanceOf(state));
        expect(applyDue(state, next, rules).steps.length).toBeGreaterThan(0);
      }),
    );
  });
});
