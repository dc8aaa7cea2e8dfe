import { describe, expect, it } from 'vitest';
import { decideTier, type KnownTier, withoutLevels } from './decide-tier.ts';
import { reachedLevel } from './levels.ts';
import type { TierRules } from './path.ts';
import type { Counted } from './qualifying.ts';
import { at, sampleLevel, sampleOrder, samplePoints, sampleRules, sampleTimeline } from './sample-tiers.ts';

const decide = (rules: TierRules, counted: Partial<Counted>, now: string, known: KnownTier | null = null) =>
  decideTier(known, sampleTimeline(rules, counted), rules, at(now));

const told = ({ steps }: Pick<ReturnType<typeof decide>, 'steps'>) =>
  steps.map(({ from, to, at: moment, cause }) => `${from} → ${to}: ${cause} ${moment}`);

const spring = sampleOrder('2026-03-01T15:00:00Z', 600);
const summer = sampleOrder('2026-06-01T15:00:00Z', 500);

describe('a level by what was bought', () => {
  it('is reached at the payment that makes it, and lost when that leaves the window', () => {
    const year = decide(sampleRules(), { orders: [spring, summer] }, '2027-07-01T00:00:00Z');
    expect(told(year)).toEqual([
      'null → silver: reached 2026-03-01T15:00:00Z',
      'silver → gold: reached 2026-06-01T15:00:00Z',
      'gold → silver: window 2027-03-02T05:00:00Z',
      'silver → null: window 2027-06-02T04:00:00Z',
    ]);
    expect(year.reached).toEqual(['silver', 'gold']);
    expect(year.dueAt).toBe(null);
  });

  it('knows the next moment at which time alone changes it', () => {
    const now = decide(sampleRules(), { orders: [spring, summer] }, '2026-06-02T00:00:00Z');
    expect([now.level, now.own.since.toString(), now.dueAt?.toString()]).toEqual([
      'gold',
      '2026-06-01T15:00:00Z',
      '2027-03-02T05:00:00Z',
    ]);
  });

  it('is lowered at once by a refund', () => {
    const before = decide(sampleRules(), { orders: [spring, summer] }, '2026-06-02T00:00:00Z');
    const refunded = { ...summer, netMinor: 10000n };
    const after = decide(sampleRules(), { orders: [spring, refunded] }, '2026-06-10T00:00:00Z', before);
    expect(told(after)).toEqual(['gold → silver: refunded 2026-06-10T00:00:00Z']);
    expect(after.reached).toEqual([]);
    const again = decide(
      sampleRules(),
      { orders: [spring, refunded, sampleOrder('2026-06-12T00:00:00Z', 900)] },
      '2026-06-12T00:00:00Z',
      after,
    );
    expect(told(again)).toEqual(['silver → gold: reached 2026-06-12T00:00:00Z']);
    expect(again.reached).toEqual([]);
  });

  it.each([
    ['all', 600, 10, null],
    ['all', 600, 50, 'both'],
    ['any', 600, 10, 'both'],
    ['any', 100, 50, 'both'],
    ['any', 100, 10, null],
  ] as const)('asks for %s: %d dollars and %d points are %s', (match, dollars, count, level) => {
    const both = sampleLevel('both', null, { from: { spendMinor: 50000, points: 50, orders: null } });
    const counted = {
      orders: [sampleOrder('2026-03-01T15:00:00Z', dollars)],
      points: [samplePoints('2026-03-01T15:00:00Z', count)],
    };
    expect(decide(sampleRules({ match, levels: [both] }), counted, '2026-03-02T00:00:00Z').level).toBe(level);
  });

  it('that asks for nothing is everybody’s, and nobody’s to reach', () => {
    const free = sampleLevel('bronze', 0, { entryPoints: 5 });
    const rules = sampleRules({ downgrade: 'period-end', levels: [free, sampleLevel('silver', 500)] });
    const decision = decide(rules, {}, '2028-01-01T00:00:00Z');
    expect([decision.level, decision.reached, decision.dueAt]).toEqual(['bronze', [], null]);
    expect(
      reachedLevel(rules.tiers, {
        spendMinor: 0n,
        points: samplePoints('2026-01-01T00:00:00Z', 0).points,
        orders: 0,
      })?.id,
    ).toBe('bronze');
  });

  it('in which somebody begins by past orders has no entry points', () => {
    const past = sampleOrder('2025-12-01T15:00:00Z', 700);
    const begun = decide(sampleRules(), { orders: [past] }, '2026-02-01T00:00:00Z');
    expect(told(begun)).toEqual(['null → silver: programme 2026-01-01T05:00:00Z']);
    expect([begun.reached, begun.rewarded]).toEqual([[], ['silver']]);
  });

  it('is reached by what is paid at the moment at which levels start', () => {
    const start = '2026-03-01T15:00:00Z';
    const decision = decide(sampleRules({}, start), { orders: [spring] }, start);
    expect([told(decision), decision.reached]).toEqual([[`null → silver: reached ${start}`], ['silver']]);
  });
});

describe('a level that is kept to the end of its period', () => {
  const rules = (change: Parameters<typeof sampleRules>[0] = {}) =>
    sampleRules({ downgrade: 'period-end', ...change });

  it('stays through a refund until the end of the day twelve months on', () => {
    const before = decide(rules(), { orders: [spring, summer] }, '2026-06-02T00:00:00Z');
    expect(before.own.keptUntil?.toString()).toBe('2027-06-02T04:00:00Z');
    const kept = decide(rules(), { orders: [spring] }, '2027-06-02T03:59:59Z', before);
    expect([kept.level, told(kept)]).toEqual(['gold', []]);
    const over = decide(rules(), { orders: [spring] }, '2027-06-02T04:00:00Z', before);
    expect(told(over)).toEqual(['gold → null: period-end 2027-06-02T04:00:00Z']);
  });

  it('goes on for another period where it is deserved again, and grace does not move that', () => {
    const more = sampleOrder('2027-05-01T15:00:00Z', 1000);
    const later = decide(
      rules({ graceDays: 10 }),
      { orders: [spring, summer, more] },
      '2027-06-20T00:00:00Z',
    );
    expect([later.level, later.own.since.toString(), later.own.keptUntil?.toString()]).toEqual([
      'gold',
      '2026-06-01T15:00:00Z',
      '2028-06-12T04:00:00Z',
    ]);
  });

  it('goes one level down at most where the programme says so', () => {
    const order = [sampleOrder('2026-03-01T15:00:00Z', 1500)];
    const down = decide(rules({ oneStep: true }), { orders: order }, '2028-04-01T00:00:00Z');
    expect(told(down)).toEqual([
      'null → gold: reached 2026-03-01T15:00:00Z',
      'gold → silver: period-end 2027-03-02T05:00:00Z',
      'silver → null: period-end 2028-03-03T05:00:00Z',
    ]);
    expect(down.reached).toEqual(['gold']);
  });

  it('ends with the calendar year and its grace', () => {
    const calendar = rules({ window: 'calendar-year', graceDays: 31 });
    const decision = decide(calendar, { orders: [summer] }, '2026-06-02T00:00:00Z');
    expect(decision.own.keptUntil?.toString()).toBe('2027-02-01T05:00:00Z');
    const again = sampleOrder('2027-01-20T15:00:00Z', 500);
    const on = decide(calendar, { orders: [summer, again] }, '2027-02-01T05:00:00Z', decision);
    expect([on.level, on.own.keptUntil?.toString()]).toEqual(['silver', '2028-02-01T05:00:00Z']);
    expect(decide(calendar, { orders: [summer] }, '2027-02-01T05:00:00Z', decision).level).toBe(null);
  });

  it('is kept when a programme comes to ask for more', () => {
    const before = decide(rules(), { orders: [spring] }, '2026-03-02T00:00:00Z');
    const dearer = { levels: [sampleLevel('silver', 900)] };
    const edited = (downgrade: 'period-end' | 'immediate' | 'never') => ({
      ...sampleRules({ downgrade, ...dearer }, '2026-04-01T00:00:00Z'),
    });
    const follow = (downgrade: 'period-end' | 'immediate' | 'never') =>
      decide(edited(downgrade), { orders: [spring] }, '2026-04-02T00:00:00Z', before);
    expect(follow('never').level).toBe('silver');
    expect([follow('period-end').level, follow('period-end').own.keptUntil]).toEqual([
      'silver',
      before.own.keptUntil,
    ]);
    expect(told(follow('immediate'))).toEqual(['silver → null: programme 2026-04-01T00:00:00Z']);
  });
});

describe('a level given by hand', () => {
  const before = decide(sampleRules(), { orders: [spring] }, '2026-03-02T00:00:00Z');
  const manual = {
    ...{ level: 'gold', since: at('2026-03-10T00:00:00Z'), until: at('2026-05-01T04:00:00Z'), by: 'sam' },
  };
  const given: KnownTier = { ...before, manual };

  it('holds until its day is over, then what is held without it does', () => {
    const during = decide(sampleRules(), { orders: [spring] }, '2026-05-01T03:59:59Z', given);
    expect([during.level, during.own.level, told(during), during.dueAt?.toString()]).toEqual([
      'gold',
      'silver',
      [],
      '2026-05-01T04:00:00Z',
    ]);
    const after = decide(sampleRules(), { orders: [spring] }, '2027-04-01T00:00:00Z', given);
    expect(told(after)).toEqual([
      'gold → silver: manual-ended 2026-05-01T04:00:00Z',
      'silver → null: window 2027-03-02T05:00:00Z',
    ]);
    expect(after.manual).toBe(null);
  });

  it('hides what is reached meanwhile, whose entry points are given all the same', () => {
    const decision = decide(
      sampleRules(),
      { orders: [spring, sampleOrder('2026-04-01T00:00:00Z', 500)] },
      '2026-04-02T00:00:00Z',
      { ...given, manual: { ...manual, level: 'silver' } },
    );
    expect([decision.level, decision.own.level, told(decision), decision.reached]).toEqual([
      'silver',
      'gold',
      [],
      ['gold'],
    ]);
  });

  it('of a level that is gone ends with it', () => {
    const rules = sampleRules({ levels: [sampleLevel('silver', 500)] }, '2026-04-01T00:00:00Z');
    const decision = decide(rules, { orders: [spring] }, '2026-04-02T00:00:00Z', given);
    expect([decision.level, told(decision)]).toEqual([
      'silver',
      ['gold → silver: manual-ended 2026-04-01T00:00:00Z'],
    ]);
  });
});

it('without levels nothing is held', () => {
  const before = decide(sampleRules(), { orders: [spring] }, '2026-03-02T00:00:00Z');
  const gone = withoutLevels(before, at('2026-04-01T00:00:00Z'));
  expect(told(gone)).toEqual(['silver → null: programme 2026-04-01T00:00:00Z']);
  expect([gone.level, gone.rewarded, gone.dueAt]).toEqual([null, ['silver'], null]);
});
