import { expect, it } from 'vitest';
import { openVisitLimit } from './visit-limit.server.ts';

it('lets everybody so many times, and again once that is long ago', () => {
  let now = 1000;
  const limit = openVisitLimit({ most: 2, withinMs: 100 }, () => now);
  expect([limit.isTooMuch(['a']), limit.isTooMuch(['a']), limit.isTooMuch(['a'])]).toEqual([
    false,
    false,
    true,
  ]);
  expect(limit.isTooMuch(['b'])).toBe(false);
  now = 1099;
  expect(limit.isTooMuch(['a'])).toBe(true);
  now = 1300;
  expect(limit.isTooMuch(['a'])).toBe(false);
});

it('counts each name that a visitor has', () => {
  const limit = openVisitLimit({ most: 1, withinMs: 100 }, () => 0);
  expect(limit.isTooMuch(['here', 'one'])).toBe(false);
  expect(limit.isTooMuch(['there', 'one'])).toBe(true);
  expect(limit.isTooMuch(['there', 'other'])).toBe(true);
});

it('keeps no more names than it has room for', () => {
  const limit = openVisitLimit({ most: 1, withinMs: 1e9 }, () => 0);
  limit.isTooMuch(['first']);
  for (let one = 0; one < 20_000; one++) limit.isTooMuch([String(one)]);
  expect(limit.isTooMuch(['19999'])).toBe(true);
  expect(limit.isTooMuch(['first'])).toBe(false);
});
