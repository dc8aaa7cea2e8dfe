import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { type MessagesInput, messageItems } from './message-items.ts';

const now = Temporal.Instant.from('2026-03-03T09:00:00Z');
const print = openPrint({ zone: 'Europe/Berlin', now });
const none = {
  waiting: 0,
  later: 0,
  sent: 0,
  merged: 0,
  notSent: 0,
  unknown: 0,
  bounced: 0,
  clicked: 0,
  opened: 0,
};
const request = {
  kind: 'review-request',
  area: 'reviews',
  sentBy: 'afterglow',
  consent: 'everywhere',
  figures: none,
  reasons: [],
} as const;
const calm: MessagesInput = {
  messages: { kinds: [request], pausedAt: null, canSend: true, unknown: 0, stuck: 0, refusing: 0 },
  sender: {
    fromAddress: null,
    usedAddress: 'mail@afterglow.example',
    checkedAt: null,
    klaviyoConnected: false,
  },
  live: { returns: true, reviews: true, loyalty: true },
};
const itemsOf = (messages: Partial<MessagesInput['messages']>, more: Partial<MessagesInput> = {}) =>
  messageItems({ ...calm, messages: { ...calm.messages, ...messages }, ...more }, print, en).filter(
    (item) => item !== false,
  );
const idsOf = (...about: Parameters<typeof itemsOf>) => itemsOf(...about).map(({ id }) => id);

test('nothing is told where all is well', () => {
  expect(idsOf({})).toEqual([]);
});

test('what stops all messages comes first, and can be undone in place', () => {
  const items = itemsOf({ pausedAt: now, canSend: false, unknown: 2, stuck: 1 });
  expect(items.map(({ id }) => id)).toEqual(['paused', 'no-mail', 'stuck', 'mails']);
  expect(items[0]?.act?.fields).toEqual({ intent: 'resume' });
  expect(items[3]?.title).toBe('It is not known whether 2 mails arrived');
});

test('a mail server that refuses us is told of, with the way to the sender', () => {
  const [item] = itemsOf({ refusing: 2 });
  expect(item).toMatchObject({ id: 'refusing', link: { to: '/app/settings/messages/sender' } });
  expect(item?.text).toContain('2 messages wait in the queue and are tried again');
});

test('no mail server is missed while nothing that is live needs it', () => {
  expect(idsOf({ canSend: false }, { live: { ...calm.live, reviews: false } })).toEqual([]);
  expect(idsOf({ canSend: false, kinds: [{ ...request, sentBy: 'flow' }] })).toEqual([]);
});

test('refused mails lead to their part of the log', () => {
  const [item] = itemsOf({ kinds: [{ ...request, reasons: [{ reason: 'refused-by-server', count: 3 }] }] });
  expect(item?.link.to).toBe('/app/settings/messages/log?state=not-sent&reason=refused-by-server');
});

test('a sender of the shop’s own that is not proven is told once its records were looked at', () => {
  const sender = { ...calm.sender, fromAddress: 'hello@salt.example' };
  expect(idsOf({}, { sender })).toEqual([]);
  expect(idsOf({}, { sender: { ...sender, checkedAt: now } })).toEqual(['sender']);
  const proven = { ...sender, checkedAt: now, usedAddress: 'hello@salt.example' };
  expect(idsOf({}, { sender: proven })).toEqual([]);
});

test('Klaviyo is missed only where it is to send', () => {
  const kinds = [{ ...request, sentBy: 'klaviyo' as const }];
  expect(idsOf({ kinds })).toEqual(['klaviyo']);
  expect(idsOf({ kinds }, { sender: { ...calm.sender, klaviyoConnected: true } })).toEqual([]);
});
