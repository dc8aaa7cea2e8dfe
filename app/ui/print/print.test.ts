import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import { openPrint } from './print.ts';

const now = Temporal.Instant.from('2026-03-03T09:00:00Z');
const print = openPrint({ zone: 'Europe/Berlin', now });
const at = (iso: string) => print.moment(Temporal.Instant.from(iso)).text;

test('a moment within a week is told by its distance', () => {
  expect(at('2026-03-03T08:59:40Z')).toBe('now');
  expect(at('2026-03-03T08:48:00Z')).toBe('12 minutes ago');
  expect(at('2026-03-03T06:00:00Z')).toBe('3 hours ago');
  expect(at('2026-03-02T10:00:00Z')).toBe('yesterday');
  expect(at('2026-02-25T10:00:00Z')).toBe('6 days ago');
  expect(at('2026-03-04T20:00:00Z')).toBe('tomorrow');
});

test('a moment beyond a week is told by its date in the zone of the shop', () => {
  expect(at('2026-02-20T23:30:00Z')).toBe('Feb 21, 2026');
  expect(at('2027-01-05T12:00:00Z')).toBe('Jan 5, 2027');
});

test('yesterday begins at midnight of the shop, not of UTC', () => {
  expect(at('2026-03-02T22:59:00Z')).toBe('yesterday');
  expect(at('2026-03-02T23:01:00Z')).toBe('9 hours ago');
});

test('points lost carry a true minus sign', () => {
  expect(print.change(points(-1240n))).toBe('\u22121,240');
  expect(print.change(points(48n))).toBe('+48');
  expect(print.change(points(0n))).toBe('0');
});

test('money given back carries a true minus sign, and a worth between cents its digits', () => {
  const eur = currencyCode('EUR');
  expect(print.money(money(-490n, eur))).toBe('\u2212€4.90');
  expect(print.fineMoney(rational(10n, 3n), eur)).toBe('€0.0333');
  expect(print.fineMoney(rational(5n), eur)).toBe('€0.05');
});

test('durations keep the unit a person would use', () => {
  expect(print.duration(42)).toBe('42 ms');
  expect(print.duration(1240)).toBe('1.2 sec');
  expect(print.duration(200_000)).toBe('3 min');
});
