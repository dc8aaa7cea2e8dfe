import { expect, test } from 'vitest';
import { moved, newAttribute, without } from './attribute-list.ts';

test('a question moves within its list and no further', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(without(['a', 'b'], 0)).toEqual(['b']);
});

test('a new choice begins with two answers, each under an id of its own', () => {
  let number = 0;
  const fresh = () => String(++number);
  const choice = newAttribute('choice', fresh);
  expect(new Set([choice.id, ...choice.options.map(({ id }) => id)]).size).toBe(3);
  expect(newAttribute('scale', fresh).options).toEqual([]);
});
