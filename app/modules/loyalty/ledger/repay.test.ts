import { describe, expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import { draftOf, type StoredAccount } from './account-change.ts';
import { repaid, settledDown } from './repay.ts';
import { at, rules, type SampleLot, sampleState } from './sample-account.ts';

const now = at('2026-04-25T12:00:00Z');

function draft(lots: readonly SampleLot[], debt: number) {
  const state = sampleState(lots, { debt });
  const account: StoredAccount = {
    customerId: 9n,
    entries: 4,
    posted: points(100n),
    state,
    lotOrders: new Map(),
  };
  return draftOf(account);
}

describe('what is owed', () => {
  it('is repaid from what is available and free, soonest expiry first, in one entry', () => {
    const lots = [
      { id: 1, remaining: 10 },
      { id: 2, remaining: 30, reserved: 25, expires: '2026-05-01T04:00:00Z' },
      { id: 3, remaining: 8, matured: false },
      { id: 4, remaining: 6, reserved: 6, expires: '2026-04-30T04:00:00Z' },
    ];
    const after = repaid(draft(lots, 12), 'redemption:X:released', now);
    expect(after.state.account.debt).toBe(0n);
    expect(after.state.lots.map(({ remaining }) => remaining)).toEqual([3n, 25n, 8n, 6n]);
    const sourceKey = 'redemption:X:released:repaid';
    const fact = { key: sourceKey, kind: 'debt-repaid', happenedAt: now, data: { points: '12' } };
    expect(after.lines).toEqual([
      {
        ...{ number: 5, balanceAfter: 100n, note: { orderId: null } },
        entry: {
          ...{ kind: 'repay', points: 0n, sourceKey, happenedAt: now, orderShopifyId: null },
          uses: [
            { lotId: 2n, points: -5n },
            { lotId: 1n, points: -7n },
          ],
          trace: { is: 'repay', points: '12' },
          facts: [fact],
        },
      },
    ]);
    expect(after.facts).toEqual([{ ...fact, customerId: 9n, orderId: null }]);
  });

  it('stays where nothing is free, and nothing is written', () => {
    const before = draft([{ id: 1, remaining: 10, reserved: 10 }], 12);
    expect(repaid(before, 'key', now)).toBe(before);
    const owing = repaid(draft([{ id: 1, remaining: 10 }], 12), 'key', now);
    expect(owing.state.account.debt).toBe(2n);
  });

  it('is not repaid by points whose time ran out while they were reserved', () => {
    const lots = [{ id: 1, remaining: 10, expires: '2026-04-20T04:00:00Z' }];
    const after = settledDown(draft(lots, 4), 'key', now, rules({ days: 60, graceDays: 0 }));
    expect(after.lines.map(({ entry }) => entry.kind)).toEqual(['expire']);
    expect(after.state.account.debt).toBe(4n);
  });
});
