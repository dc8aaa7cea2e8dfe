import { describe, expect, it } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import { lotId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { balanceOf, type DueRules } from './due.ts';
import type { AccountState } from './lots.ts';
import { at, order1, order2, rules, sampleEarningOrder, sampleState } from './sample-account.ts';
import { applySettlement, decideSettlement, type SettlementInput } from './settlement.ts';

interface Question {
  readonly worth: number;
  readonly granted?: number;
  readonly clawed?: number;
  readonly state?: AccountState;
  readonly order?: Partial<SettlementInput['order']>;
  readonly pendingDays?: number;
  readonly rules?: DueRules;
  readonly asOf?: string;
  readonly newOwner?: boolean;
}

function decide({ worth, granted = 0, clawed = 0, state = sampleState([]), ...rest }: Question) {
  return decideSettlement({
    order: { ...sampleEarningOrder(0), ...rest.order },
    entitled: points(BigInt(worth)),
    soFar: { granted: points(BigInt(granted)), clawed: points(BigInt(clawed)) },
    state,
    pendingDays: rest.pendingDays ?? 30,
    rules: rest.rules ?? rules(),
    asOf: rest.asOf === undefined ? null : at(rest.asOf),
    newOwner: rest.newOwner ?? false,
  });
}

describe('settling an order that is worth more than it has given', () => {
  it.each([
    // paid 10:00 EST on 1 March; summer time since the 8th: 10:00 EDT
    ['America/New_York', '2026-03-01T15:00:00Z', '2026-03-31T14:00:00Z'],
    // paid 10:00 EDT on 15 October; winter time since 1 November: 10:00 EST
    ['America/New_York', '2026-10-15T14:00:00Z', '2026-11-14T15:00:00Z'],
    ['Europe/Berlin', '2026-03-01T15:00:00Z', '2026-03-31T14:00:00Z'],
    ['Europe/Berlin', '2026-10-15T14:00:00Z', '2026-11-14T15:00:00Z'],
    // 31 January + 30 days
    ['Europe/Berlin', '2026-01-31T15:00:00Z', '2026-03-02T15:00:00Z'],
  ])('grants points that in %s, paid at %s, are available at %s', (place, paid, available) => {
    const decision = decide({ worth: 48, order: { paidAt: at(paid) }, rules: rules(null, zone(place)) });
    expect(decision).toEqual({
      kind: 'grant',
      points: 48n,
      earnedAt: at(paid),
      availableAt: at(available),
      expiresAt: null,
    });
  });

  it('gives them the days of the programme, counted from the local day of availability', () => {
    // available 31 March, + 365 days: usable through 31 March 2027
    const decision = decide({ worth: 1, rules: rules({ days: 365, graceDays: 30 }) });
    expect(decision).toHaveProperty('expiresAt', at('2027-04-01T04:00:00Z'));
  });

  it('grants as of the catch-up that awards an old order, pending no longer than from its payment', () => {
    // paid 1 March, 30 days on 31 March at 10:00 EDT
    expect(decide({ worth: 1, asOf: '2026-03-20T12:00:00Z' })).toMatchObject({
      earnedAt: at('2026-03-20T12:00:00Z'),
      availableAt: at('2026-03-31T14:00:00Z'),
    });
    expect(decide({ worth: 1, asOf: '2027-01-01T00:00:00Z' })).toMatchObject({
      earnedAt: at('2027-01-01T00:00:00Z'),
      availableAt: at('2027-01-01T00:00:00Z'),
    });
    // paid after the catch-up began
    expect(decide({ worth: 1, asOf: '2026-02-01T00:00:00Z' })).toHaveProperty(
      'earnedAt',
      at('2026-03-01T15:00:00Z'),
    );
  });

  it('counts from the payment again for a new owner, from the change for the same one', () => {
    const order = { updatedAt: at('2026-03-11T12:00:00Z') };
    const question = { worth: 60, granted: 60, clawed: 60, order };
    expect(decide({ ...question, newOwner: true })).toHaveProperty('earnedAt', at('2026-03-01T15:00:00Z'));
    expect(decide(question)).toHaveProperty('earnedAt', at('2026-03-11T12:00:00Z'));
  });

  it('makes them available at once where nothing is pending', () => {
    expect(decide({ worth: 1, pendingDays: 0 })).toHaveProperty('availableAt', at('2026-03-01T15:00:00Z'));
  });

  it('grants the difference after an edit as points pending from the edit on', () => {
    const decision = decide({ worth: 90, granted: 60, order: { updatedAt: at('2026-04-10T15:00:00Z') } });
    expect(decision).toMatchObject({ kind: 'grant', points: 30n });
    expect(decision).toHaveProperty('availableAt', at('2026-05-10T15:00:00Z'));
  });

  it('waits while the order is unpaid or the edit that made it dearer is', () => {
    expect(decide({ worth: 48, order: { paidAt: null } }).kind).toBe('nothing');
    expect(decide({ worth: 90, granted: 60, order: { owing: true } }).kind).toBe('nothing');
  });

  it('does nothing when everything has been given', () => {
    expect(decide({ worth: 48, granted: 60, clawed: 12 }).kind).toBe('nothing');
  });
});

describe('settling an order that is worth less than it has given', () => {
  const lots = [
    { id: 1, remaining: 10, order: order1, matured: true },
    { id: 2, remaining: 10, order: order1, matured: false },
    { id: 3, remaining: 10, order: order2, expires: '2027-02-01T05:00:00Z' },
    { id: 4, remaining: 10, order: order2, expires: '2027-01-01T05:00:00Z' },
    { id: 5, remaining: 10, order: order2 },
    { id: 6, remaining: 5, order: order2, matured: false },
  ];

  it('takes from its own pending points, its own available ones, others soonest expiry first, then owes', () => {
    const decision = decide({ worth: 0, granted: 60, state: sampleState(lots) });
    expect(decision).toEqual({
      kind: 'clawback',
      points: 60n,
      from: [
        { lotId: 2n, points: 10n, source: 'own-pending' },
        { lotId: 1n, points: 10n, source: 'own-available' },
        { lotId: 4n, points: 10n, source: 'other' },
        { lotId: 3n, points: 10n, source: 'other' },
        { lotId: 5n, points: 10n, source: 'other' },
        { lotId: 6n, points: 5n, source: 'other' },
      ],
      debt: 5n,
    });
  });

  it('leaves what a hold keeps', () => {
    const state = sampleState([{ id: 1, remaining: 50, reserved: 45, order: order1 }]);
    expect(decide({ worth: 0, granted: 50, state })).toMatchObject({
      from: [{ lotId: 1n, points: 5n }],
      debt: 45n,
    });
  });

  it('adds to what is owed and takes nothing twice', () => {
    const state = sampleState([{ id: 1, remaining: 5, order: order1 }], { debt: 7 });
    const decision = decide({ worth: 20, granted: 60, clawed: 10, state });
    const after = applySettlement(state, decision, order1, lotId(2n));
    expect(balanceOf(after)).toEqual({ available: 0n, pending: 0n, held: 0n, debt: 32n });
    expect(decide({ worth: 20, granted: 60, clawed: 40, state: after }).kind).toBe('nothing');
  });

  it('takes back even while the rest of the order is owed', () => {
    const state = sampleState([{ id: 1, remaining: 60, order: order1, matured: false }]);
    expect(decide({ worth: 50, granted: 60, state, order: { owing: true } })).toMatchObject({
      points: 10n,
      debt: 0n,
    });
  });
});

describe('a settlement applied', () => {
  it('counts a grant as activity at the moment that earned it', () => {
    const state = sampleState([], { active: '2026-02-01T00:00:00Z' });
    const after = applySettlement(state, decide({ worth: 48 }), order1, lotId(1n));
    expect(after.account.lastActivityAt).toEqual(at('2026-03-01T15:00:00Z'));
    expect(balanceOf(after)).toEqual({ available: 0n, pending: 48n, held: 0n, debt: 0n });
  });

  it('does not move the last activity back for an order that arrives late', () => {
    const state = sampleState([], { active: '2026-05-01T00:00:00Z' });
    const after = applySettlement(state, decide({ worth: 48 }), order1, lotId(1n));
    expect(after.account.lastActivityAt).toEqual(at('2026-05-01T00:00:00Z'));
  });
});
