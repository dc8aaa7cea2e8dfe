import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import { points } from '#app/kernel/points.ts';
import type { ReturnRow } from '#app/modules/returns/door.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import type { Queues } from './queues.server.ts';
import { type WaitingInput, waitingItems } from './waiting.ts';

const now = Temporal.Instant.from('2026-03-03T09:00:00Z');
const print = openPrint({ zone: 'Europe/Berlin', now });
const row: ReturnRow = {
  id: 7n,
  name: '#1001-R1',
  orderId: 1n,
  orderName: '#1001',
  customerId: 3n,
  state: 'requested',
  outcome: 'refund',
  units: 2,
  title: 'Fjord mug',
  reasons: ['too-small'],
  quoted: money(3600n, currencyCode('EUR')),
  requestedAt: now,
  since: now.subtract({ hours: 2 }),
  held: false,
  origin: 'shopper',
  dueAt: now.add({ hours: 46 }),
  owner: null,
  unread: false,
  first: false,
  quotedShop: money(3600n, currencyCode('EUR')),
};
const calm: WaitingInput = {
  health: { worker: { state: 'running' } },
  dead: 0,
  returns: { open: { 'to-review': 0, 'in-transit': 0, 'to-inspect': 0, 'to-settle': 0 }, held: 0 },
  reviews: { pending: 0, mirroring: { allowed: true, behind: 0, foreign: 0, replacesOthers: false } },
  messages: { kinds: [], pausedAt: null, canSend: true, unknown: 0, stuck: 0, refusing: 0 },
  sender: { fromAddress: null, usedAddress: 'mail@a.example', checkedAt: null, klaviyoConnected: false },
  now,
  queues: {
    held: [],
    overdue: [],
    unread: [],
    withdrawals: [],
    toReview: [],
    toSettle: [],
    reviews: [],
    questions: [],
    moreQuestions: 0,
    late: [],
  },
  reasonLabels: { 'too-small': 'Too small' },
  privacy: [],
  past: { state: 'done' },
  live: { returns: true, reviews: true, loyalty: true },
  guideHidden: true,
};
const idsOf = (part: Partial<WaitingInput>) =>
  waitingItems({ ...calm, ...part }, print, en).map(({ id }) => id);

test('a shop where all is well has nothing waiting', () => {
  expect(idsOf({})).toEqual([]);
});

test('what broke comes before money, money before a request, and switches come last', () => {
  expect(
    idsOf({
      health: { worker: { state: 'missing' } },
      dead: 2,
      messages: { ...calm.messages, unknown: 1 },
      returns: { open: { 'to-review': 5, 'in-transit': 1, 'to-inspect': 2, 'to-settle': 2 }, held: 1 },
      reviews: { ...calm.reviews, pending: 1 },
      queues: {
        ...calm.queues,
        held: [{ ...row, id: 9n, held: true }],
        toReview: [row],
        toSettle: [
          { ...row, id: 9n, state: 'inspected', held: true },
          { ...row, id: 8n, state: 'inspected' },
        ],
      },
      live: { returns: true, reviews: true, loyalty: false },
    }),
  ).toEqual([
    'worker',
    'dead',
    'mails',
    'held-9',
    'settle-8',
    'inspect',
    'review-7',
    'review-more',
    'opinion-more',
    'live-loyalty',
  ]);
});

test('a request can be approved in place, and its money waits for a look', () => {
  const [item] = waitingItems({ ...calm, queues: { ...calm.queues, toReview: [row] } }, print, en);
  expect(item).toMatchObject({
    title: 'Return #1001-R1 for €36.00 waits for your yes',
    text: '2 items · Fjord mug · Too small · 2 hours ago',
    act: { path: '/app/returns/7', fields: { intent: 'approve' } },
  });
});

test('what is past its time, written or stated is told before what is next, each return once', () => {
  const late = { ...row, id: 4n, name: '#1002-R1', dueAt: now.subtract({ hours: 3 }) };
  const queues: Queues = {
    ...calm.queues,
    overdue: [late, { ...late, id: 5n, state: 'received' }],
    unread: [{ ...row, id: 6n, unread: true }],
    withdrawals: [
      {
        id: 8n,
        statedAt: now.subtract({ hours: 1 }),
        standing: 'not-found',
        orderId: null,
        returnId: null,
        language: 'en',
        statement: { name: '', order: '#9999', email: 'ana@example.com', text: '' },
        lastDay: null,
      },
    ],
    toReview: [late, row],
  };
  const returns = { ...calm.returns, open: { ...calm.returns.open, 'to-review': 2 } };
  const items = waitingItems({ ...calm, queues, returns }, print, en);
  expect(items.map(({ id }) => id)).toEqual([
    'overdue-4',
    'overdue-5',
    'withdrawal-8',
    'unread-6',
    'review-7',
  ]);
  expect(items[0]).toMatchObject({
    title: 'Return #1002-R1 is overdue by 3 hr',
    act: { path: '/app/returns/4', fields: { intent: 'approve' } },
  });
  expect(items[1]?.act).toBeUndefined();
  expect(items[2]).toMatchObject({
    title: 'A withdrawal for “#9999” needs a look',
    text: 'Order not found · 1 hour ago',
    act: { fields: { intent: 'handled', withdrawal: '8' } },
  });
  expect(items[3]).toMatchObject({ act: { path: '/app/returns/6', fields: { intent: 'read' } } });
});

test('an order that came late is told until it is seen, with what the customer owes for it', () => {
  const late: Queues['late'][number] = {
    id: 5n,
    customerId: 3n,
    orderId: 1n,
    points: points(300n),
    owed: points(100n),
    at: now.subtract({ hours: 2 }),
    orderName: '#1001',
    customerName: 'Ana',
  };
  const itemOf = (row: Queues['late'][number]) =>
    waitingItems({ ...calm, queues: { ...calm.queues, late: [row] } }, print, en)[0];
  expect(itemOf(late)).toMatchObject({
    title: '#1001 used 300 points that had been given back',
    text: 'Ana · 100 were missing: the customer’s next points pay them · 2 hours ago',
    link: { to: '/app/customers/3?tab=statement' },
    act: { path: '/app?index', fields: { intent: 'late-seen', redemption: '5' } },
  });
  expect(itemOf({ ...late, owed: points(0n), orderName: null, customerName: null })).toMatchObject({
    title: 'An order used 300 points that had been given back',
    text: 'Taken from what the customer had · 2 hours ago',
  });
});

test('what the guide says is not said twice', () => {
  const live = { returns: false, reviews: false, loyalty: false };
  expect(idsOf({ live, guideHidden: false })).toEqual([]);
  expect(idsOf({ live })).toEqual(['live-returns', 'live-reviews', 'live-loyalty']);
});

test('questions that nobody has answered wait, the rest in one line', () => {
  const row: Queues['questions'][number] = {
    ...{ id: 7n, productShopifyId: 11n, customerId: null, status: 'published', heldFor: [], language: null },
    ...{ body: 'Is it warm?', displayName: 'Ben', erased: false, answers: 0, waiting: true },
    ...{ askedAt: calm.now, publishedAt: calm.now, answeredAt: null, revision: 0 },
    ...{ productTitle: 'Coat', productImageUrl: null },
  };
  const queues = { ...calm.queues, questions: [row], moreQuestions: 3 };
  const [first, rest] = waitingItems({ ...calm, queues }, print, en);
  expect(first).toMatchObject({
    ...{ id: 'question-7', title: 'A question about Coat', text: 'Is it warm?' },
    link: { to: '/app/reviews/questions?list=to-answer&open=7' },
  });
  expect(rest).toMatchObject({ id: 'question-more', title: '3 more questions to answer' });
});
