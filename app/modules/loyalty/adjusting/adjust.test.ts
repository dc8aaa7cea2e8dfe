import { describe, expect, it } from 'vitest';
import { lotId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { explainInEnglish } from '../explanation/explain-english.ts';
import { entryTraceSchema } from '../explanation/trace.ts';
import { type AccountDraft, changeOf, draftOf } from '../ledger/account-change.ts';
import { applyDue, balanceOf } from '../ledger/due.ts';
import { at, rules, type SampleLot, sampleState } from '../ledger/sample-account.ts';
import { accountWith } from '../redemption/sample-redemption.ts';
import { type AdjustDecision, type Adjustment, decideAdjustment, decideUndo } from './adjust.ts';
import { isAdjustment, parseAmount } from './asked.ts';

const now = at('2026-03-20T15:00:00Z');
const terms = (change: object = {}) => ({
  sourceKey: 'adjust:1:k',
  actor: '7',
  reason: 'goodwill' as const,
  now,
  rules: rules({ days: 365, graceDays: 30 }),
  ...change,
});
const draft = (lots: readonly SampleLot[], account: { debt?: number } = {}) =>
  draftOf(accountWith(sampleState(lots, account)));
const undone = (change: Partial<Adjustment>): Adjustment => ({
  number: 4,
  points: points(100n),
  lotId: null,
  taken: [],
  ...change,
});

function decided(outcome: AdjustDecision): AccountDraft {
  if ('refused' in outcome) throw new Error(`Refused: ${outcome.refused}`);
  return outcome;
}

describe('points given by hand', () => {
  it('are a lot of their own that can be used at once, for as long as the programme says', () => {
    const given = decided(decideAdjustment(draft([{ id: 1, remaining: 10 }]), points(100n), terms()));
    const [line] = given.lines;
    expect(line).toMatchObject({
      number: 1,
      balanceAfter: 110n,
      note: { actor: '7', reason: 'goodwill', orderId: null, lot: { granted: 100n, availableAt: now } },
      entry: { kind: 'adjust', points: 100n, sourceKey: 'adjust:1:k', uses: [] },
    });
    expect(line?.note.lot?.expiresAt?.toString()).toBe('2027-03-21T04:00:00Z');
    expect(line?.entry.facts).toEqual([
      {
        key: 'adjust:1:k',
        kind: 'points-adjusted',
        happenedAt: now,
        data: { points: '100', reason: 'goodwill' },
      },
    ]);
    expect(balanceOf(applyDue(given.state, now, terms().rules).state).available).toBe(110n);
    // The sweep has something to do at once: it announces that they are there.
    expect(changeOf(given, terms().rules).dueAt).toEqual(now);
  });

  it('repay what is owed first', () => {
    const given = decided(decideAdjustment(draft([], { debt: 30 }), points(100n), terms()));
    const { state, steps } = applyDue(given.state, now, terms().rules);
    expect(balanceOf(state)).toMatchObject({ available: 70n, debt: 0n });
    expect(steps).toMatchObject([{ kind: 'matured', repaid: 30n }]);
  });

  it('are taken back while all of them are free, and otherwise not', () => {
    const own = undone({ lotId: lotId(2n) });
    const lots: SampleLot[] = [
      { id: 1, remaining: 500 },
      { id: 2, remaining: 100 },
    ];
    const back = decided(decideUndo(draft(lots), own, terms({ reason: null })));
    expect(back.lines[0]?.entry).toMatchObject({ points: -100n, uses: [{ lotId: 2n, points: -100n }] });
    expect(back.lines[0]?.note).toMatchObject({ reason: 'undo' });
    expect(decideUndo(draft([{ id: 2, remaining: 100, reserved: 1 }]), own, terms())).toEqual({
      refused: 'insufficient-points',
      available: 99n,
    });
    expect(decideUndo(draft([{ id: 1, remaining: 500 }]), own, terms())).toEqual({
      refused: 'insufficient-points',
      available: 0n,
    });
  });
});

describe('points taken by hand', () => {
  const lots: SampleLot[] = [
    { id: 1, remaining: 50 },
    { id: 2, remaining: 40, reserved: 10, expires: '2026-06-01T04:00:00Z' },
    { id: 3, remaining: 70, matured: false, available: '2026-04-01T04:00:00Z' },
  ];

  it('are those that would be used first, never reserved or pending ones', () => {
    const taken = decided(decideAdjustment(draft(lots), points(-60n), terms()));
    expect(taken.lines[0]?.entry.uses).toEqual([
      { lotId: 2n, points: -30n },
      { lotId: 1n, points: -30n },
    ]);
    expect(taken.state.account.debt).toBe(0n);
    expect(balanceOf(taken.state)).toMatchObject({ available: 20n, held: 10n, pending: 70n });
  });

  it('are refused beyond what is available', () => {
    expect(decideAdjustment(draft(lots), points(-81n), terms())).toEqual({
      refused: 'insufficient-points',
      available: 80n,
    });
    expect(decideAdjustment(draft(lots), points(-80n), terms())).toHaveProperty('lines');
  });

  it('come back to their lots, with days of grace where their time is over, and repay first', () => {
    const gone: SampleLot[] = [
      { id: 1, remaining: 0, expires: '2026-03-01T05:00:00Z' },
      { id: 2, remaining: 5 },
    ];
    const taking = undone({
      points: points(-60n),
      taken: [
        { lotId: lotId(1n), points: points(40n) },
        { lotId: lotId(2n), points: points(20n) },
      ],
    });
    const back = decided(decideUndo(draft(gone, { debt: 15 }), taking, terms({ reason: null })));
    expect(back.lines.map(({ entry }) => [entry.kind, entry.points])).toEqual([
      ['adjust', 60n],
      ['repay', 0n],
    ]);
    expect(balanceOf(back.state)).toMatchObject({ available: 50n, debt: 0n });
    const lot = back.state.lots.find(({ id }) => id === 1n);
    // 15 of the graced ones, which end soonest, repaid the debt.
    expect(lot).toMatchObject({ remaining: 25n, availableAt: now });
    expect(lot?.expiresAt?.toString()).toBe('2026-04-20T04:00:00Z');
    expect(back.lines[0]?.entry.trace).toMatchObject({ graced: '40', graceDay: '2026-04-19', undoes: 4 });
  });

  it('do not come back to lots that went to another account', () => {
    const taking = undone({ points: points(-5n), taken: [{ lotId: lotId(9n), points: points(5n) }] });
    expect(decideUndo(draft(lots), taking, terms())).toEqual({ refused: 'not-allowed' });
  });
});

describe('the statement', () => {
  const said = (change: object) =>
    explainInEnglish(
      entryTraceSchema.parse({
        ...{ is: 'adjust', points: '100', reason: 'goodwill', undoes: null, graced: '0', graceDay: null },
        ...change,
      }),
    );

  it('says that points were given or taken by hand, why, and what was undone', () => {
    expect(said({})).toBe('100 points given by hand: as goodwill.');
    expect(said({ points: '-1', reason: 'correction' })).toBe('1 point taken by hand: to correct a mistake.');
    expect(said({ reason: 'promotion' })).toContain('for a promotion');
    expect(said({ reason: 'event' })).toContain('for an event');
    expect(said({ reason: 'other' })).toContain('for another reason');
    expect(said({ points: '-100', reason: null, undoes: 4 })).toBe(
      '100 points taken by hand: entry 4 was undone.',
    );
    expect(said({ reason: null, undoes: 4, graced: '40', graceDay: '2026-04-19' })).toBe(
      '100 points given by hand: entry 4 was undone, 40 points had expired meanwhile and can be used until 2026-04-19.',
    );
  });
});

describe('what may be asked for', () => {
  const asked = (change: object) =>
    isAdjustment({ points: 5n, reason: 'goodwill', note: '', key: 'a-1', ...change });

  it('is a whole number other than 0 within reason, a known reason, a short note and a plain key', () => {
    expect(asked({})).toBe(true);
    for (const points of [100_000_000n, -100_000_000n]) expect(asked({ points })).toBe(true);
    for (const points of [0n, 100_000_001n, -100_000_001n, 10n ** 18n]) expect(asked({ points })).toBe(false);
    expect(asked({ reason: 'because' })).toBe(false);
    expect(asked({ note: 'x'.repeat(500) })).toBe(true);
    for (const note of ['x'.repeat(501), 'a\u0000b', '\ud800']) expect(asked({ note })).toBe(false);
    for (const key of ['', 'x'.repeat(101), 'a b', 'a\u0000']) expect(asked({ key })).toBe(false);
  });

  it('is typed as whole points without a sign', () => {
    expect(parseAmount('100')).toBe(100n);
    expect(parseAmount('100000000')).toBe(100_000_000n);
    for (const text of ['', '0', '-0', '-5', '+5', '1.5', '1e18', '1,000', '100000001', '٣', '9'.repeat(30)])
      expect(parseAmount(text)).toBeNull();
  });
});
