import { expect, test } from 'vitest';
import { cleanBody, cleanLine } from './clean-text.ts';
import { shortName, shownName } from './display-name.ts';
import { readTypedReview } from './submission-form.ts';

const typed = { rating: '4', title: ' Good ', body: 'Fits\r\nwell', displayName: '', answers: {} };

test('what was typed becomes a review with clean words', () => {
  expect(readTypedReview(typed, [])).toEqual({
    words: { stars: 4, title: 'Good', body: 'Fits\nwell', displayName: '', answers: [] },
  });
});

test('every fault is named by its field', () => {
  for (const rating of ['', '0', '6', '-1', '4.5', '1e18', 'constructor', '٤'])
    expect(readTypedReview({ ...typed, rating }, [])).toEqual({ faults: { rating: 'missing' } });
  expect(
    readTypedReview(
      { ...typed, rating: '1', title: 'x'.repeat(121), body: '\u0000', displayName: '\ud800' },
      [],
    ),
  ).toEqual({ faults: { title: 'too-long', body: 'not-storable', displayName: 'not-storable' } });
});

test('texts keep no control characters and nothing that turns their direction round', () => {
  expect(cleanLine('a\u202eb\u0007\n c')).toBe('ab c');
  expect(cleanBody('one\n\n\n\n\ntwo\u2066')).toBe('one\n\ntwo');
  expect(cleanBody('<b>stays as written</b>')).toBe('<b>stays as written</b>');
});

test('a name is shown by its first word and an initial', () => {
  expect(shortName('Ana Lopez')).toBe('Ana L.');
  expect(shortName(' ana maria de la cruz ')).toBe('ana C.');
  expect(shortName('Ana')).toBe('Ana');
  expect(shortName('太郎 林')).toBe('太郎');
  expect(shortName('민준 김')).toBe('민준');
  expect(shortName('  ')).toBe('');
});

test('nothing of a surname is shown but its first letter, and nothing that is no name', () => {
  expect(shownName({ name: 'Ana Lopez', firstName: 'Ana' })).toBe('Ana L.');
  expect(shownName({ name: 'Ana', firstName: 'Ana' })).toBe('Ana');
  expect(shownName({ name: 'lopez', firstName: null })).toBe('L.');
  expect(shownName({ name: ' de la Cruz ', firstName: null })).toBe('C.');
  expect(shownName({ name: '', firstName: null })).toBe('');
  for (const name of ['林 太郎', '太郎 林']) expect(shownName({ name, firstName: '太郎' })).toBe('太郎');
  expect(shownName({ name: '林', firstName: null })).toBe('');
  expect(shownName({ name: '\u202eAna\u0007 Lopez', firstName: 'Ana' })).toBe('Ana L.');
  expect(shownName({ name: 'x'.repeat(255), firstName: 'x'.repeat(255) })).toHaveLength(60);
});
