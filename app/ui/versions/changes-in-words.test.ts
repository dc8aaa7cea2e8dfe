import { expect, test } from 'vitest';
import { changesInWords } from './changes-in-words.ts';

const words = {
  first: 'First version',
  same: 'Saved again without changes',
  changed: (before: string, after: string) => `${before} became ${after}`,
};

test('the first version is told as such', () => {
  expect(changesInWords(null, { window: '30 days' }, words)).toEqual(['First version']);
});

test('each thing that differs is told with what it was and what it became', () => {
  const before = { window: '30 days', fee: 'no fee', bonus: 'no bonus' };
  expect(changesInWords(before, { ...before, window: '60 days', bonus: '10 % bonus' }, words)).toEqual([
    '30 days became 60 days',
    'No bonus became 10 % bonus',
  ]);
});

test('the same again changes nothing', () => {
  expect(changesInWords({ window: '30 days' }, { window: '30 days' }, words)).toEqual([
    'Saved again without changes',
  ]);
});
