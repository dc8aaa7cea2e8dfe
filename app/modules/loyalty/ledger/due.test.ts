import { describe, expect, it } from 'vitest';
import { lastLocalDay, zone } from '#app/kernel/calendar.ts';
import { applyDue, balanceAt, type DueStep, expiryOf, nextDue, usableUntil } from './due.ts';
import { at, newYork, rules, sampleLot, sampleState } from './sample-account.ts';

const told = (steps: readonly DueStep[]) =>
  steps.map((step) => [step.kind, step.at.toString(), Number(step.points)]);

describe('points that were pending', () => {
  const state = sampleState([{ id: 1, remaining: 55, available: '2026-03-31T14:00:00Z', matured: false }]);

  it('are available from their moment on and not before', () => {
    expect(balanceAt(state, at('2026-03-31T13:59:59.999Z'), rules())).toMatchObject({
      available: 0n,
      pending: 55n,
    });
    expect(balanceAt(state, at('2026-03-31T14:00:00Z'), rules())).toMatchObject({
      available: 55n,
      pending: 0n,
    });
  });

  it('repay what is owed first', () => {
    const owing = {
      ...state,
      account: { ...state.account, debt: sampleLot({ id: 9, remaining: 20 }).remaining },
    };
    const { state: after, steps } = applyDue(owing, at('2026-04-01T00:00:00Z'), rules());
    expect(steps).toMatchObject([{ kind: 'matured', points: 55n, repaid: 20n }]);
    expect(balanceAt(after, at('2026-04-01T00:00:00Z'), rules())).toEqual({
      available: 35n,
      pending: 0n,
      held: 0n,
      debt: 0n,
    });
  });

  it('stay pending while nobody knows when they mature', () => {
    const open = { ...state, lots: state.lots.map((lot) => ({ ...lot, availableAt: null })) };
    expect(balanceAt(open, at('2030-01-01T00:00:00Z'), rules())).toMatchObject({
      pending: 55n,
      available: 0n,
    });
    expect(nextDue(open, rules())).toBeNull();
  });
});

describe('expiry by age', () => {
  it.each([
    // available 31 March, 10:00 in New York, + 91 days: usable through 30 June
    ['2026-03-31T14:00:00Z', newYork, 91, '2026-06-30'],
    // late on 31 March in New York, which is April in UTC
    ['2026-04-01T03:30:00Z', newYork, 91, '2026-06-30'],
    // across the end of summer time: 25 hours in the last day change nothing
    ['2026-10-25T00:30:00Z', zone('Europe/Berlin'), 0, '2026-10-25'],
    ['2028-02-29T12:00:00Z', zone('Europe/Berlin'), 365, '2029-02-28'],
  ])(
    'of points available at %s in %s after %s days leaves %s as their last day',
    (available, place, days, last) => {
      const end = expiryOf(at(available), rules({ days, graceDays: 30 }, place));
      expect(end === null ? null : lastLocalDay(end, place).toString()).toBe(last);
    },
  );

  it.each([
    // 23:30 on 31 December in New York, which is January in UTC
    ['2027-01-01T04:30:00Z', newYork, { month: 12, day: 31, yearsOn: 1 }, '2028-01-01T05:00:00Z'],
    ['2027-01-01T05:00:00Z', newYork, { month: 12, day: 31, yearsOn: 1 }, '2029-01-01T05:00:00Z'],
    // the day has 23 hours, then 25
    [
      '2026-01-10T12:00:00Z',
      zone('Europe/Berlin'),
      { month: 3, day: 29, yearsOn: 0 },
      '2026-03-29T22:00:00Z',
    ],
    [
      '2026-01-10T12:00:00Z',
      zone('Europe/Berlin'),
      { month: 10, day: 25, yearsOn: 0 },
      '2026-10-25T23:00:00Z',
    ],
    ['2026-04-01T12:00:00Z', zone('Asia/Tokyo'), { month: 2, day: 29, yearsOn: 1 }, '2028-02-29T15:00:00Z'],
  ])(
    'of points available at %s in %s on a day of the year, %o, comes at %s',
    (available, place, calendar, end) => {
      expect(expiryOf(at(available), rules({ calendar, graceDays: 30 }, place))?.toString()).toBe(end);
    },
  );

  it('takes what no hold keeps, and the rest once the hold has ended', () => {
    const state = sampleState([{ id: 1, remaining: 50, reserved: 20, expires: '2026-07-01T04:00:00Z' }]);
    const first = applyDue(state, at('2026-07-02T00:00:00Z'), rules());
    expect(told(first.steps)).toEqual([['expired', '2026-07-01T04:00:00Z', 30]]);
    expect(balanceAt(first.state, at('2026-07-02T00:00:00Z'), rules())).toMatchObject({
      available: 0n,
      held: 20n,
    });
    const released = {
      ...first.state,
      lots: sampleState([{ id: 1, remaining: 20, expires: '2026-07-01T04:00:00Z' }]).lots,
    };
    expect(balanceAt(released, at('2026-07-02T00:00:00Z'), rules()).available).toBe(0n);
  });

  it('goes before what matures at the same moment, and each has its own moment', () => {
    const state = sampleState([
      { id: 1, remaining: 10, available: '2026-07-01T04:00:00Z', matured: false },
      { id: 2, remaining: 20, expires: '2026-07-01T04:00:00Z' },
      { id: 3, remaining: 30, expires: '2026-06-30T04:00:00Z' },
    ]);
    expect(told(applyDue(state, at('2026-08-01T00:00:00Z'), rules()).steps)).toEqual([
      ['expired', '2026-06-30T04:00:00Z', 30],
      ['expired', '2026-07-01T04:00:00Z', 20],
      ['matured', '2026-07-01T04:00:00Z', 10],
    ]);
  });

  it('matures and expires in one jump what came too late for both', () => {
    const late = { id: 1, remaining: 10, available: '2026-03-31T14:00:00Z', expires: '2026-05-01T04:00:00Z' };
    const { steps } = applyDue(
      sampleState([{ ...late, matured: false }]),
      at('2026-09-01T00:00:00Z'),
      rules(),
    );
    expect(steps.map((step) => step.kind)).toEqual(['matured', 'expired']);
  });
});

describe('expiry by inactivity', () => {
  const expiry = { inactivityDays: 180 };

  it('takes everything available after the last usable day', () => {
    // last active 1 March + 180 days = 28 August, usable through its end in New York
    const state = sampleState(
      [
        { id: 1, remaining: 10 },
        { id: 2, remaining: 5 },
      ],
      { active: '2026-03-01T15:00:00Z' },
    );
    expect(balanceAt(state, at('2026-08-29T03:59:59Z'), rules(expiry)).available).toBe(15n);
    expect(balanceAt(state, at('2026-08-29T04:00:00Z'), rules(expiry)).available).toBe(0n);
  });

  it('leaves points their full time that came available after the end', () => {
    const lot = { id: 1, remaining: 10, available: '2026-09-10T14:00:00Z', matured: false };
    const state = sampleState([lot], { active: '2026-03-01T15:00:00Z' });
    expect(balanceAt(state, at('2026-12-01T00:00:00Z'), rules(expiry)).available).toBe(10n);
    // 10 September + 180 days = 9 March
    expect(balanceAt(state, at('2027-03-10T05:00:00Z'), rules(expiry)).available).toBe(0n);
  });

  it('counts from the day the rule came at the earliest', () => {
    const state = sampleState([{ id: 1, remaining: 10 }], { active: '2026-03-01T15:00:00Z' });
    const late = rules({ ...expiry, since: at('2026-12-01T15:00:00Z') });
    // 1 December + 180 days = 30 May, usable through its end in New York
    expect(balanceAt(state, at('2027-05-31T03:59:59Z'), late).available).toBe(10n);
    expect(balanceAt(state, at('2027-05-31T04:00:00Z'), late).available).toBe(0n);
  });

  it('never touches what is pending', () => {
    const lot = { id: 1, remaining: 10, available: '2027-01-10T14:00:00Z', matured: false };
    const state = sampleState([lot], { active: '2026-03-01T15:00:00Z' });
    expect(balanceAt(state, at('2026-12-01T00:00:00Z'), rules(expiry)).pending).toBe(10n);
  });

  it('tells until when a lot can be used', () => {
    const { account, lots } = sampleState([{ id: 1, remaining: 10 }], { active: '2026-03-01T15:00:00Z' });
    const until = lots[0] === undefined ? null : usableUntil(lots[0], account, rules(expiry));
    expect(until?.toString()).toBe('2026-08-29T04:00:00Z');
  });
});
