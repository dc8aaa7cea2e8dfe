import { expect, it } from 'vitest';
import type { KnownTier } from './decide-tier.ts';
import { joinedTier } from './merge-tiers.ts';
import { at, sampleRules } from './sample-tiers.ts';

const { tiers } = sampleRules();

const known = (
  level: string | null,
  change: Partial<KnownTier> & { keptUntil?: string } = {},
): KnownTier => ({
  own: {
    level,
    since: at('2026-03-01T15:00:00Z'),
    keptUntil: change.keptUntil === undefined ? null : at(change.keptUntil),
  },
  manual: change.manual ?? null,
  rewarded: change.rewarded ?? [],
});

const manual = (level: string) => ({ level, since: at('2026-03-01T15:00:00Z'), until: null, by: 'sam' });

it('takes the higher of two levels', () => {
  expect(joinedTier(known('gold'), known('silver'), tiers).own.level).toBe('gold');
  expect(joinedTier(known('silver'), known('gold'), tiers).own.level).toBe('gold');
  expect(joinedTier(known(null), known('silver'), tiers).own.level).toBe('silver');
});

it('keeps one of two equal levels for the longer of both times', () => {
  const [sooner, later] = ['2027-03-02T05:00:00Z', '2027-06-02T05:00:00Z'];
  const kept = (from?: string, into?: string) =>
    joinedTier(
      known('gold', from === undefined ? {} : { keptUntil: from }),
      known('gold', into === undefined ? {} : { keptUntil: into }),
      tiers,
    ).own.keptUntil?.toString();
  expect([kept(sooner, later), kept(later, sooner), kept(undefined, later), kept(later, undefined)]).toEqual([
    later,
    later,
    undefined,
    undefined,
  ]);
});

it('gives nothing for a level that either was given something for', () => {
  const joined = joinedTier(
    known('gold', { rewarded: ['gold'] }),
    known(null, { rewarded: ['silver', 'gold'] }),
    tiers,
  );
  expect(joined.rewarded).toEqual(['silver', 'gold']);
});

it('keeps a level given by hand, of two the higher', () => {
  const by = (from: string | null, into: string | null) =>
    joinedTier(
      known(null, from === null ? {} : { manual: manual(from) }),
      known(null, into === null ? {} : { manual: manual(into) }),
      tiers,
    ).manual?.level;
  expect([by('silver', null), by(null, 'silver'), by('gold', 'silver'), by('silver', 'gold')]).toEqual([
    'silver',
    'silver',
    'gold',
    'gold',
  ]);
  expect(by(null, null)).toBe(undefined);
});

it('without levels leaves everything with the one that stays', () => {
  expect(joinedTier(known('gold'), known('silver'), null).own.level).toBe('silver');
});

it('of two equal levels without an end keeps that of the one that stays', () => {
  const since = (level: string | null, moment: string): KnownTier => ({
    ...known(level),
    own: { level, since: at(moment), keptUntil: null },
  });
  const from = since('gold', '2026-01-01T15:00:00Z');
  const into = since('gold', '2026-02-01T15:00:00Z');
  expect(joinedTier(from, into, tiers).own).toEqual(into.own);
  const end = '2027-03-02T05:00:00Z';
  const ending = (moment: string): KnownTier => ({
    ...known('gold'),
    own: { level: 'gold', since: at(moment), keptUntil: at(end) },
  });
  const staying = ending('2026-02-01T15:00:00Z');
  expect(joinedTier(ending('2026-01-01T15:00:00Z'), staying, tiers).own).toEqual(staying.own);
});

it('of one level given to both by hand keeps what the one that stays was told', () => {
  const into = { ...manual('gold'), by: 'eve' };
  expect(
    joinedTier(known(null, { manual: manual('gold') }), known(null, { manual: into }), tiers).manual,
  ).toEqual(into);
  expect(
    joinedTier(known(null, { manual: manual('gold') }), known(null, { manual: into }), null).manual,
  ).toEqual(into);
});
