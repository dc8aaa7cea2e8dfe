import { describe, expect, it } from 'vitest';
import { points } from '#app/kernel/points.ts';
import { asksForNothing, levelOf, missingFor, placeOf, reachedLevel, tierName } from './levels.ts';
import { sampleLevel, sampleRules } from './sample-tiers.ts';

const has = (spendMinor: bigint, earned = 0n, orders = 0) => ({ spendMinor, points: points(earned), orders });
const asking = (spendMinor: number | null, earned: number | null, orders: number | null) =>
  sampleLevel('one', null, { from: { spendMinor, points: earned, orders } });

describe('the level that is reached', () => {
  const { tiers } = sampleRules();

  it.each([
    [has(49999n), undefined],
    [has(50000n), 'silver'],
    [has(99999n), 'silver'],
    [has(100000n), 'gold'],
  ])('with %o is %s', (own, level) => {
    expect(reachedLevel(tiers, own)?.id).toBe(level);
  });

  it.each([
    ['all', has(100n, 10n, 2), true],
    ['all', has(99n, 10n, 2), false],
    ['all', has(100n, 9n, 2), false],
    ['all', has(100n, 10n, 1), false],
    ['any', has(100n), true],
    ['any', has(0n, 10n), true],
    ['any', has(0n, 0n, 2), true],
    ['any', has(99n, 9n, 1), false],
  ] as const)('asks for %s: %o is %s', (match, own, reached) => {
    expect(reachedLevel({ ...tiers, match, levels: [asking(100, 10, 2)] }, own) !== null).toBe(reached);
  });

  it('is everybody’s where nothing is asked for, whatever has to hold', () => {
    for (const match of ['all', 'any'] as const) {
      expect(reachedLevel({ ...tiers, match, levels: [asking(null, 0, null)] }, has(0n))?.id).toBe('one');
    }
  });
});

it.each([
  [asking(null, null, null), true],
  [asking(0, 0, 0), true],
  [asking(1, null, null), false],
  [asking(null, 1, null), false],
  [asking(null, null, 1), false],
])('of %o it is said that it asks for nothing: %s', ({ from }, nothing) => {
  expect(asksForNothing({ ...asking(null, null, null), from })).toBe(nothing);
});

it('what is missing is told of each thing that is asked for, and is never below 0', () => {
  expect(missingFor(asking(100, 10, 2), has(40n, 4n, 1))).toEqual({ spendMinor: 60n, points: 6n, orders: 1 });
  expect(missingFor(asking(100, 10, 2), has(140n, 14n, 3))).toEqual({
    spendMinor: 0n,
    points: 0n,
    orders: 0,
  });
  expect(missingFor(asking(100, null, null), has(40n))).toEqual({ spendMinor: 60n });
  expect(missingFor(asking(null, 10, null), has(40n))).toEqual({ points: 10n });
  expect(missingFor(asking(null, null, 2), has(40n))).toEqual({ orders: 2 });
});

it('a level is found by its id; what is not among them is none', () => {
  const { tiers } = sampleRules();
  expect([
    placeOf(tiers, 'silver'),
    placeOf(tiers, 'gold'),
    placeOf(tiers, 'x'),
    placeOf(tiers, null),
  ]).toEqual([0, 1, -1, -1]);
  expect([levelOf(tiers, 'gold')?.id, levelOf(tiers, 'x'), levelOf(tiers, null)]).toEqual([
    'gold',
    null,
    null,
  ]);
  expect([tierName(tiers, 'gold'), tierName(tiers, null)]).toEqual([{ id: 'gold', name: 'gold' }, null]);
});
