import { expect, it } from 'vitest';
import { sampleLevel, sampleRules } from '../sample-tiers.ts';
import { perkMark, segmentName, wantedPerks } from './wanted-perks.ts';

const { tiers } = sampleRules();
const gold = sampleLevel('gold', 500, {
  ...{ name: 'Gold & more', customerTag: 'VIP' },
  perks: { freeShipping: true, percent: 10, priority: true },
});
const levels = [sampleLevel('silver', 100, { customerTag: 'silver' }), gold];

it('each perk of a level is one discount by the level’s tag, under a title of its own', () => {
  expect(wantedPerks({ ...tiers, levels }, true)).toEqual([
    {
      ...{ level: 'gold', perk: 'free-shipping' },
      wanted: { title: 'Gold & more', tag: 'VIP', value: { kind: 'free-shipping' } },
    },
    {
      ...{ level: 'gold', perk: 'percent' },
      wanted: { title: 'Gold & more 10%', tag: 'VIP', value: { kind: 'percent', percent: 10 } },
    },
  ]);
});

it('nothing is wanted while the area is off, without levels, without a tag or for priority alone', () => {
  expect(wantedPerks({ ...tiers, levels }, false)).toEqual([]);
  expect(wantedPerks(null, true)).toEqual([]);
  expect(wantedPerks({ ...tiers, levels: [{ ...gold, customerTag: null }] }, true)).toEqual([]);
  const first = { ...gold, perks: { freeShipping: false, percent: null, priority: true } };
  expect(wantedPerks({ ...tiers, levels: [first] }, true)).toEqual([]);
});

it('segments and marks go by the level’s id, which stays when it is renamed', () => {
  expect([segmentName('gold'), perkMark('gold', 'percent')]).toEqual([
    'Afterglow tier: gold',
    'afterglow-percent-gold',
  ]);
});
