import { describe, expect, it } from 'vitest';
import { standIn } from './test-shop.ts';

const mails = [
  {
    to: 'ana@example.com',
    kinds: ['points-available', 'review-request'],
    sentAt: '2026-03-10T14:00:00.000Z',
    subject: 'Your points are here',
    text: 'You have\n80 points. Tell us about #1001.',
  },
  {
    to: 'ana@example.com',
    kinds: ['return-settled'],
    sentAt: '2026-03-11T14:00:00.000Z',
    subject: 'Refunded',
    text: '$80.00',
  },
];
const row = { kind: 'review-request', reason: null, via: null, kept: true };
const messages = [
  { ...row, state: 'sent', via: 'afterglow' },
  { ...row, kind: 'points-available', state: 'merged' },
  { ...row, state: 'not-sent', reason: 'no-consent', kept: false },
];
const run = (expected: string) => standIn(`  - expect: { ${expected} }`, { mails, messages }).run();

describe('mails and messages', () => {
  it.each([
    'mails: [{ to: ana, count: 2 }, { to: ana, kind: return-settled }]',
    'mails: [{ to: ana, kind: review-request, count: 1 }, { to: ana, kind: points-available, count: 1 }]',
    'mails: [{ to: ana, kind: review-request, with: [points-available], count: 1 }]',
    'mails: [{ to: ana, kind: review-request, with: [return-settled], count: 0 }]',
    'mails: [{ to: ana, sentAt: 2026-03-10T14:00:00Z, subject: points, text: ["80 points", "#1001"] }]',
    'messages: { ana: [{ state: sent, count: 1 }, { kind: review-request, count: 2 }, { kept: true, count: 2 }] }',
    'messages: { ana: [{ kind: review-request, state: not-sent, reason: no-consent, kept: false }] }',
    'messages: { ana: [{ via: klaviyo, count: 0 }] }',
  ])('are as %s', async (expected) => {
    expect(await run(expected)).toMatchObject({ ok: true });
  });

  it.each([
    ['mails.ana.any.count', 'mails: [{ to: ana, count: 1 }]'],
    ['mails.ana.points-available.count', 'mails: [{ to: ana, kind: points-available, count: 2 }]'],
    [
      'mails.ana.review-request+return-settled.count',
      'mails: [{ to: ana, kind: review-request, with: [return-settled] }]',
    ],
    ['mails.ana.any.sentAt', 'mails: [{ to: ana, sentAt: 2026-03-10T15:00:00Z }]'],
    ['mails.ana.any.subject', 'mails: [{ to: ana, subject: review }]'],
    ['mails.ana.any.text', 'mails: [{ to: ana, text: ["80 points", "$80.00"] }]'],
    ['messages.ana.sent.count', 'messages: { ana: [{ state: sent, count: 2 }] }'],
    ['messages.ana.later.cap.count', 'messages: { ana: [{ state: later, reason: cap }] }'],
  ])('differ in %s', async (what, expected) => {
    expect((await run(expected)).failures[0]?.differences).toMatchObject([{ what }]);
  });
});
