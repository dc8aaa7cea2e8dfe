import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { zone } from '#app/kernel/calendar.ts';
import type { TriedOrder, TriedPage } from '#app/modules/reviews/requests/tried.ts';
import { openPrint } from '../../ui/print/print.ts';
import { en } from '../../ui/texts/en.ts';
import { addPage } from './tally.ts';
import { triedView } from './tried-view.ts';
import { triedWire } from './tried-wire.ts';

const at = (iso: string) => Temporal.Instant.from(iso);
const berlin = zone('Europe/Berlin');
const because = { trigger: 'delivered', unreported: false, days: 7, waited: false, rule: null } as const;
const asked = (id: number, due: string): TriedOrder => ({
  ...{ orderId: BigInt(id), shopifyId: BigInt(id), name: `#${id}`, placedAt: at('2026-02-20T10:00:00Z') },
  ...{ outcome: 'asked', dueAt: at(due), zone: berlin, because, skippedBy: null, lines: 1, skipped: 0 },
});
const left: TriedOrder = {
  ...asked(9, '2026-03-01T10:00:00Z'),
  ...{ outcome: 'skipped', dueAt: null, because: null, skippedBy: 'rule-1', lines: 0, skipped: 1 },
};
const page = (orders: readonly TriedOrder[], next: bigint | null): TriedPage => ({
  ...{ orders, next, unknown: ['line.types'], window: { from: '09:00', to: '21:00' } },
});
const now = at('2026-03-02T09:00:00Z');
const around = {
  ...{ now, zone: berlin, texts: en, print: openPrint({ zone: 'Europe/Berlin', now }) },
  called: (rule: string) => `the rule ${rule}`,
};

test('moments are those of sending, summed over pages by the shop’s day and the customer’s hour', () => {
  // 22:30 in Berlin waits for the next morning.
  const first = triedWire(page([asked(1, '2026-02-27T21:30:00Z'), left], 9n), around);
  const second = triedWire(page([asked(2, '2026-03-03T14:00:00Z')], null), around);
  const sum = addPage(addPage(null, first), second);
  expect(sum).toMatchObject({
    ...{ looked: 3, toCome: 1, outcomes: { asked: 2, skipped: 1 } },
    ...{ days: { '2026-02-28': 1, '2026-03-03': 1 }, hours: { '9': 1, '15': 1 } },
  });
  const view = triedView(sum, en);
  expect(view.figures.map(({ value }) => value)).toEqual(['2', '0', '1']);
  expect(view.days.map(({ label, values }) => [label, values[0]])).toEqual([
    ...[
      ['Feb 28', 1],
      ['Mar 1', 0],
      ['Mar 2', 0],
      ['Mar 3', 1],
    ],
  ]);
  expect(view.hours).toHaveLength(7);
  expect(view.outcomes.map(({ id }) => id)).toEqual(['asked', 'skipped']);
  expect(view.notes.join()).toContain(en.rules.fields['line.types']);
});

test('some orders say why, by what rule, or that they are never asked about', () => {
  const { samples } = triedWire(page([asked(1, '2026-02-27T12:00:00Z'), left], null), around);
  expect(samples.map(({ at: moment, because: why }) => [moment?.iso ?? null, why])).toEqual([
    ['2026-02-27T12:00:00Z', '7 days after delivery'],
    [null, 'the rule rule-1'],
  ]);
});
