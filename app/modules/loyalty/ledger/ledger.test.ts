import { describe, expect, it } from 'vitest';
import { lotId, shopifyId } from '#app/kernel/ids.ts';
import { NO_POINTS, points } from '#app/kernel/points.ts';
import { rational } from '#app/kernel/rational.ts';
import type { EarningTerms } from '../earning/entitlement.ts';
import { entitled } from '../earning/entitlement.ts';
import type { EarningOrder } from '../ports.ts';
import { clawbackEntry, dueRecord, grantEntry } from './ledger.ts';
import { at, newYork, order1, sampleEarningOrder, sampleLot, sampleProgram } from './sample-account.ts';
import type { Clawback } from './settlement.ts';

const paid = at('2026-03-01T15:00:00Z');
const campaign = { id: 'spring', name: 'Spring', from: null, to: null, when: [], factor: '2' };
const terms: EarningTerms = { program: sampleProgram(), traits: new Map() };

/** Two of the three units of a line are left, and a gift card that earns nothing. */
function soldOrder(change: Partial<EarningOrder> = {}): EarningOrder {
  const order = sampleEarningOrder(6000, 4000);
  const [line] = order.lines;
  if (line === undefined) throw new Error('There is a line');
  const card = {
    ...line,
    shopifyId: shopifyId(12n),
    sku: 'GIFT',
    merchandise: false,
    units: 5,
    goneUnits: 4,
  };
  return { ...order, lines: [{ ...line, units: 3, goneUnits: 1 }, card], ...change };
}

const grantOf = (change: Partial<EarningTerms> = {}, order = soldOrder()) =>
  grantEntry(
    { kind: 'grant', points: points(40n), earnedAt: paid, availableAt: paid, expiresAt: null },
    order,
    entitled(order, { ...terms, ...change }),
    { ...terms, ...change },
    { granted: points(30n), clawed: points(10n) },
  );

describe('the entry of a grant', () => {
  it('is keyed by the total that the order has given, and keeps all that it was worked out from', () => {
    expect(grantOf()).toEqual({
      kind: 'earn',
      points: 40n,
      sourceKey: 'order:1001:earn:70',
      happenedAt: paid,
      orderShopifyId: order1,
      uses: [],
      trace: {
        ...{ is: 'earn', order: '#1001', currency: 'USD', points: '40', before: '20', sharePerMille: 1000 },
        rate: { points: 1, perMinor: 100, rounding: 'floor' },
        lines: [{ line: '11', sku: 'A', units: 2, sold: 3, net: '4000', factor: '1', rule: null }],
      },
      facts: [
        {
          ...{ key: 'order:1001:earn:70', kind: 'points-granted', happenedAt: paid },
          data: { points: '40', order: '#1001' },
        },
      ],
    });
  });

  it('names rule, campaign, level and the part that money alone has taken', () => {
    const program = {
      ...sampleProgram({ campaigns: [campaign] }),
      multipliers: [{ skus: ['a'], factor: '1.5' }],
    };
    const bought = {
      zone: newYork,
      traits: { country: null, channel: null, tags: [], valueMinor: 6000n, customer: null },
    };
    const order = soldOrder({ share: rational(2n, 3n) });
    const { trace } = grantOf({ program, bought, tierName: 'Gold', tierFactor: '2' }, order);
    expect(trace).toMatchObject({
      lines: [{ factor: '3', rule: 0, campaign: 'Spring' }],
      sharePerMille: 667,
      tier: { name: 'Gold', factor: '2' },
    });
    expect(grantOf({ tierName: 'Gold' }).trace).toMatchObject({ tier: { name: 'Gold', factor: '1' } });
    expect(grantOf({ tierFactor: '2' }).trace).not.toHaveProperty('tier');
  });
});

describe('the entry of a clawback', () => {
  const clawback: Clawback = {
    kind: 'clawback',
    points: points(30n),
    debt: points(2n),
    from: [
      { lotId: lotId(1n), points: points(5n), source: 'own-pending' },
      { lotId: lotId(2n), points: points(7n), source: 'own-available' },
      { lotId: lotId(3n), points: points(6n), source: 'other' },
      { lotId: lotId(4n), points: points(10n), source: 'other' },
    ],
  };
  const entryFor = (order: EarningOrder, ...reason: ['moved'] | []) =>
    clawbackEntry(
      clawback,
      order,
      entitled(order, terms),
      { granted: points(90n), clawed: points(10n) },
      ...reason,
    );

  it('says what was taken from where and what is owed, at the moment of the state that caused it', () => {
    const updatedAt = at('2026-03-05T12:00:00Z');
    expect(entryFor(soldOrder({ updatedAt }))).toEqual({
      kind: 'clawback',
      points: -30n,
      sourceKey: 'order:1001:clawback:40',
      happenedAt: updatedAt,
      orderShopifyId: order1,
      uses: [
        { lotId: 1n, points: -5n },
        { lotId: 2n, points: -7n },
        { lotId: 3n, points: -6n },
        { lotId: 4n, points: -10n },
      ],
      trace: {
        ...{ is: 'clawback', order: '#1001', points: '30', reason: 'units', left: '40', debt: '2' },
        ...{ goneUnits: 1, soldUnits: 3, fromPending: '5', fromAvailable: '7', fromOthers: '16' },
      },
      facts: [
        {
          ...{ key: 'order:1001:clawback:40', kind: 'points-clawed', happenedAt: updatedAt },
          data: { points: '30', order: '#1001', debt: '2' },
        },
      ],
    });
  });

  it('says why, the strongest reason first', () => {
    const whole = sampleEarningOrder(6000);
    const reasonOf = (order: EarningOrder, ...reason: ['moved'] | []) =>
      Reflect.get(entryFor(order, ...reason).trace, 'reason');
    const less = rational(9n, 10n);
    expect(reasonOf(soldOrder({ standing: 'cancelled', share: less }))).toBe('cancelled');
    expect(reasonOf(soldOrder({ standing: 'refunded', share: less }))).toBe('refunded');
    expect(reasonOf(soldOrder({ share: less }))).toBe('amount');
    expect(reasonOf(whole)).toBe('changed');
    const [line, card] = soldOrder().lines;
    if (line === undefined || card === undefined) throw new Error('There are lines');
    // Only a gift card came back.
    expect(reasonOf({ ...whole, lines: [{ ...line, goneUnits: 0 }, card] })).toBe('changed');
    expect(reasonOf(soldOrder(), 'moved')).toBe('moved');
  });
});

describe('what time writes', () => {
  const lot = sampleLot({ id: 7, remaining: 50, expires: '2026-04-01T04:00:00Z' });
  const matured = (gain: number, repaid: number) =>
    dueRecord(
      { kind: 'matured', lot, at: paid, points: points(BigInt(gain)), repaid: points(BigInt(repaid)) },
      newYork,
    );
  const available = (amount: string) => ({
    ...{ key: 'lot:7:available', kind: 'points-available', happenedAt: paid, data: { points: amount } },
  });

  it('when points become available: a fact, and an entry only where they repay', () => {
    expect(matured(50, 0)).toEqual({ entry: null, facts: [available('50')] });
    const repaid = { key: 'lot:7:repaid', kind: 'debt-repaid', happenedAt: paid, data: { points: '20' } };
    expect(matured(50, 20)).toEqual({
      entry: {
        ...{ kind: 'repay', points: NO_POINTS, sourceKey: 'lot:7:repaid', happenedAt: paid },
        ...{ orderShopifyId: order1, uses: [{ lotId: 7n, points: -20n }], facts: [repaid] },
        trace: { is: 'repay', points: '20' },
      },
      facts: [repaid, available('30')],
    });
    expect(matured(50, 50).facts.map(({ kind }) => kind)).toEqual(['debt-repaid']);
    expect(matured(0, 0)).toEqual({ entry: null, facts: [] });
  });

  it('when they expire: an entry by lot, moment and what was there, with the last day and the cause', () => {
    const end = at('2026-04-01T04:00:00Z');
    const record = dueRecord({ kind: 'expired', lot, at: end, points: points(40n), cause: 'age' }, newYork);
    const key = `lot:7:expired:${end.epochMilliseconds}:50`;
    const facts = [
      {
        ...{ key, kind: 'points-expired', happenedAt: end },
        data: { points: '40', cause: 'age', lastDay: '2026-03-31' },
      },
    ];
    expect(record).toEqual({
      entry: {
        ...{ kind: 'expire', points: -40n, sourceKey: key, happenedAt: end, orderShopifyId: order1 },
        ...{ uses: [{ lotId: 7n, points: -40n }], facts },
        trace: { is: 'expire', points: '40', cause: 'age', lastDay: '2026-03-31' },
      },
      facts,
    });
  });
});
