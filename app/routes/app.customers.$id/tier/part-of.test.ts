import { expect, test } from 'vitest';
import { points } from '#app/kernel/points.ts';
import { partOf } from './part-of.ts';

const has = { spendMinor: 7_550n, points: points(30n), orders: 2 };
const asks = { spendMinor: 10_000, points: 100, orders: null };

test('of everything that is asked for, the least decides; of one thing, the most', () => {
  expect(partOf(has, asks, 'all')).toBe(30);
  expect(partOf(has, asks, 'any')).toBe(75);
});

test('what is not reached is never shown as whole, nor what was given back as less than nothing', () => {
  expect(partOf({ ...has, spendMinor: 20_000n }, asks, 'any')).toBe(99);
  expect(partOf({ ...has, spendMinor: -5n }, { ...asks, points: null }, 'any')).toBe(0);
  expect(partOf(has, { spendMinor: 0, points: null, orders: 4 }, 'all')).toBe(50);
});
