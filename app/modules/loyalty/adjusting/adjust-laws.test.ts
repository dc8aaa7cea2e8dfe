import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import { type LotId, lotId } from '#app/kernel/ids.ts';
import { type Points, points, sumPoints } from '#app/kernel/points.ts';
import type { Expiry } from '../earning/program.ts';
import { type AccountDraft, draftOf, UNSAVED_LOT, withDue } from '../ledger/account-change.ts';
import { applyDue, balanceOf, type DueRules } from '../ledger/due.ts';
import type { NewEntry } from '../ledger/ledger.ts';
import type { AccountState } from '../ledger/lots.ts';
import { newYork, sampleState } from '../ledger/sample-account.ts';
import { decideHold, decideRelease } from '../redemption/hold.ts';
import type { RedemptionPart } from '../redemption/redemption.ts';
import { accountWith } from '../redemption/sample-redemption.ts';
import { type Adjustment, decideAdjustment, decideUndo } from './adjust.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

/* The life of an account that staff adjust: given, taken and undone while points are reserved, owed and expire. */

type Happening =
  | { readonly kind: 'adjust'; readonly points: number }
  | { readonly kind: 'undo'; readonly which: number }
  | { readonly kind: 'hold'; readonly points: number }
  | { readonly kind: 'release' }
  | { readonly kind: 'owe'; readonly points: number }
  | { readonly kind: 'wait'; readonly hours: number };

const some = fc.integer({ min: 1, max: 400 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('adjust' as const),
    points: fc.integer({ min: -400, max: 400 }).filter((one) => one !== 0),
  }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant('hold' as const), points: some }),
  fc.record({ kind: fc.constant('release' as const) }),
  fc.record({ kind: fc.constant('owe' as const), points: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 30 }) }),
);
const expiries = fc.constantFrom<Expiry>(
  null,
  { days: 20, graceDays: 10 },
  { inactivityDays: 25 },
  { calendar: { month: 3, day: 31, yearsOn: 0 }, graceDays: 10 },
);

interface World {
  readonly state: AccountState;
  readonly entries: readonly NewEntry[];
  readonly adjustments: readonly Adjustment[];
  readonly undone: ReadonlySet<number>;
  readonly held: readonly RedemptionPart[];
  readonly now: Instant;
  readonly lotIds: bigint;
}

const start: World = {
  state: sampleState([
    { id: 1, remaining: 250, expires: '2026-04-01T04:00:00Z' },
    { id: 2, remaining: 100 },
    { id: 3, remaining: 80, matured: false, available: '2026-03-20T04:00:00Z' },
  ]),
  entries: [],
  adjustments: [],
  undone: new Set(),
  held: [],
  now: parseInstant('2026-03-01T15:00:00Z'),
  lotIds: 100n,
};
const granted = 430n;

function dueDraft({ state, entries, now }: World, rules: DueRules): AccountDraft {
  return withDue(draftOf(accountWith(state, entries.length)), applyDue(state, now, rules), rules.zone);
}

/** What the store does with a draft: the lot that an entry makes gets a number. */
function stored(world: World, draft: AccountDraft): World & { readonly made: LotId | null } {
  const made = draft.state.lots.some(({ id }) => id === UNSAVED_LOT) ? lotId(world.lotIds) : null;
  const lots = draft.state.lots.map((lot) =>
    lot.id === UNSAVED_LOT && made !== null ? { ...lot, id: made } : lot,
  );
  return {
    ...world,
    state: { ...draft.state, lots },
    entries: [...world.entries, ...draft.lines.map(({ entry }) => entry)],
    lotIds: world.lotIds + 1n,
    made,
  };
}

const terms = (world: World, rules: DueRules, reason: 'goodwill' | null) => ({
  sourceKey: `adjust:${world.entries.length}`,
  actor: '7',
  reason,
  now: world.now,
  rules,
});

function adjust(world: World, change: Points, rules: DueRules): World {
  const draft = dueDraft(world, rules);
  const before = balanceOf(draft.state);
  const decided = decideAdjustment(draft, change, terms(world, rules, 'goodwill'));
  if ('refused' in decided) {
    expect(decided).toEqual({ refused: 'insufficient-points', available: before.available });
    expect(before.available).toBeLessThan(-change);
    return world;
  }
  const after = stored(world, decided);
  const now = balanceOf(applyDue(after.state, world.now, rules).state);
  expect(now.held).toBe(before.held);
  const repaid = change > 0n && change < before.debt ? change : change > 0n ? before.debt : 0n;
  expect(now.available).toBe(before.available + change - repaid);
  expect(now.debt).toBe(before.debt - repaid);
  const entry = decided.lines.at(-1);
  const adjustment: Adjustment = {
    number: entry?.number ?? 0,
    points: change,
    lotId: after.made,
    taken: (entry?.entry.uses ?? []).map((use) => ({ lotId: use.lotId, points: points(-use.points) })),
  };
  return { ...after, adjustments: [...world.adjustments, adjustment] };
}

function undo(world: World, which: number, rules: DueRules): World {
  const adjustment = world.adjustments[which];
  if (adjustment === undefined || world.undone.has(which)) return world;
  const draft = dueDraft(world, rules);
  const before = balanceOf(draft.state);
  const decided = decideUndo(draft, adjustment, terms(world, rules, null));
  if ('refused' in decided) {
    expect(adjustment.points).toBeGreaterThan(0n);
    expect(decided.refused).toBe('insufficient-points');
    return world;
  }
  const after = stored(world, decided);
  const now = balanceOf(after.state);
  expect(now.held).toBe(before.held);
  expect(now.available - now.debt).toBe(before.available - before.debt - adjustment.points);
  return { ...after, undone: new Set([...world.undone, which]) };
}

function step(world: World, event: Happening, rules: DueRules): World {
  switch (event.kind) {
    case 'wait':
      return { ...world, now: world.now.add({ hours: event.hours }) };
    case 'adjust':
      return adjust(world, points(BigInt(event.points)), rules);
    case 'undo':
      return undo(world, event.which, rules);
    case 'hold': {
      const after = stored(world, dueDraft(world, rules));
      const hold = decideHold(after.state, points(BigInt(event.points)));
      return hold.kind === 'refused'
        ? after
        : { ...after, state: hold.state, held: [...after.held, ...hold.parts] };
    }
    case 'release': {
      const state = decideRelease(world.state, world.held);
      return stored({ ...world, state, held: [] }, dueDraft({ ...world, state }, rules));
    }
    case 'owe': {
      // As a clawback leaves it: only while nothing is free.
      const after = stored(world, dueDraft(world, rules));
      if (balanceOf(after.state).available > 0n) return after;
      const debt = points(after.state.account.debt + BigInt(event.points));
      return { ...after, state: { ...after.state, account: { ...after.state.account, debt } } };
    }
  }
}

describe('an account that staff adjust, whatever happens', () => {
  it('never has less than nothing, keeps what is reserved, and repays what is owed before anything is gained', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 25 }), expiries, (events, expiry) => {
        const rules: DueRules = { zone: newYork, expiry };
        events.reduce((world, event) => {
          const after = step(world, event, rules);
          for (const lot of after.state.lots) {
            expect(lot.remaining).toBeGreaterThanOrEqual(lot.reserved);
            expect(lot.remaining).toBeLessThanOrEqual(lot.granted);
          }
          return after;
        }, start);
      }),
    );
  });

  it('holds in its lots, less what is owed, what its entries add up to', () => {
    fc.assert(
      fc.property(
        fc.array(
          happening.filter(({ kind }) => kind !== 'owe'),
          { maxLength: 25 },
        ),
        expiries,
        (events, expiry) => {
          const rules: DueRules = { zone: newYork, expiry };
          const end = events.reduce((world, event) => step(world, event, rules), start);
          const sum = sumPoints(end.entries.map((entry) => entry.points));
          const { account, lots } = end.state;
          expect(granted + sum).toBe(sumPoints(lots.map((lot) => lot.remaining)) - account.debt);
        },
      ),
    );
  });

  it('is as before once what was given is taken back at once', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 15 }), some, expiries, (events, given, expiry) => {
        const rules: DueRules = { zone: newYork, expiry };
        const settled = events.reduce((world, event) => step(world, event, rules), start);
        const world = stored(settled, dueDraft(settled, rules));
        if (world.state.account.debt > 0n) return;
        const after = undo(adjust(world, points(BigInt(given)), rules), world.adjustments.length, rules);
        expect(balanceOf(after.state)).toEqual(balanceOf(world.state));
      }),
    );
  });
});
