import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Stars } from '../review.ts';
import { lowWords } from './low-words.ts';

const said = (stars: Stars, text: string, times = 1) =>
  Array.from({ length: times }, () => ({ stars, text }));
const none = { notes: [], questions: [] };

test('words of few stars stand out, those that everybody uses do not', () => {
  const reviews = [
    ...said(1, 'The zip broke and the coat is thin', 8),
    ...said(2, 'The coat runs small', 6),
    ...said(5, 'The coat is warm, the best coat', 40),
    ...said(3, 'The zip broke, but the coat is fine', 30),
  ];
  const found = lowWords(
    { reviews, notes: ['zip broke', 'Zip!', 'too small'], questions: ['Is it small?'] },
    10,
  );
  expect(found.map(({ word }) => word)).toEqual(expect.arrayContaining(['zip', 'broke', 'small']));
  expect(found.map(({ word }) => word)).not.toContain('coat');
  expect(found.find(({ word }) => word === 'zip')).toMatchObject({ low: 8, high: 0, notes: 2, questions: 0 });
  expect(found.find(({ word }) => word === 'small')).toMatchObject({ low: 6, notes: 1, questions: 1 });
});

test('too little is said to tell anything', () => {
  expect(lowWords({ reviews: [], ...none }, 5)).toEqual([]);
  expect(lowWords({ reviews: [...said(1, 'zip zip zip', 2), ...said(5, 'warm', 50)], ...none }, 5)).toEqual(
    [],
  );
});

test('languages without blanks have words, too', () => {
  const reviews = [...said(1, 'サイズが小さいです', 12), ...said(5, 'とても暖かいコート', 40)];
  expect(lowWords({ reviews, ...none }, 9).map(({ word }) => word)).toContain('サイズ');
});

test('a text counts a word once, and whatever is written breaks nothing', () => {
  const stars = fc.constantFrom<Stars>(1, 2, 3, 4, 5);
  fc.assert(
    fc.property(
      fc.array(fc.record({ stars, text: fc.string({ unit: 'grapheme' }) }), { maxLength: 40 }),
      (reviews) =>
        lowWords({ reviews, ...none }, 20).every(
          ({ low, high, score }) =>
            low <= reviews.filter((one) => one.stars <= 2).length &&
            high <= reviews.filter((one) => one.stars >= 4).length &&
            Number.isFinite(score),
        ),
    ),
  );
});
