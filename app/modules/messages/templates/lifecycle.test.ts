import { expect, test } from 'vitest';
import { parseInstant, zone } from '#app/kernel/calendar.ts';
import { lifecycleOf } from './lifecycle.ts';

const berlin = zone('Europe/Berlin');
const standing = (validOrders: number, last: string | null, now: string) =>
  lifecycleOf(
    { validOrders, lastValidAt: last === null ? null : parseInstant(last) },
    parseInstant(now),
    berlin,
  );

test('one valid order, two or three, four and more', () => {
  const of = (orders: number) => standing(orders, '2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z');
  expect([1, 2, 3, 4, 40].map(of)).toEqual(['first-time', 'repeat', 'repeat', 'loyal', 'loyal']);
});

test('nobody is at risk who never ordered', () => {
  expect(standing(0, null, '2026-03-02T12:00:00Z')).toBe('first-time');
});

test('after 180 days without an order, at the same time of day, whatever the clocks did meanwhile', () => {
  expect(standing(9, '2026-02-01T12:00:00Z', '2026-07-31T10:59:59Z')).toBe('loyal');
  expect(standing(9, '2026-02-01T12:00:00Z', '2026-07-31T11:00:00Z')).toBe('at-risk');
  expect(standing(1, '2026-02-01T12:00:00Z', '2026-07-31T11:00:00Z')).toBe('at-risk');
});
