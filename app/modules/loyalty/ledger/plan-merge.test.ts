import { describe, expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import type { StoredAccount } from './account-change.ts';
import { planMerge } from './plan-merge.ts';
import { at, rules, type SampleLot, sampleState } from './sample-account.ts';

const now = at('2026-04-25T12:00:00Z');

function stored(
  customerId: bigint,
  lots: readonly SampleLot[],
  {
    debt = 0,
    posted,
    active,
    entries = 2,
  }: { debt?: number; posted?: number; active?: string; entries?: number } = {},
): StoredAccount {
  const state = sampleState(lots, { debt, ...(active === undefined ? {} : { active }) });
  const held = lots.reduce((sum, lot) => sum + lot.remaining, 0) - debt;
  return { customerId, entries, posted: points(BigInt(posted ?? held)), state, lotOrders: new Map() };
}

const plan = (from: StoredAccount, into: StoredAccount, by = rules({ days: 60, graceDays: 0 })) =>
  planMerge({ from, into, now, rules: by });

describe('taking over an account', () => {
  it('moves points and lots in a pair of entries', () => {
    const lots = [{ id: 1, remaining: 50 }];
    const merged = plan(stored(1n, lots), stored(2n, [{ id: 2, remaining: 5 }]));
    const [leaving, staying] = merged ?? [];
    const key = 'customer:1:merged:3';
    const same = { kind: 'merge', happenedAt: now, orderShopifyId: null, uses: [] };
    expect(leaving?.state).toEqual({ account: { debt: 0n, lastActivityAt: null }, lots: [] });
    expect(leaving?.lines).toEqual([
      {
        ...{ number: 3, balanceAfter: 0n, note: { orderId: null } },
        entry: {
          ...{ ...same, points: -50n, sourceKey: `${key}:out`, facts: [] },
          trace: { is: 'merge', points: '-50', direction: 'out' },
        },
      },
    ]);
    const fact = { key: `${key}:in`, kind: 'points-merged', happenedAt: now, data: { points: '50' } };
    expect(staying?.lines).toEqual([
      {
        ...{ number: 3, balanceAfter: 55n, note: { orderId: null } },
        entry: {
          ...{ ...same, points: 50n, sourceKey: `${key}:in`, facts: [fact] },
          trace: { is: 'merge', points: '50', direction: 'in' },
        },
      },
    ]);
    expect(staying?.state.lots.map(({ id, remaining }) => [id, remaining])).toEqual([
      [2n, 5n],
      [1n, 50n],
    ]);
  });

  it('applies first what is due on both, under a key that counts it', () => {
    const expired = { id: 1, remaining: 50, expires: '2026-04-20T04:00:00Z' };
    const ending = { id: 2, remaining: 5, expires: '2026-04-21T04:00:00Z' };
    const [leaving, staying] =
      plan(stored(1n, [expired, { id: 3, remaining: 1 }]), stored(2n, [ending])) ?? [];
    expect(leaving?.lines.map(({ entry }) => [entry.kind, entry.points])).toEqual([
      ['expire', -50n],
      ['merge', -1n],
    ]);
    expect(leaving?.lines[1]?.entry.sourceKey).toBe('customer:1:merged:4:out');
    expect(staying?.lines.map(({ entry }) => entry.kind)).toEqual(['expire', 'merge']);
  });

  it('adds up what is owed and repays it from what is available', () => {
    const [, staying] =
      plan(stored(1n, [], { debt: 8 }), stored(2n, [{ id: 2, remaining: 20 }], { debt: 3 })) ?? [];
    expect(staying?.state.account.debt).toBe(0n);
    expect(staying?.state.lots[0]?.remaining).toBe(9n);
    expect(staying?.lines.map(({ entry }) => entry.sourceKey)).toEqual([
      'customer:1:merged:3:in',
      'customer:1:merged:3:repaid',
    ]);
  });

  it.each([
    [undefined, undefined, undefined],
    ['2026-01-01T00:00:00Z', undefined, '2026-01-01T00:00:00Z'],
    [undefined, '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'],
    ['2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'],
    ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'],
  ])('takes the later activity of %s and %s', (a, b, later) => {
    const one = (active: string | undefined) => (active === undefined ? {} : { active });
    const [leaving, staying] =
      plan(stored(1n, [{ id: 1, remaining: 1 }], one(a)), stored(2n, [], one(b))) ?? [];
    expect(staying?.state.account.lastActivityAt).toEqual(later === undefined ? null : at(later));
    expect(leaving?.state.account.lastActivityAt).toEqual(a === undefined ? null : at(a));
  });

  it('is nothing where there is nothing, and something where any of it is left', () => {
    const into = stored(2n, []);
    expect(plan(stored(1n, []), into)).toBeNull();
    expect(plan(stored(1n, [{ id: 1, remaining: 0 }]), into)).toBeNull();
    expect(
      plan(
        stored(
          1n,
          [
            { id: 1, remaining: 5 },
            { id: 2, remaining: 0 },
          ],
          { debt: 5 },
        ),
        into,
      ),
    ).not.toBeNull();
    expect(plan(stored(1n, [], { debt: 5, posted: 0 }), into)).not.toBeNull();
    expect(plan(stored(1n, [], { posted: 3 }), into)).not.toBeNull();
    // Only what has just expired: its lot has moved, so its end is to be written.
    const gone = { id: 1, remaining: 50, expires: '2026-04-20T04:00:00Z' };
    const [leaving] = plan(stored(1n, [gone]), into) ?? [];
    expect(leaving?.lines.map(({ entry }) => entry.points)).toEqual([-50n, 0n]);
  });
});
