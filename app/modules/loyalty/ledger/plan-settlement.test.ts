import { describe, expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import { planSettlement, type SettlementQuestion } from './plan-settlement.ts';
import { at, newYork, sampleEarningOrder, sampleProgram, sampleState } from './sample-account.ts';

const now = at('2026-04-25T12:00:00Z');

const plan = (change: Partial<SettlementQuestion> = {}, granted = 0) =>
  planSettlement({
    ...{ order: sampleEarningOrder(5000), terms: { program: sampleProgram(), traits: new Map() } },
    ...{ soFar: { granted: points(BigInt(granted)), clawed: points(0n) }, state: sampleState([]) },
    ...{ now, zone: newYork, expiryNow: null },
    ...change,
  });

describe('settling an order', () => {
  it('writes the grant, the clawback, or nothing', () => {
    expect(plan().entry).toMatchObject({ kind: 'earn', points: 50n });
    expect(plan({}, 80).entry).toMatchObject({ kind: 'clawback', points: -30n });
    expect(plan({}, 50)).toMatchObject({ decision: { kind: 'nothing' }, entry: null });
  });

  it('applies first what is due by how points expire now, and grants by the order’s own programme', () => {
    const state = sampleState([{ id: 1, remaining: 5 }], { active: '2026-01-01T00:00:00Z' });
    const program = sampleProgram({ expiry: { days: 10, graceDays: 0 } });
    const both = plan({
      ...{ state, expiryNow: { inactivityDays: 30 }, terms: { program, traits: new Map() } },
    });
    expect(both.due.steps).toMatchObject([{ kind: 'expired', cause: 'inactivity', points: 5n }]);
    // Available on 31 March, + 10 days.
    expect(both.decision).toMatchObject({ expiresAt: at('2026-04-11T04:00:00Z') });
    expect(both.entitlement.points).toBe(50n);
  });

  it('hands on a catch-up and a new owner', () => {
    const asOf = at('2026-04-20T12:00:00Z');
    expect(plan({ asOf }).decision).toMatchObject({ earnedAt: asOf });
    const order = sampleEarningOrder(5000, 5000, { updatedAt: at('2026-03-09T12:00:00Z') });
    expect(plan({ order }, 10).decision).toMatchObject({ earnedAt: order.updatedAt });
    expect(plan({ order, newOwner: true }, 10).decision).toMatchObject({ earnedAt: order.paidAt });
  });
});
