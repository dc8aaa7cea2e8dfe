import { describe, expect, it } from 'vitest';
import { decideTier, type KnownTier, withoutLevels } from './decide-tier.ts';
import type { TierRules } from './path.ts';
import type { Counted } from './qualifying.ts';
import { at, sampleLevel, sampleOrder, samplePoints, sampleRules, sampleTimeline } from './sample-tiers.ts';

/* What is known late, what ends by hand, and what comes next. */

const decide = (rules: TierRules, counted: Partial<Counted>, now: string, known: KnownTier | null = null) =>
  decideTier(known, sampleTimeline(rules, counted), rules, at(now));

const told = ({ steps }: Pick<ReturnType<typeof decide>, 'steps'>) =>
  steps.map(({ from, to, at: moment, cause }) => `${from} → ${to}: ${cause} ${moment}`);

const spring = sampleOrder('2026-03-01T15:00:00Z', 600);
const summer = sampleOrder('2026-06-01T15:00:00Z', 500);

it('without levels who held none goes on as before, and a level given by hand ends', () => {
  const since = at('2026-01-05T00:00:00Z');
  const none: KnownTier = { own: { level: null, since, keptUntil: null }, manual: null, rewarded: [] };
  const now = at('2026-04-01T00:00:00Z');
  expect(withoutLevels(none, now)).toEqual({
    ...{ own: none.own, manual: null, rewarded: [], level: null, steps: [], reached: [], dueAt: null },
  });
  const manual = { level: 'gold', since, until: null, by: 'sam' };
  const given = withoutLevels({ ...none, own: { ...none.own, level: 'silver' }, manual }, now);
  expect([told(given), given.own]).toEqual([
    [`gold → null: programme ${now}`],
    { level: null, since: now, keptUntil: null },
  ]);
});

describe('what is found out late', () => {
  const silver = decide(sampleRules(), { orders: [spring] }, '2026-03-02T00:00:00Z');

  it('by an order from before what was known is reached now', () => {
    const early = sampleOrder('2026-02-01T15:00:00Z', 500);
    const after = decide(sampleRules(), { orders: [early, spring] }, '2026-03-09T00:00:00Z', silver);
    expect(told(after)).toEqual(['silver → gold: reached 2026-03-09T00:00:00Z']);
  });

  it('by a refund from before it is lost now, without a level too', () => {
    const gone = { ...spring, netMinor: 0n, counts: false };
    expect(told(decide(sampleRules(), { orders: [gone] }, '2026-03-09T00:00:00Z', silver))).toEqual([
      'silver → null: refunded 2026-03-09T00:00:00Z',
    ]);
    expect(told(decide(sampleRules(), { orders: [spring] }, '2026-03-09T00:00:00Z', silver))).toEqual([]);
  });
});

describe('the end of a level given by hand', () => {
  const silver = decide(sampleRules(), { orders: [spring] }, '2026-03-02T00:00:00Z');
  const until = at('2026-05-01T04:00:00Z');
  const manual = { level: 'silver', since: at('2026-03-10T00:00:00Z'), until, by: 'sam' };
  const now = '2026-06-10T00:00:00Z';
  const follow = (...orders: readonly ReturnType<typeof sampleOrder>[]) =>
    decide(sampleRules(), { orders: [spring, ...orders] }, now, { ...silver, manual });

  it('shows what was reached before it or at that very moment, and then what came after', () => {
    expect(told(follow(sampleOrder('2026-04-01T00:00:00Z', 500)))).toEqual([
      'silver → gold: manual-ended 2026-05-01T04:00:00Z',
    ]);
    expect(told(follow(sampleOrder('2026-05-01T04:00:00Z', 500)))).toEqual([
      'silver → gold: manual-ended 2026-05-01T04:00:00Z',
    ]);
    expect(told(follow(summer))).toEqual(['silver → gold: reached 2026-06-01T15:00:00Z']);
    expect(told(follow())).toEqual([]);
  });

  it('is over at its moment; one without a moment is not', () => {
    const known: KnownTier = { ...silver, manual: { ...manual, level: 'gold' } };
    expect(decide(sampleRules(), { orders: [spring] }, until.toString(), known).level).toBe('silver');
    const forever: KnownTier = { ...silver, manual: { ...manual, level: 'gold', until: null } };
    const held = decide(sampleRules(), { orders: [spring] }, '2027-04-01T00:00:00Z', forever);
    expect([held.level, told(held), held.dueAt]).toEqual(['gold', [], null]);
  });
});

describe('the next moment', () => {
  it('is that of a rise where a level is kept whatever happens', () => {
    const rules = sampleRules({ downgrade: 'never' });
    const later = samplePoints('2026-08-01T00:00:00Z', 50);
    const byPoints = {
      ...rules,
      tiers: {
        ...rules.tiers,
        levels: [sampleLevel('fan', null, { from: { spendMinor: null, points: 50, orders: null } })],
      },
    };
    const now = '2026-06-02T00:00:00Z';
    expect(decide(byPoints, { points: [later] }, now).dueAt?.toString()).toBe('2026-08-01T00:00:00Z');
    // Silver is never lost, so that it leaves the window is no moment.
    expect(decide(rules, { orders: [spring] }, now).dueAt).toBeNull();
    expect(decide(rules, { orders: [spring, summer] }, now).dueAt).toBeNull();
  });

  it('is the first of several', () => {
    const rules = sampleRules({ downgrade: 'period-end' });
    const before = decide(rules, { orders: [spring] }, '2026-03-02T00:00:00Z');
    const manual = {
      level: 'gold',
      since: at('2026-03-10T00:00:00Z'),
      until: at('2028-05-01T04:00:00Z'),
      by: 'sam',
    };
    const due = (known: KnownTier) =>
      decide(rules, { orders: [spring] }, '2026-03-11T00:00:00Z', known).dueAt?.toString();
    expect(due(before)).toBe('2027-03-02T05:00:00Z');
    expect(due({ ...before, manual })).toBe('2027-03-02T05:00:00Z');
    expect(due({ ...before, manual: { ...manual, until: at('2026-05-01T04:00:00Z') } })).toBe(
      '2026-05-01T04:00:00Z',
    );
  });
});
