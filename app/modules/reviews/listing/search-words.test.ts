import { expect, test } from 'vitest';
import { isInIndex, wordsOf } from './search-words.ts';

test('words are looked up in the index only by three letters or digits in a row', () => {
  for (const word of ['fit', 'größe', '2026', '"warm"', '着心地']) expect(isInIndex(word), word).toBe(true);
  for (const word of ['xl', '...', '!!!!', '%%%', '★★★★', 'a-b-c', ''])
    expect(isInIndex(word), word).toBe(false);
});

test('a search is at most ten words', () => {
  expect(wordsOf('warm  and\tdry')).toEqual(['warm', 'and', 'dry']);
  expect(wordsOf('a '.repeat(50))).toHaveLength(10);
});
