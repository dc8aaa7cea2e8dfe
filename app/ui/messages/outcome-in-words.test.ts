import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { laterReasons, messageKinds, notSentReasons } from '#app/modules/messages/message.ts';
import { openPrint } from '../print/print.ts';
import { en } from '../texts/en.ts';
import { kindName, outcomeInWords, type Told } from './outcome-in-words.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const print = openPrint({ zone: 'Europe/Berlin', now: at('2026-03-10T09:00:00Z') });
const plain: Told = {
  kind: 'review-request',
  state: 'waiting',
  via: null,
  reason: null,
  later: null,
  trace: {},
  dueAt: at('2026-03-12T08:00:00Z'),
  answeredAt: null,
  leadKind: null,
};
const say = (told: Partial<Told>) => outcomeInWords({ ...plain, ...told }, { print, texts: en });
const notSent = (reason: Told['reason'], trace: Told['trace'] = {}, more: Partial<Told> = {}) =>
  say({ state: 'not-sent', reason, trace, answeredAt: at('2026-03-09T08:00:00Z'), ...more });
const later = (reason: Told['later'], trace: Told['trace'] = {}) => say({ later: reason, trace });

/** Every choice of one value, or none, for each name. */
function combinations(
  values: Readonly<Record<string, readonly (string | number | null)[]>>,
): Told['trace'][] {
  let found: Told['trace'][] = [{}];
  for (const [name, choices] of Object.entries(values))
    found = found.flatMap((trace) => [trace, ...choices.map((value) => ({ ...trace, [name]: value }))]);
  return found;
}

const traces = combinations({
  country: ['DE', 7],
  marketing: ['unsubscribed', 'something_new', null],
  used: [2, 0],
  cap: [2],
  recontactDays: [30],
  lateDays: [1, 4],
  goodForDays: [14],
  with: ['points-available', 'sms'],
  via: ['flow'],
});

describe('the sentence', () => {
  test.each([
    [
      notSent('no-consent', { country: 'DE', marketing: 'unsubscribed' }),
      'Not sent: in Germany it needs marketing consent, and Shopify says unsubscribed.',
    ],
    [
      notSent('no-consent', { country: 'DE', marketing: null }),
      'Not sent: in Germany it needs marketing consent, and Shopify says nothing of it.',
    ],
    [
      notSent('no-consent', { marketing: 'pending' }),
      'Not sent: it needs marketing consent, and Shopify says not confirmed yet.',
    ],
    [
      say({ state: 'sent', trace: { proof: 'clicked' }, answeredAt: at('2026-03-09T08:00:00Z') }),
      'Sent Mar 9, 2026, 9:00 AM. That was unknown at first: a link in it was followed.',
    ],
    [
      say({ state: 'queued', trace: { refusesUs: '550' } }),
      'Due, and in the queue: the mail server or Klaviyo refuses to take it from us. It is tried again.',
    ],
    [notSent('area-off'), 'Not sent: the area “Reviews” was not live.'],
    [notSent('too-late', { lateDays: 4 }), 'Not sent: it would have come 4 days late.'],
    [
      notSent('too-late', { lateDays: 20, goodForDays: 14 }),
      'Not sent: it would have come 20 days late, and makes sense for 14 days.',
    ],
    [notSent('not-connected', { via: 'flow' }), 'Not sent: Shopify Flow was not connected.'],
    [notSent('too-late'), 'Not sent: it would have come too late to make sense.'],
    [notSent('not-connected', {}, { via: 'klaviyo' }), 'Not sent: Klaviyo was not connected.'],
    [
      later('cap', { used: 2, cap: 2 }),
      'Later: the customer got 2 mails in seven days, and 2 are the most. Looked at again Mar 12, 2026, 9:00 AM.',
    ],
    [
      later('recontact', { recontactDays: 30 }),
      'Later: the customer got one of this kind less than 30 days ago. Looked at again Mar 12, 2026, 9:00 AM.',
    ],
    [
      later('rides-along'),
      'Later: one that matters more goes soon, and this goes in the same mail. Looked at again Mar 12, 2026, 9:00 AM.',
    ],
    [
      say({ state: 'sent', via: 'afterglow', answeredAt: at('2026-03-09T08:00:00Z') }),
      'Sent Mar 9, 2026, 9:00 AM.',
    ],
    [
      say({ state: 'sent', via: 'flow', answeredAt: at('2026-03-09T08:00:00Z') }),
      'Given to Shopify Flow Mar 9, 2026, 9:00 AM, which writes and sends it.',
    ],
    [say({ state: 'merged', leadKind: 'return-settled' }), 'Went as a part of another mail: Return settled.'],
    [say({}), 'Waits for its moment: Mar 12, 2026, 9:00 AM.'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});

/** A sentence of which nothing is missing. */
const whole = /^[A-Z](?!.*(undefined|null|NaN|\[object|\{)).*[^.]\.$/;

test.each(notSentReasons)(
  'every trace of "%s" gives a whole sentence, and only what decides changes it',
  (reason) => {
    const said = new Set(traces.map((trace) => notSent(reason, trace)));
    for (const sentence of said) expect(sentence).toMatch(whole);
    expect(said.size).toBe({ 'no-consent': 6, 'too-late': 5, 'not-connected': 2 }[String(reason)] ?? 1);
  },
);

test.each(laterReasons)(
  'every trace of "%s" gives a whole sentence, and only what decides changes it',
  (reason) => {
    const said = new Set(traces.map((trace) => later(reason, trace)));
    for (const sentence of said) expect(sentence).toMatch(whole);
    expect(said.size).toBe({ cap: 3, recontact: 2, 'rides-along': 2 }[String(reason)] ?? 1);
  },
);

test('no two reasons are told alike', () => {
  expect(new Set(notSentReasons.map((reason) => notSent(reason))).size).toBe(notSentReasons.length);
  expect(new Set(laterReasons.map((reason) => later(reason))).size).toBe(laterReasons.length);
});

test('every kind and state has its words', () => {
  for (const kind of messageKinds)
    for (const state of [
      'waiting',
      'held',
      'queued',
      'claimed',
      'sent',
      'merged',
      'not-sent',
      'unknown',
    ] as const)
      expect(say({ kind, state, leadKind: kind })).toMatch(whole);
  expect(kindName('sms', en)).toBe(en.messageWords.otherKind);
});
