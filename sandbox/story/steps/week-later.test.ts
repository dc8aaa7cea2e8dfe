import { expect, it } from 'vitest';
import { weekLater } from './week-later.ts';

it.each([
  ['by day: a week and five minutes', '2026-03-03T09:00:00Z', '2026-03-03T09:00:00Z', '2026-03-10T09:05:00Z'],
  [
    'over the change to summer time: by the wall',
    '2026-03-25T09:00:00Z',
    '2026-03-25T09:00:00Z',
    '2026-04-01T08:05:00Z',
  ],
  ['at night: the morning after', '2026-03-03T21:30:00Z', '2026-03-03T21:30:00Z', '2026-03-11T09:00:00Z'],
  ['early: the same morning', '2026-03-03T02:00:00Z', '2026-03-03T02:00:00Z', '2026-03-10T09:00:00Z'],
  ['long ago: soon', '2026-03-03T09:00:00Z', '2026-04-20T10:00:00Z', '2026-04-20T10:05:00Z'],
])('%s', (_, since, now, then) => {
  expect(weekLater(since, now, 'Europe/Berlin')).toBe(then);
});
