import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalDays, compareInstants, type Instant } from '#app/kernel/calendar.ts';
import { type LotId, lotId } from '#app/kernel/ids.ts';
import { applyDue } from '../ledger/due.ts';
import { at, newYork, rules, type SampleLot, sampleState } from '../ledger/sample-account.ts';
import { firstToGo } from './endings.ts';
import { nextNotice, noticesDue } from './notices.ts';

fc.configureGlobal({ numRuns: Number(process.env.LAW_RUNS ?? 60) });

const nobody: ReadonlyMap<LotId, Instant> = new Map();
const told30 = { ...rules(), days: 30 };

// Each ends with a day of New York.
const lot = (id: number, remaining: number, lastDay: string, more: Partial<SampleLot> = {}): SampleLot => ({
  id,
  remaining,
  expires: `${at(`${lastDay}T12:00:00-05:00`).add({ hours: 12 }).toString().slice(0, 10)}T05:00:00Z`,
  ...more,
});
const shown = (notices: ReturnType<typeof noticesDue>) =>
  notices.map(({ day, at: moment, points }) => `${day} ${points} ${moment}`);

describe('points that will go', () => {
  it('are told of from the beginning of the day that many days before their last one', () => {
    const state = sampleState([lot(1, 50, '2027-01-31')]);
    expect(nextNotice(state, nobody, told30)?.toString()).toBe('2027-01-01T05:00:00Z');
    expect(noticesDue(state, nobody, at('2027-01-01T04:59:59.999Z'), told30)).toEqual([]);
    expect(shown(noticesDue(state, nobody, at('2027-01-01T05:00:00Z'), told30))).toEqual([
      '2027-01-31 50 2027-01-01T05:00:00Z',
    ]);
  });

  it('within a week of the first are told of with it, later ones by themselves', () => {
    const state = sampleState([
      lot(1, 10, '2027-01-31'),
      lot(2, 20, '2027-01-25'),
      lot(3, 40, '2027-02-01'),
      lot(4, 80, '2027-01-25'),
    ]);
    expect(shown(noticesDue(state, nobody, at('2026-12-26T05:00:00Z'), told30))).toEqual([
      '2027-01-25 110 2026-12-26T05:00:00Z',
    ]);
    const told = new Map([1, 2, 4].map((id) => [lotId(BigInt(id)), at('2027-02-01T05:00:00Z')] as const));
    told.set(lotId(2n), at('2027-01-26T05:00:00Z')).set(lotId(4n), at('2027-01-26T05:00:00Z'));
    expect(noticesDue(state, told, at('2027-01-01T05:00:00Z'), told30)).toEqual([]);
    expect(nextNotice(state, told, told30)?.toString()).toBe('2027-01-02T05:00:00Z');
    expect(shown(noticesDue(state, told, at('2027-01-10T05:00:00Z'), told30))).toEqual([
      '2027-02-01 40 2027-01-02T05:00:00Z',
    ]);
  });

  it('are told of anew where their end has moved', () => {
    const expiry = { inactivityDays: 60 };
    const quiet = sampleState([{ id: 1, remaining: 10 }], { active: '2026-03-01T15:00:00Z' });
    const inactive = { ...rules(expiry), days: 14 };
    const [first] = noticesDue(quiet, nobody, at('2026-04-20T12:00:00Z'), inactive);
    expect(first?.day.toString()).toBe('2026-04-30');
    const told = new Map(first?.ends.map(({ lotId: id, end }) => [id, end] as const));
    expect(noticesDue(quiet, told, at('2026-04-21T12:00:00Z'), inactive)).toEqual([]);
    const active = sampleState([{ id: 1, remaining: 10 }], { active: '2026-04-22T15:00:00Z' });
    expect(nextNotice(active, told, inactive)?.toString()).toBe('2026-06-07T04:00:00Z');
  });

  it('and cannot be used yet are told of once they can', () => {
    const pending = lot(1, 10, '2027-01-31', { available: '2027-01-20T15:00:00Z', matured: false });
    const state = sampleState([pending]);
    expect(nextNotice(state, nobody, told30)?.toString()).toBe('2027-01-20T15:00:00Z');
    expect(noticesDue(state, nobody, at('2027-01-20T14:59:59Z'), told30)).toEqual([]);
    expect(noticesDue(state, nobody, at('2027-01-20T15:00:00Z'), told30)).toHaveLength(1);
  });

  it.each([
    ['are reserved', sampleState([lot(1, 10, '2027-01-31', { reserved: 10 })]), told30],
    ['are gone', sampleState([lot(1, 10, '2026-12-31')]), told30],
    ['never go', sampleState([{ id: 1, remaining: 10 }]), told30],
    ['nobody is told of', sampleState([lot(1, 10, '2027-01-31')]), { ...rules(), days: null }],
    [
      'repay what is owed',
      sampleState([lot(1, 10, '2027-01-31', { available: '2027-01-04T00:00:00Z', matured: false })], {
        debt: 10,
      }),
      told30,
    ],
  ])('that %s are not told of', (_what, state, given) => {
    expect(noticesDue(state, nobody, at('2027-01-05T12:00:00Z'), given)).toEqual([]);
  });

  it('that go first are those of one day', () => {
    const state = sampleState([
      lot(1, 10, '2027-02-01'),
      lot(2, 20, '2027-01-31'),
      lot(3, 40, '2027-01-31', { reserved: 15 }),
      lot(4, 80, '2027-01-30', { matured: false }),
    ]);
    const first = firstToGo(state, rules());
    expect([first?.points, first?.lastDay.toString()]).toEqual([45n, '2027-01-31']);
  });
});

describe('owners who are told, whenever somebody looks', () => {
  const start = at('2026-03-01T17:00:00Z');
  const lots = fc.array(
    fc.record({ lasts: fc.integer({ min: 0, max: 60 }), waits: fc.integer({ min: 0, max: 20 }) }),
    { minLength: 1, maxLength: 6 },
  );
  const looks = fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 12 });

  it('hear of every end once, and where it is looked daily of all there is', () => {
    fc.assert(
      fc.property(lots, looks, fc.integer({ min: 1, max: 20 }), (sizes, jumps, days) => {
        const state = sampleState(
          sizes.map(({ lasts, waits }, index) => ({
            id: index + 1,
            remaining: 10,
            matured: false,
            available: addLocalDays(start, newYork, waits).toString(),
            expires: addLocalDays(start, newYork, waits + lasts)
              .add({ hours: 12 })
              .toString(),
          })),
        );
        const live = (steps: readonly number[]) => {
          let told = new Map<LotId, Instant>();
          const heard: LotId[] = [];
          let now = start;
          for (const step of [0, ...steps]) {
            now = addLocalDays(now, newYork, step);
            for (const { ends } of noticesDue(state, told, now, { ...rules(), days })) {
              heard.push(...ends.map((one) => one.lotId));
              told = new Map([...told, ...ends.map((one) => [one.lotId, one.end] as const)]);
            }
            const next = nextNotice(applyDue(state, now, rules()).state, told, { ...rules(), days });
            expect(next === null || compareInstants(next, now) > 0).toBe(true);
          }
          return heard.toSorted();
        };
        const some = live(jumps);
        expect(new Set(some).size).toBe(some.length);
        expect(live(Array.from({ length: 90 }, () => 1))).toEqual(state.lots.map(({ id }) => id).toSorted());
      }),
    );
  });
});
