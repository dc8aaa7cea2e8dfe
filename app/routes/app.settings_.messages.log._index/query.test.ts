import { expect, test } from 'vitest';
import { logAddress, logStates } from '../app.settings_.messages/log-address.ts';
import { asksForAll, messageQuery, readLogQuery } from './query.ts';

const read = (search: string) => readLogQuery(new URLSearchParams(search));
const ask = (search: string) => {
  const asked = read(search);
  return asked && messageQuery(asked, 50);
};

test('the log shows what has an answer, newest first', () => {
  expect(ask('')).toEqual({ states: ['sent', 'merged', 'not-sent', 'unknown'], after: null, limit: 50 });
});

test('a search looks through everything, unless a state is chosen', () => {
  expect(ask('q=%231001')).toEqual({ search: '#1001', after: null, limit: 50 });
  expect(ask('q=%231001&state=waiting')).toEqual({
    search: '#1001',
    states: ['waiting', 'held'],
    later: false,
    after: null,
    limit: 50,
  });
});

test('what waits stands in the order in which it goes', () => {
  expect(ask('state=later&kind=review-request&after=a&after=b')).toEqual({
    kind: 'review-request',
    states: ['waiting', 'held'],
    later: true,
    soonestFirst: true,
    after: 'b',
    limit: 50,
  });
});

test('of one customer, all is shown', () => {
  expect(ask('customer=41')).toEqual({ customerId: 41n, after: null, limit: 50 });
  expect(read('customer=ana')).toBeNull();
});

test('every address that other pages lead to is one of the log', () => {
  for (const state of logStates) {
    const { searchParams } = new URL(
      logAddress({ kind: 'points-available', state, reason: 'unsubscribed' }),
      'https://app.example',
    );
    expect(readLogQuery(searchParams)).toMatchObject({
      state,
      kind: 'points-available',
      reason: 'unsubscribed',
    });
  }
  const all = readLogQuery(new URL(logAddress(), 'https://app.example').searchParams);
  expect(all && asksForAll(all)).toBe(true);
});

test('what no link of ours writes is refused', () => {
  expect(read('state=loved')).toBeNull();
  expect(read('kind=sms')).toBeNull();
  expect(read('reason=because')).toBeNull();
});
