import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, parseInstant } from '#app/kernel/calendar.ts';
import { lotId, shopifyId } from '#app/kernel/ids.ts';
import { type Points, points, sumPoints } from '#app/kernel/points.ts';
import type { Expiry } from '../earning/program.ts';
import { type AccountDraft, draftOf, withDue } from '../ledger/account-change.ts';
import { applyDue, balanceOf, type DueRules } from '../ledger/due.ts';
import type { NewEntry } from '../ledger/ledger.ts';
import type { AccountState } from '../ledger/lots.ts';
import { settledDown } from '../ledger/repay.ts';
import { newYork, sampleState } from '../ledger/sample-account.ts';
import { decideHold, decideRelease } from './hold.ts';
import { planRedemption } from './plan-redemptions.ts';
import type { Redemption } from './redemption.ts';
import { accountWith, orderWith, sampleCode, sampleHold } from './sample-redemption.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

/*
 * The life of what one customer redeems: holds are made, released, used in part or whole, late or in time; what the
 * orders were is given back bit by bit; time passes. All in any order.
 */

type Happening =
  | { readonly kind: 'hold'; readonly hundreds: number }
  | { readonly kind: 'release'; readonly which: number }
  | { readonly kind: 'use'; readonly which: number; readonly perMille: number }
  | { readonly kind: 'return'; readonly which: number; readonly perMille: number }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'wait'; readonly hours: number };

const which = fc.integer({ min: 0, max: 4 });
const perMille = fc.integer({ min: 0, max: 1000 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), hundreds: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('release' as const), which }),
  fc.record({ kind: fc.constant('use' as const), which, perMille }),
  fc.record({ kind: fc.constant('return' as const), which, perMille }),
  fc.record({ kind: fc.constant('cancel' as const), which }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 30 }) }),
);
const expiries = fc.constantFrom<Expiry>(
  null,
  { days: 20, graceDays: 10 },
  { inactivityDays: 25 },
  { calendar: { month: 3, day: 31, yearsOn: 0 }, graceDays: 10 },
);
const life = fc.array(happening, { maxLength: 25 });

interface World {
  readonly state: AccountState;
  readonly entries: readonly NewEntry[];
  readonly granted: Points;
  readonly redemptions: readonly Redemption[];
  readonly orders: ReadonlyMap<bigint, ReturnType<typeof orderWith>>;
  readonly now: Instant;
}

const start = (): World => {
  const lots = [
    { id: 1, remaining: 250, expires: '2026-04-01T04:00:00Z' },
    { id: 2, remaining: 300 },
    { id: 3, remaining: 150, expires: '2026-03-15T04:00:00Z' },
    { id: 4, remaining: 200, matured: false, available: '2026-03-20T04:00:00Z' },
  ];
  return {
    state: sampleState(lots, { active: '2026-03-01T00:00:00Z' }),
    entries: [],
    granted: points(900n),
    redemptions: [],
    orders: new Map(),
    now: parseInstant('2026-03-01T15:00:00Z'),
  };
};

function dueDraft(world: World, rules: DueRules): AccountDraft {
  const { steps, state } = applyDue(world.state, world.now, rules);
  return withDue(draftOf(accountWith(world.state, world.entries.length)), { steps, state }, rules.zone);
}

/** What the store does with a draft: lots that entries make get numbers. */
function stored(world: World, draft: AccountDraft): World {
  const made = draft.lines.flatMap(({ note }) => (note.lot === undefined ? [] : [note.lot]));
  const lots = made.map((lot, index) => ({
    id: lotId(BigInt(100 + world.entries.length + index)),
    orderShopifyId: null,
    granted: lot.granted,
    remaining: lot.granted,
    reserved: points(0n),
    availableAt: lot.availableAt,
    expiresAt: lot.expiresAt,
    keptFrom: null,
    matured: lot.matured ?? false,
  }));
  return {
    ...world,
    state: { ...draft.state, lots: [...draft.state.lots, ...lots] },
    entries: [...world.entries, ...draft.lines.map(({ entry }) => entry)],
  };
}

function settle(world: World, redemption: Redemption, rules: DueRules): World {
  const order = world.orders.get(redemption.id);
  if (order === undefined) return world;
  const at = { orderId: redemption.id, order, now: world.now, rules };
  const plan = planRedemption(dueDraft(world, rules), redemption, at);
  return {
    ...stored(world, plan.draft),
    redemptions: world.redemptions.map((one) => (one.id === redemption.id ? plan.redemption : one)),
  };
}

function step(world: World, event: Happening, rules: DueRules): World {
  if (event.kind === 'wait') return { ...world, now: world.now.add({ hours: event.hours }) };
  if (event.kind === 'hold') return hold(world, event.hundreds, rules);
  const redemption = world.redemptions[event.which];
  if (redemption === undefined) return world;
  if (event.kind === 'release') return release(world, redemption, rules);
  const known = world.orders.get(redemption.id);
  const order = orderAfter(redemption, event, known, world.now);
  if (order === undefined) return world;
  const orders = new Map([...world.orders, [redemption.id, order]]);
  return settle({ ...world, orders }, redemption, rules);
}

function orderAfter(
  { id, code, points: held }: Redemption,
  event: Extract<Happening, { kind: 'use' | 'return' | 'cancel' }>,
  known: ReturnType<typeof orderWith> | undefined,
  now: Instant,
): ReturnType<typeof orderWith> | undefined {
  const face = Number(held) * 5;
  const ids = { shopifyId: shopifyId(id), processedAt: known?.processedAt ?? now, updatedAt: now };
  if (event.kind === 'use') {
    if (known !== undefined) return known;
    return orderWith([sampleCode(Math.floor((face * event.perMille) / 1000), 0, code)], ids);
  }
  const used = known?.codes[0];
  if (known === undefined || used === undefined) return undefined;
  if (event.kind === 'cancel') return { ...known, ...ids, standing: 'cancelled' };
  const cents = Number(used.used.minor);
  return { ...known, ...ids, codes: [sampleCode(cents, Math.floor((cents * event.perMille) / 1000), code)] };
}

function hold(world: World, hundreds: number, rules: DueRules): World {
  const draft = dueDraft(world, rules);
  const decision = decideHold(draft.state, points(BigInt(hundreds * 100)));
  if (decision.kind === 'refused') return stored(world, draft);
  const id = BigInt(world.redemptions.length + 1);
  const made = sampleHold(hundreds * 100, {
    id,
    code: `LOY-${id}`,
    parts: decision.parts,
    heldAt: world.now,
  });
  const next = stored(world, { ...draft, state: decision.state });
  return { ...next, redemptions: [...world.redemptions, made] };
}

function release(world: World, redemption: Redemption, rules: DueRules): World {
  if (redemption.state !== 'held') return world;
  const draft = dueDraft(world, rules);
  const freed = { ...draft, state: decideRelease(draft.state, redemption.parts) };
  const next = stored(world, settledDown(freed, `${redemption.code}:released`, world.now, rules));
  const parts = redemption.parts.map((part) => ({ ...part, reserved: points(0n) }));
  const ended: Redemption = { ...redemption, state: 'voided', reason: 'released', parts };
  return { ...next, redemptions: world.redemptions.map((one) => (one.id === ended.id ? ended : one)) };
}

function live(
  events: readonly Happening[],
  expiry: Expiry,
  check: (world: World, rules: DueRules) => void,
): World {
  const rules = { zone: newYork, expiry };
  let world = start();
  for (const event of events) {
    world = step(world, event, rules);
    check(world, rules);
  }
  return world;
}

describe('what a customer redeems, whatever happens', () => {
  it('leaves in lots, less what is owed, what its entries add up to', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        live(events, expiry, ({ state, entries, granted }) => {
          const held = sumPoints(state.lots.map((lot) => lot.remaining)) - state.account.debt;
          expect(granted + sumPoints(entries.map((entry) => entry.points))).toBe(held);
        });
      }),
    );
  });

  it('keeps reserved in lots exactly what holds keep, never more than is there', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        live(events, expiry, ({ state, redemptions }) => {
          for (const lot of state.lots) {
            const kept = redemptions.flatMap(({ parts }) => parts.filter((part) => part.lotId === lot.id));
            expect(lot.reserved).toBe(sumPoints(kept.map((part) => part.reserved)));
            expect(lot.reserved <= lot.remaining && lot.remaining <= lot.granted).toBe(true);
          }
        });
      }),
    );
  });

  it('never has less than nothing available, and owes nothing while it has', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        live(events, expiry, ({ state, now }, rules) => {
          const { available, debt } = balanceOf(applyDue(state, now, rules).state);
          expect(available >= 0n && debt >= 0n).toBe(true);
          if (debt > 0n) expect(available).toBe(0n);
        });
      }),
    );
  });

  it('uses no more than was reserved, gives back no more than was used, and says so in its lots', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        live(events, expiry, ({ redemptions }) => {
          for (const { used, restored, owed, points: held, parts, state } of redemptions) {
            expect(used <= held && restored <= used && owed <= used).toBe(true);
            if (state !== 'posted') expect(used).toBe(0n);
            else expect(sumPoints(parts.map((part) => part.used))).toBe(used - owed);
          }
        });
      }),
    );
  });

  it('is the same when everything is told again', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        const world = live(events, expiry, () => {});
        const rules = { zone: newYork, expiry };
        const settled = world.redemptions.reduce(
          (known, { id }) => settle(known, known.redemptions[Number(id) - 1] ?? sampleHold(1), rules),
          stored(world, dueDraft(world, rules)),
        );
        expect(settled.redemptions).toEqual(world.redemptions);
      }),
    );
  });

  it('writes every entry once', () => {
    fc.assert(
      fc.property(life, expiries, (events, expiry) => {
        const keys = live(events, expiry, () => {}).entries.map((entry) => entry.sourceKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('an order that is cancelled', () => {
  const rules = { zone: newYork, expiry: null };
  const cancelling = (use: number, steps: readonly number[]) => {
    const events: Happening[] = [
      { kind: 'hold', hundreds: 4 },
      { kind: 'use', which: 0, perMille: use },
      ...steps.map((step) => ({ kind: 'return', which: 0, perMille: step }) as const),
      { kind: 'cancel', which: 0 },
    ];
    return events.reduce((world, event) => step(world, event, rules), start());
  };

  it('leaves the points as if the code had never been used, in however many steps', () => {
    fc.assert(
      fc.property(perMille, fc.array(perMille, { maxLength: 5 }), (use, steps) => {
        expect(cancelling(use, steps).state.lots).toEqual(start().state.lots);
      }),
    );
  });

  it('reaches the same in one step as in many', () => {
    fc.assert(
      fc.property(perMille, fc.array(perMille, { minLength: 1, maxLength: 5 }), (use, steps) => {
        const reached = (list: readonly number[]) => {
          const events: Happening[] = [
            { kind: 'hold', hundreds: 4 },
            { kind: 'use', which: 0, perMille: use },
            ...list.map((one) => ({ kind: 'return', which: 0, perMille: one }) as const),
          ];
          return events.reduce((world, event) => step(world, event, rules), start());
        };
        const rising = [...steps].sort((a, b) => a - b);
        expect(reached(rising).state).toEqual(reached(rising.slice(-1)).state);
      }),
    );
  });
});
