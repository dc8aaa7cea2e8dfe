import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { openPrint } from '../../../ui/print/print.ts';
import { en } from '../../../ui/texts/en.ts';
import { factInWords, groupOf } from './fact-in-words.ts';

const print = openPrint({ zone: 'UTC', now: Temporal.Instant.from('2026-03-03T09:00:00Z') });
const words = (kind: string, data: Record<string, unknown>) => factInWords({ kind, data }, print, en);

test('orders and refunds are told with the amount the customer saw', () => {
  expect(words('order-placed', { order: '#1001', amount: '48.00', currency: 'EUR', test: false })).toBe(
    'Placed order #1001 for €48.00',
  );
  expect(words('order-refunded', { order: '#1001', amount: '2923', currency: 'JPY', units: 1 })).toBe(
    '¥2,923 of order #1001 was refunded',
  );
});

test('units that went without money are told as taken back', () => {
  expect(words('order-refunded', { order: '#1001', amount: '0.00', currency: 'EUR', units: 2 })).toBe(
    '2 units of order #1001 were taken back',
  );
});

test('a parcel names its units where they are known', () => {
  expect(words('order-shipped', { order: '#1001', units: 2 })).toBe(
    'A parcel was sent: 2 units of order #1001',
  );
  expect(words('order-delivered', { order: '#1001', units: 0 })).toBe('A parcel of order #1001 arrived');
});

test('an edit names what came and what went', () => {
  expect(words('order-edited', { order: '#1', added: 1, removed: 2 })).toBe(
    'Order #1 was edited: 1 unit added, 2 units removed',
  );
});

test('points are told with their order', () => {
  expect(words('points-granted', { order: '#1001', points: '1240' })).toBe(
    'Earned 1,240 points for order #1001',
  );
  expect(words('points-available', { points: '1' })).toBe('1 point became available');
  expect(words('tier-changed', { tier: 'Gold', cause: 'reached' })).toBe('Reached Gold');
  expect(words('tier-changed', { tierBefore: 'Gold', tier: 'Silver' })).toBe('From Gold to Silver');
  expect(words('tier-changed', { tierBefore: 'Gold' })).toBe('Lost Gold');
});

test('a kind that is not known yet is told by its name', () => {
  expect(words('ticket-opened', {})).toBe('Ticket opened');
});

test('reviews and mails are told with what they are about', () => {
  expect(words('review-submitted', { order: '#1001', stars: 1 })).toBe(
    'Reviewed a product of order #1001 with 1 star',
  );
  expect(words('message-not-sent', { message: 'review-request', reason: 'unsubscribed' })).toBe(
    'A message was not sent: Review request (the customer does not want this kind)',
  );
  expect(words('message-not-sent', { message: 'sms', reason: 'constructor' })).toBe(
    'A message was not sent: Another message (constructor)',
  );
  expect(words('mail-bounced', { message: 'return-settled', lasting: true, detail: '5.1.1' })).toBe(
    'A mail came back for good: Return settled',
  );
  expect(words('review-hidden', { reason: 'constructor' })).toBe('A review was hidden: constructor');
});

test('a message that went in the mail of another is told so', () => {
  const sent = (lead: string) => {
    const data = { message: 'review-request', lead };
    return factInWords({ kind: 'message-sent', key: 'message:7:message-sent', data }, print, en);
  };
  expect(sent('7')).toBe('A message went out: Review request');
  expect(sent('6')).toBe('A message went out in the mail of another: Review request');
});

test('returns are told by their name and what was paid', () => {
  const data = { return: '#1001-R1', order: '#1001', units: 2, outcome: 'credit' };
  expect(words('return-requested', data)).toBe('Asked to return 2 units: #1001-R1');
  expect(words('return-settled', { ...data, amount: '77.94', currency: 'USD' })).toBe(
    'Return #1001-R1 was settled: $77.94 of store credit',
  );
  expect(words('return-settled', { ...data, outcome: 'refund', amount: '0.00', currency: 'USD' })).toBe(
    'Return #1001-R1 was settled: $0.00 refunded',
  );
  expect(groupOf('return-closed')).toBe('returns');
});

test('facts belong to one group each', () => {
  expect(
    ['order-paid', 'order-delivered', 'debt-repaid', 'customer-merged', 'new-kind'].map(groupOf),
  ).toEqual(['orders', 'parcels', 'points', 'account', 'account']);
});
