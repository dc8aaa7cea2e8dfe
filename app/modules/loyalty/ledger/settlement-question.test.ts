import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { points } from '#app/kernel/points.ts';
import type { OrderForLoyalty, OrderTraits } from '../ports.ts';
import { sampleLevel, sampleRules } from '../tiers/sample-tiers.ts';
import { at, newYork, sampleEarningOrder, sampleProgram } from './sample-account.ts';
import { type KnownSettlement, mayEarn, outlook, questionOf } from './settlement-question.ts';

const live = at('2026-03-01T15:00:00Z');
const now = at('2026-03-02T15:00:00Z');
const seen: OrderTraits = { country: 'US', channel: 'web', tags: [], valueMinor: 1n, customer: null };
const kept: OrderTraits = { ...seen, country: 'DE' };
const traits = (tag: string) => new Map([[shopifyId(11n), { tags: [tag], collections: [] }]]);

function order(change: Partial<OrderForLoyalty> = {}): OrderForLoyalty {
  return {
    ...{ orderId: 5n, revision: 1, order: sampleEarningOrder(5000), customerId: 9n, traits: traits('new') },
    ...{ orderTraits: seen, shop: { zone: newYork, currency: currencyCode('USD') } },
    ...change,
  };
}

function known(change: Partial<KnownSettlement> = {}, granted = 0): KnownSettlement {
  const soFar = { granted: points(BigInt(granted)), clawed: points(0n) };
  return {
    ...{ liveFrom: live, catchUpAsOf: null, program: { version: 1, program: sampleProgram() } },
    order: { customerId: 9n, soFar, traits: traits('old'), orderTraits: kept, tier: null },
    ...change,
  };
}

describe('an order may earn', () => {
  const before = order({
    order: sampleEarningOrder(5000, 5000, { processedAt: at('2026-03-01T14:59:59Z') }),
  });

  it('from the moment on at which the area went live', () => {
    expect(mayEarn(order(), known())).toBe(true);
    expect(mayEarn(before, known())).toBe(false);
    expect(mayEarn(before, known({ order: null }))).toBe(false);
    expect(mayEarn(order(), known({ order: null }))).toBe(true);
  });

  it('from before that, where it has earned or a catch-up includes it', () => {
    expect(mayEarn(before, known({}, 1))).toBe(true);
    expect(mayEarn(before, known({ catchUpAsOf: now }))).toBe(true);
  });

  it('never while the area is off or it is nobody’s', () => {
    expect(mayEarn(order(), known({ liveFrom: null }, 1))).toBe(false);
    expect(mayEarn(order({ customerId: null }), known({}, 1))).toBe(false);
  });
});

describe('what an order is asked with', () => {
  const tiers = { ...sampleRules().tiers, levels: [sampleLevel('gold', 100, { factor: '2', name: 'Gold' })] };
  const program = sampleProgram({ tiers });
  const ask = (
    tier: { level: string | null; factor: string } | null,
    change: Partial<KnownSettlement> = {},
  ) => questionOf(order(), { ...known(change), program: { version: 1, program } }, now, tier);

  it('is what was kept when it first earned; what is new is as known now', () => {
    const question = questionOf(order(), { ...known({}, 7), program: { version: 1, program } }, now);
    expect(question).toEqual({
      order: order().order,
      terms: {
        ...{ program, traits: traits('old') },
        bought: { zone: newYork, traits: kept },
      },
      soFar: { granted: 7n, clawed: 0n },
      ...{ now, zone: newYork, asOf: null },
    });
    const first = ask(null, { order: null, catchUpAsOf: now });
    expect(first).toMatchObject({
      terms: { traits: traits('new'), bought: { traits: seen } },
      ...{ soFar: { granted: 0n, clawed: 0n }, asOf: now },
    });
    const { soFar, traits: lines } = known().order ?? { soFar: first.soFar, traits: new Map() };
    const untold = { customerId: 9n, soFar, traits: lines, orderTraits: null, tier: null };
    expect(ask(null, { order: untold }).terms.bought?.traits).toEqual(seen);
  });

  it('knows the level by which it earns, while there are levels', () => {
    expect(ask({ level: 'gold', factor: '1.5' }).terms).toMatchObject({
      ...{ tierFactor: '1.5', tierName: 'Gold', bought: { tier: 'Gold' } },
    });
    const without = ask({ level: null, factor: '1' }).terms;
    expect(without).toMatchObject({ tierFactor: '1', bought: { tier: null } });
    expect(without).not.toHaveProperty('tierName');
    expect(ask({ level: 'dropped', factor: '3' }).terms).toMatchObject({
      tierFactor: '3',
      bought: { tier: null },
    });
    const undecided = ask(null).terms;
    expect(undecided).not.toHaveProperty('tierFactor');
    expect(undecided.bought).not.toHaveProperty('tier');
    const flat = { ...known(), program: { version: 1, program: sampleProgram() } };
    expect(questionOf(order(), flat, now, { level: 'gold', factor: '2' }).terms).not.toHaveProperty(
      'tierFactor',
    );
  });

  it('is known of the order itself, unless another level is said', () => {
    const { soFar, traits: lines } = known().order ?? { soFar: ask(null).soFar, traits: new Map() };
    const mine = {
      customerId: 9n,
      soFar,
      traits: lines,
      orderTraits: kept,
      tier: { level: 'gold', factor: '2' },
    };
    const own = questionOf(order(), { ...known({ order: mine }), program: { version: 1, program } }, now);
    expect(own.terms).toMatchObject({ tierFactor: '2', tierName: 'Gold' });
  });

  it('tells without the account what would be granted', () => {
    const plan = outlook(ask({ level: 'gold', factor: '2' }));
    expect(plan.decision).toMatchObject({ kind: 'grant', points: 100n });
    expect(plan.entry?.kind).toBe('earn');
  });
});
