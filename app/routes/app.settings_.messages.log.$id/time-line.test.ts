import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { MessageDetail } from '#app/modules/messages/door.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { timeLine } from './time-line.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const print = openPrint({ zone: 'UTC', now: at('2026-03-10T09:00:00Z') });
const plain: MessageDetail = {
  id: 7n,
  kind: 'review-request',
  state: 'waiting',
  via: null,
  reason: null,
  later: null,
  trace: {},
  customerId: 3n,
  orderId: 4n,
  subjectId: null,
  firstDueAt: at('2026-03-08T08:00:00Z'),
  dueAt: at('2026-03-08T08:00:00Z'),
  answeredAt: null,
  mergedInto: null,
  leadKind: null,
  feedback: [],
  messageId: null,
  plannedAt: at('2026-03-01T08:00:00Z'),
  claimedAt: null,
  parts: [],
  content: null,
  events: [],
};
const steps = (about: Partial<MessageDetail>) =>
  timeLine({ ...plain, ...about }, print, en).map(({ label, mood }) => `${label} (${mood})`);

test('one that waits is planned and due; moved, it says when it was first due', () => {
  expect(steps({})).toEqual(['Planned (plain)', 'Is due (plain)']);
  expect(steps({ dueAt: at('2026-03-12T08:00:00Z'), later: 'cap' })).toEqual([
    'Planned (plain)',
    'Was first due (plain)',
    'Is due (plain)',
  ]);
});

test('what became known of a sent mail follows it', () => {
  const answeredAt = at('2026-03-08T08:00:00Z');
  expect(
    steps({
      state: 'sent',
      via: 'afterglow',
      answeredAt,
      claimedAt: answeredAt,
      events: [
        { kind: 'delivered', at: answeredAt, detail: '' },
        { kind: 'bounced', at: answeredAt, detail: 'lasting 5.1.1' },
      ],
    }),
  ).toEqual([
    'Planned (plain)',
    'Was due (plain)',
    'Handed to the mail server (good)',
    'Delivered (good)',
    'Came back: for good 5.1.1 (bad)',
  ]);
});

test('an unknown one says when a process had it in hand', () => {
  const answeredAt = at('2026-03-08T08:00:00Z');
  expect(steps({ state: 'unknown', answeredAt, claimedAt: answeredAt }).slice(2)).toEqual([
    'A process began to hand it over, by the clock of its machine (plain)',
    'No answer came (bad)',
  ]);
});

test.each([
  [{ state: 'sent', via: 'klaviyo' }, 'Given to Klaviyo (good)'],
  [{ state: 'merged' }, 'Went with another mail (good)'],
  [{ state: 'not-sent', reason: 'unsubscribed' }, 'Decided not to send (plain)'],
] as const)('the answer %o is a step', (about, expected) => {
  expect(steps({ ...about, answeredAt: at('2026-03-08T08:00:00Z') }).at(-1)).toBe(expected);
});
