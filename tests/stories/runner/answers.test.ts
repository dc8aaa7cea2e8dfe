import { expect, it } from 'vitest';
import { withEachAnswer } from './answers.ts';
import { parseStory } from './parse.ts';

const read = (shop: string) =>
  parseStory(`story: S\nshop: ${shop}\nsteps: [{ at: 2026-03-01T15:00:00Z }]`, 's.yaml');

it('runs a story once with each answer, and with every pair where two are open', () => {
  const shop = '{ switches: { editCreatesRefund: both, paidPayloadLag: both, oneEventIdPerAction: false } }';
  const all = withEachAnswer(read(shop));
  expect(all.map(({ story }) => story.story)).toEqual([
    'S (editCreatesRefund: true) (paidPayloadLag: 0)',
    'S (editCreatesRefund: true) (paidPayloadLag: 2)',
    'S (editCreatesRefund: false) (paidPayloadLag: 0)',
    'S (editCreatesRefund: false) (paidPayloadLag: 2)',
  ]);
  expect(all[1]?.story.shop.switches).toEqual({
    editCreatesRefund: true,
    paidPayloadLag: 2,
    oneEventIdPerAction: false,
  });
});

it('leaves a story alone that has no open switch', () => {
  const one = read('{ currency: EUR }');
  expect(withEachAnswer(one)).toEqual([one]);
});
