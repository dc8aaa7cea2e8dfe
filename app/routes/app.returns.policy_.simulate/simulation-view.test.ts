import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { money } from '#app/kernel/money.ts';
import type { SimulatedAnswer, SimulatedChange, Simulation } from '#app/modules/returns/door.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { kindsOf, simulationView } from './simulation-view.ts';

const eur = (minor: bigint) => money(minor, currencyCode('EUR'));
const now = Temporal.Instant.from('2026-03-03T09:00:00Z');
const around = {
  print: openPrint({ zone: 'Europe/Berlin', now }),
  texts: en,
  because: ({ code }: { code: string }) => (code === 'unknown' ? '' : `Because of ${code}.`),
};

const accepted: SimulatedAnswer = {
  answer: 'accepted',
  refused: null,
  outcome: 'refund',
  refund: eur(5000n),
  fees: eur(0n),
  bonus: eur(0n),
  why: [{ code: 'window', values: {} }],
};
const refused: SimulatedAnswer = {
  ...accepted,
  answer: 'refused',
  refused: 'window-closed',
  refund: eur(0n),
  why: [
    { code: 'window', values: {} },
    { code: 'unknown', values: {} },
  ],
};
const change = (before: SimulatedAnswer, after: SimulatedAnswer): SimulatedChange => ({
  orderId: 7n,
  orderName: '#1007',
  customerId: null,
  askedAt: now.subtract({ hours: 2 }),
  of: 'return',
  before,
  after,
});
const totals = {
  requests: 3,
  accepted: 3,
  refused: 0,
  looked: 1,
  refund: eur(9000n),
  fees: eur(0n),
  bonus: eur(0n),
};
const simulation: Simulation = {
  days: 90,
  before: totals,
  after: { ...totals, accepted: 2, refused: 1, refund: eur(4500n), fees: eur(450n) },
  changes: [
    change(accepted, refused),
    change(accepted, { ...accepted, refund: eur(4550n), fees: eur(450n) }),
  ],
  more: false,
};

test('totals stand side by side with their difference and their share of the longest bar', () => {
  const { totals: rows } = simulationView(simulation, around);
  expect(rows.map(({ label, before, after, change: by }) => [label, before, after, by])).toEqual([
    ['Accepted', '3', '2', '\u22121'],
    ['Refused', '0', '1', '+1'],
    ['Of those accepted, looked at by a person', '1', '1', ''],
    ['Paid to customers', '€90.00', '€45.00', '\u2212€45.00'],
    ['Kept as fees', '€0.00', '€4.50', '+€4.50'],
    ['Given as bonus', '€0.00', '€0.00', ''],
  ]);
  expect(rows.map(({ share }) => share.after)).toEqual([0.666, 0.333, 0.333, 0.5, 0.05, 0]);
});

test('nothing at all has bars of no length', () => {
  const none = { ...totals, requests: 0, accepted: 0, looked: 0, refund: eur(0n) };
  const view = simulationView({ ...simulation, before: none, after: none, changes: [] }, around);
  expect(view.any).toBe(false);
  expect(view.totals.every(({ share }) => share.before === 0 && share.after === 0)).toBe(true);
});

test('each order tells both answers, and a sentence that comes again is kept once', () => {
  const { changes, sentences, requests } = simulationView(simulation, around);
  expect(requests).toBe('3 requests');
  expect(sentences).toEqual(['Because of window.']);
  expect(changes[0]).toMatchObject({
    order: '#1007',
    orderId: '7',
    of: 'asked for',
    asked: { text: '2 hours ago' },
    before: { title: 'Accepted', says: 'Refund: pays €50.00', why: [0] },
    after: { title: 'Refused', says: 'The return window has closed', why: [0] },
  });
  expect(changes[1]?.after.says).toBe('Refund: pays €45.50, keeps €4.50');
});

test('a change is in the lists that it belongs to', () => {
  const looked = { ...accepted, answer: 'looked-at' } as const;
  expect(kindsOf(change(accepted, refused))).toEqual(['refused-now', 'money']);
  expect(kindsOf(change(refused, looked))).toEqual(['accepted-now', 'looked-at-now', 'money']);
  expect(kindsOf(change(accepted, looked))).toEqual(['looked-at-now']);
  expect(kindsOf(change(looked, accepted))).toEqual([]);
});
