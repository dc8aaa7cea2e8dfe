import { expect, test } from 'vitest';
import { pathThrough, roundAbove, scaleTo } from './scale.ts';

const frame = { width: 100, height: 40, padding: 0 };

test('the highest value touches the top and zero the ground', () => {
  expect(scaleTo([0, 5, 10], frame)).toEqual([
    { x: 0, y: 40 },
    { x: 50, y: 20 },
    { x: 100, y: 0 },
  ]);
});

test('a line of zeros lies on the ground', () => {
  expect(scaleTo([0, 0], frame).map((point) => point.y)).toEqual([40, 40]);
});

test('a path goes straight from point to point', () => {
  expect(pathThrough(scaleTo([0, 10], frame))).toBe('M0,40L100,0');
});

test('an axis ends at a round number that no value passes', () => {
  expect([0, 1, 3, 7, 12, 48, 51, 1000].map(roundAbove)).toEqual([1, 1, 5, 10, 20, 50, 100, 1000]);
});
