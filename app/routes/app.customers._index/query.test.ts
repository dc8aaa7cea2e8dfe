import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import { asksForAll, customerQuery, readListAddress } from './query.ts';

const now = Temporal.Instant.from('2026-03-30T10:00:00Z');
const query = (search: string) => {
  const asked = readListAddress(new URLSearchParams(search));
  return asked && customerQuery(asked, now, zone('Europe/Berlin'), 50);
};

test('an address without parameters asks for everybody', () => {
  const asked = readListAddress(new URLSearchParams());
  expect(asked && asksForAll(asked)).toBe(true);
  expect(query('')).toEqual({ after: null, limit: 50 });
});

test('search and filters are taken from the address', () => {
  expect(query('q=+anna+&country=DE&marketing=subscribed')).toMatchObject({
    search: 'anna',
    countryCode: 'DE',
    marketing: 'subscribed',
  });
});

test('days back are days of the calendar, across a change of the clocks', () => {
  expect(query('within=7')?.orderedSince?.toString()).toBe('2026-03-23T11:00:00Z');
});

test('the last of the cursors in the address is the page asked for', () => {
  expect(query('after=a&after=b')?.after).toBe('b');
});

test('values that no link of ours writes are refused', () => {
  expect(query('marketing=maybe')).toBeNull();
  expect(query('country=Germany')).toBeNull();
  expect(query('within=8')).toBeNull();
});

test('a search that no database can hold looks for nothing', () => {
  expect(query('q=%00')).toEqual({ after: null, limit: 50 });
});
