import { describe, expect, it } from 'vitest';
import { shopifyId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import type { Program } from '../earning/program.ts';
import { applyDue } from '../ledger/due.ts';
import { dueRecord, type NewEntry } from '../ledger/ledger.ts';
import { type AccountState, NEW_ACCOUNT } from '../ledger/lots.ts';
import { planSettlement } from '../ledger/plan-settlement.ts';
import {
  at,
  newYork,
  order2,
  rules,
  type SampleLot,
  sampleEarningOrder,
  sampleProgram,
  sampleState,
} from '../ledger/sample-account.ts';
import type { EarningOrder } from '../ports.ts';
import { explainEntry } from './explain.ts';
import { explainInEnglish } from './explain-english.ts';
import { entryTraceSchema } from './trace.ts';

interface Given {
  readonly granted?: bigint;
  readonly state?: AccountState;
  readonly program?: Partial<Program>;
}

/** The entry that settling writes, with its trace as it comes back from the database. */
function entryFor(
  order: EarningOrder,
  { granted = 0n, state = NEW_ACCOUNT, program = {} }: Given = {},
): NewEntry {
  const { entry } = planSettlement({
    order,
    terms: { program: sampleProgram(program), traits: new Map(), bought: { zone: newYork, traits: null } },
    soFar: { granted: points(granted), clawed: points(0n) },
    state,
    now: at('2026-03-20T12:00:00Z'),
    zone: newYork,
    expiryNow: null,
  });
  if (entry === null) throw new Error('this settlement writes an entry');
  return { ...entry, trace: entryTraceSchema.parse(JSON.parse(JSON.stringify(entry.trace))) };
}

const said = (entry: NewEntry) => explainInEnglish(entry.trace);
const pendingLot: SampleLot = { id: 1, remaining: 48, matured: false, available: '2026-03-31T14:00:00Z' };

describe('the statement', () => {
  it('says how many points an order gave and for what', () => {
    expect(said(entryFor(sampleEarningOrder(4800)))).toBe(
      '48 points for order #1001: $48.00 of goods at 1 point per $1.00.',
    );
  });

  it('names the products that count more or not at all', () => {
    const order = sampleEarningOrder(1000);
    const more = { ...order, lines: [...order.lines, ...secondLine(order, 'B')] };
    const multipliers = [
      { skus: ['A'], factor: '2.50' },
      { skus: ['B'], factor: '0' },
    ];
    expect(said(entryFor(more, { program: { multipliers } }))).toBe(
      '25 points for order #1001: $20.00 of goods at 1 point per $1.00, 2.5× for A, nothing for B.',
    );
  });

  it('names the campaign beside what it concerns', () => {
    const onlyB: Condition = { field: 'line.skus', is: 'any-of', values: ['B'] };
    const campaigns = [
      { id: 'may', name: 'Double May', from: null, to: null, when: [], factor: '2' },
      { id: 'out', name: 'Not on B', from: null, to: null, when: [onlyB], factor: '0' },
    ];
    const order = sampleEarningOrder(1000);
    const more = { ...order, lines: [...order.lines, ...secondLine(order, 'B')] };
    expect(said(entryFor(more, { program: { campaigns } }))).toBe(
      '20 points for order #1001: $20.00 of goods at 1 point per $1.00, 2× for A with “Double May”, nothing for B with “Not on B”.',
    );
  });

  it('says that an order came to be worth more', () => {
    expect(said(entryFor(sampleEarningOrder(9000), { granted: 60n }))).toBe(
      '30 points more for order #1001, which is worth more since it was changed: $90.00 of goods at 1 point per $1.00.',
    );
  });

  it('says why points were taken back', () => {
    const state = sampleState([pendingLot]);
    const back = (change: Partial<EarningOrder>, left = 4800) =>
      said(entryFor(sampleEarningOrder(4800, left, change), { granted: 48n, state }));
    expect(back({}, 3600)).toBe('12 points taken back for order #1001: 1 of 2 units returned or removed.');
    expect(back({ standing: 'cancelled' })).toBe(
      '48 points taken back for order #1001: the order was cancelled.',
    );
    expect(back({ standing: 'refunded' })).toBe(
      '48 points taken back for order #1001: the order was refunded in full.',
    );
    expect(back({ share: rational(3n, 4n) })).toBe(
      '12 points taken back for order #1001: part of the order was refunded without items.',
    );
  });

  it('says what came from other orders and what is owed', () => {
    const state = sampleState([{ id: 1, remaining: 5, order: order2 }]);
    expect(
      said(entryFor(sampleEarningOrder(4800, 4800, { standing: 'cancelled' }), { granted: 48n, state })),
    ).toBe(
      '48 points taken back for order #1001: the order was cancelled, 5 points of them from other orders, 43 points are no longer there and are owed.',
    );
  });

  it('prints numbers and money as the locale writes them', () => {
    const { trace } = entryFor(sampleEarningOrder(123_456_700));
    expect(explainInEnglish(trace, 'de')).toBe(
      '1.234.567 points for order #1001: 1.234.567,00\u00a0$ of goods at 1 point per 1,00\u00a0$.',
    );
  });

  it('says when points expired and what repaid a debt', () => {
    const state = sampleState(
      [
        { id: 1, remaining: 30, expires: '2026-07-01T04:00:00Z' },
        { id: 2, remaining: 10, matured: false, available: '2026-07-02T14:00:00Z' },
      ],
      { debt: 1 },
    );
    const records = applyDue(state, at('2026-08-01T00:00:00Z'), rules()).steps.map((step) =>
      dueRecord(step, newYork),
    );
    expect(records.map(({ entry }) => (entry === null ? null : explainInEnglish(entry.trace)))).toEqual([
      '30 points expired, last usable on 2026-06-30.',
      '1 point repaid what was owed.',
    ]);
    expect(records.flatMap(({ facts }) => facts.map((fact) => [fact.kind, fact.data.points]))).toEqual([
      ['points-expired', '30'],
      ['debt-repaid', '1'],
      ['points-available', '9'],
    ]);
  });

  it('keeps keys and values apart from the words', () => {
    expect(explainEntry(entryFor(sampleEarningOrder(4800)).trace)[0]).toEqual({
      key: 'earned',
      points: 48n,
      order: '#1001',
    });
  });
});

describe('an entry', () => {
  it('of a grant and of a clawback announces itself with the points', () => {
    const granted = entryFor(sampleEarningOrder(4800));
    expect(granted).toMatchObject({ kind: 'earn', points: 48n, sourceKey: 'order:1001:earn:48', uses: [] });
    expect(granted.facts).toMatchObject([{ kind: 'points-granted', data: { points: '48' } }]);

    // a later grant of the same order has the running total in its key: 60 + 30
    const more = entryFor(sampleEarningOrder(9000), { granted: 60n });
    expect(more.sourceKey).toBe('order:1001:earn:90');

    const clawed = entryFor(sampleEarningOrder(4800, 3600), {
      granted: 48n,
      state: sampleState([pendingLot]),
    });
    expect(clawed).toMatchObject({ kind: 'clawback', points: -12n, sourceKey: 'order:1001:clawback:12' });
    expect(clawed.uses).toEqual([{ lotId: 1n, points: -12n }]);
    expect(clawed.facts).toMatchObject([{ kind: 'points-clawed', data: { points: '12', debt: '0' } }]);
  });
});

function secondLine(order: EarningOrder, sku: string): EarningOrder['lines'] {
  return order.lines.map((line) => ({ ...line, shopifyId: shopifyId(12n), sku }));
}
