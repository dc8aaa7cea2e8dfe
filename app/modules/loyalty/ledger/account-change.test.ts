import { describe, expect, it } from 'vitest';
import { lotId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { changeOf, draftOf, type StoredAccount, withDue, withEntry } from './account-change.ts';
import { applyDue } from './due.ts';
import type { NewEntry } from './ledger.ts';
import type { Lot } from './lots.ts';
import { at, newYork, order1, rules, type SampleLot, sampleState } from './sample-account.ts';

const now = at('2026-04-25T12:00:00Z');
const by = rules({ days: 60, graceDays: 0 });
const end = '2026-05-01T04:00:00Z';

function stored(lots: readonly SampleLot[], debt = 0): StoredAccount {
  const state = sampleState(lots, { debt, active: '2026-03-01T00:00:00Z' });
  return { customerId: 9n, entries: 4, posted: points(100n), state, lotOrders: new Map([[lotId(1n), 77n]]) };
}

const entry = (change: number): NewEntry => ({
  ...{ kind: 'adjust', points: points(BigInt(change)), sourceKey: `key:${change}`, happenedAt: now },
  ...{ orderShopifyId: order1, uses: [], trace: { is: 'repay', points: '1' } },
  facts: [{ key: 'fact', kind: 'points-adjusted', happenedAt: now, data: {} }],
});

describe('a change of an account', () => {
  it('is nothing at first, due when the first lot is', () => {
    const account = stored([
      { id: 1, remaining: 5, expires: end },
      { id: 2, remaining: 0, expires: '2026-04-30T04:00:00Z' },
    ]);
    expect(changeOf(draftOf(account), by)).toEqual({
      ...{ customerId: 9n, expectedEntries: 4, lines: [], lots: [], facts: [], posted: 100n, debt: 0n },
      ...{ lastActivityAt: at('2026-03-01T00:00:00Z'), dueAt: at(end) },
    });
  });

  it('numbers its lines on, adds them up, and tells its facts of customer and order', () => {
    const draft = draftOf(stored([{ id: 1, remaining: 5 }]));
    const one = withEntry(draft, entry(7), draft.state, { orderId: 3n });
    const two = withEntry(one, entry(-20), draft.state, { orderId: null });
    expect(two.lines.map(({ number, balanceAfter, note }) => [number, balanceAfter, note])).toEqual([
      [5, 107n, { orderId: 3n }],
      [6, 87n, { orderId: null }],
    ]);
    expect(two.facts).toMatchObject([
      { key: 'fact', customerId: 9n, orderId: 3n },
      { key: 'fact', customerId: 9n, orderId: null },
    ]);
    expect(changeOf(two, by)).toMatchObject({ expectedEntries: 4, posted: 87n });
  });

  it('holds what time has done, of the orders of its lots', () => {
    const account = stored([
      { id: 1, remaining: 5, expires: '2026-04-20T04:00:00Z' },
      { id: 2, remaining: 6, matured: false, available: '2026-04-22T04:00:00Z' },
      { id: 3, remaining: 8, expires: '2026-04-21T04:00:00Z' },
    ]);
    const draft = withDue(draftOf(account), applyDue(account.state, now, by), newYork);
    expect(draft.lines.map(({ number, balanceAfter, note }) => [number, balanceAfter, note])).toEqual([
      [5, 95n, { orderId: 77n }],
      [6, 87n, { orderId: null }],
    ]);
    expect(draft.facts.map(({ kind, customerId, orderId }) => [kind, customerId, orderId])).toEqual([
      ['points-expired', 9n, 77n],
      ['points-expired', 9n, null],
      ['points-available', 9n, null],
    ]);
    expect(changeOf(draft, by).lots.map(({ id, remaining, matured }) => [id, remaining, matured])).toEqual([
      [1n, 0n, true],
      [2n, 6n, true],
      [3n, 0n, true],
    ]);
  });

  const later = at('2026-06-01T04:00:00Z');
  const changes: [string, Partial<Lot>][] = [
    ['what remains', { remaining: points(4n) }],
    ['what is reserved', { reserved: points(1n) }],
    ['that it is available', { matured: false }],
    ['when it becomes available', { availableAt: later }],
    ['that this is not known', { availableAt: null }],
    ['its end', { expiresAt: later }],
    ['that it has none', { expiresAt: null }],
    ['since when it is kept', { keptFrom: later }],
  ];

  it.each(changes)('writes a lot of which this is new: %s', (_what, change) => {
    const account = stored([
      { id: 1, remaining: 5, expires: end },
      { id: 2, remaining: 5 },
    ]);
    const lots = account.state.lots.map((lot, index) => (index === 0 ? { ...lot, ...change } : { ...lot }));
    const written = changeOf({ ...draftOf(account), state: { ...account.state, lots } }, by).lots;
    const [lot] = lots;
    if (lot === undefined) throw new Error('There is a lot');
    const { orderShopifyId: _order, granted: _granted, ...kept } = lot;
    expect(written).toEqual([kept]);
  });

  it('writes lots that came from elsewhere only where they changed, and none that it makes itself', () => {
    const account = stored([]);
    const [same, less, made] = sampleState([
      { id: 5, remaining: 5 },
      { id: 6, remaining: 5 },
      { id: 7, remaining: 5 },
    ]).lots;
    if (same === undefined || less === undefined || made === undefined) throw new Error('There are lots');
    const state = { ...account.state, lots: [same, { ...less, remaining: points(1n) }, made] };
    const change = changeOf({ ...draftOf(account), state }, by, [same, less]);
    expect(change.lots.map(({ id, remaining }) => [id, remaining])).toEqual([[6n, 1n]]);
  });

  it('is due at the first end of its lots and of those that it makes available', () => {
    const dueAt = (open: string | null, made: string | null, matured = true) => {
      const draft = draftOf(stored(open === null ? [] : [{ id: 1, remaining: 5, expires: open }]));
      const expiresAt = made === null ? null : at(made);
      const lot = { granted: points(3n), availableAt: now, expiresAt, ...(matured ? { matured } : {}) };
      return (
        changeOf(withEntry(draft, entry(3), draft.state, { orderId: null, lot }), by).dueAt?.toString() ??
        null
      );
    };
    expect(dueAt(end, '2026-04-28T04:00:00Z')).toBe('2026-04-28T04:00:00Z');
    expect(dueAt('2026-04-27T04:00:00Z', '2026-04-28T04:00:00Z')).toBe('2026-04-27T04:00:00Z');
    expect(dueAt(null, '2026-04-28T04:00:00Z')).toBe('2026-04-28T04:00:00Z');
    expect(dueAt(end, null)).toBe('2026-05-01T04:00:00Z');
    expect(dueAt(null, null)).toBeNull();
    // One that still has to mature stands in the state, under a number of its own.
    expect(dueAt(null, '2026-04-28T04:00:00Z', false)).toBeNull();
  });

  it('keeps what is owed', () => {
    expect(changeOf(draftOf(stored([], 6)), by)).toMatchObject({ debt: 6n, dueAt: null });
  });
});
