import { describe, expect, it } from 'vitest';
import { parseInstant } from '#app/kernel/calendar.ts';
import { shopifyId } from '#app/kernel/ids.ts';
import { rational } from '#app/kernel/rational.ts';
import type { Condition } from '#app/kernel/rules/condition.ts';
import { newYork, sampleEarningOrder, sampleProgram } from '../ledger/sample-account.ts';
import type { LineTraits, OrderTraits } from '../ports.ts';
import { entitled } from './entitlement.ts';
import type { Campaign, Program } from './program.ts';

const line = shopifyId(11n);

const around: OrderTraits = {
  country: 'DE',
  channel: 'web',
  tags: ['gift'],
  valueMinor: 4800n,
  customer: { tags: ['VIP'], orders: 3 },
};
const product: LineTraits = {
  tags: ['Summer'],
  collections: ['77'],
  product: '5',
  type: 'Shirts',
  vendor: null,
  soldMinor: 4800n,
};

const campaign = (change: Partial<Campaign> = {}): Campaign => ({
  id: 'double',
  name: 'Double points',
  from: null,
  to: null,
  when: [],
  factor: '2',
  ...change,
});

interface Asked {
  readonly at?: string;
  readonly program?: Partial<Program>;
  readonly traits?: LineTraits;
  readonly around?: OrderTraits | null;
  readonly tier?: string | null;
  readonly tierFactor?: string;
}

function earned(campaigns: readonly Campaign[], asked: Asked = {}) {
  const at = parseInstant(asked.at ?? '2026-05-10T15:00:00Z');
  const { tier, traits = product } = asked;
  return entitled(sampleEarningOrder(4800, 4800, { processedAt: at }), {
    program: sampleProgram({ ...asked.program, campaigns: [...campaigns] }),
    traits: new Map([[line, traits]]),
    bought: {
      zone: newYork,
      traits: asked.around === undefined ? around : asked.around,
      ...(tier === undefined ? {} : { tier }),
    },
    tierFactor: asked.tierFactor ?? '1',
  });
}

const points = (campaigns: readonly Campaign[], asked: Asked = {}) => earned(campaigns, asked).points;

describe('a campaign', () => {
  it('runs from its first local day to the end of its last one', () => {
    const may = [campaign({ from: '2026-05-01', to: '2026-05-31' })];
    // New York is four hours behind UTC in May.
    expect(points(may, { at: '2026-05-01T03:59:59Z' })).toBe(48n);
    expect(points(may, { at: '2026-05-01T04:00:00Z' })).toBe(96n);
    expect(points(may, { at: '2026-06-01T03:59:59Z' })).toBe(96n);
    expect(points(may, { at: '2026-06-01T04:00:00Z' })).toBe(48n);
  });

  it('without a first or last day is open at that end', () => {
    expect(points([campaign({ to: '2026-05-31' })], { at: '2020-01-01T12:00:00Z' })).toBe(96n);
    expect(points([campaign({ from: '2026-05-01' })], { at: '2030-01-01T12:00:00Z' })).toBe(96n);
  });

  it('multiplies what the product rule and the tier give', () => {
    const { points, lines } = earned([campaign({ factor: '1.5' })], {
      program: { multipliers: [{ skus: ['A'], factor: '2' }] },
      tierFactor: '1.25',
    });
    expect(points).toBe(180n);
    expect(lines).toMatchObject([{ factor: rational(3n), campaign: { id: 'double' } }]);
  });

  it('of several that fit, one with 0 wins, else the highest, however low that is', () => {
    const half = campaign({ id: 'half', factor: '0.5' });
    const triple = campaign({ id: 'triple', factor: '3' });
    expect(points([half])).toBe(24n);
    expect(points([half, campaign(), triple])).toBe(144n);
    expect(points([triple, campaign({ id: 'none', factor: '0' })])).toBe(0n);
    expect(earned([triple, campaign({ id: 'also', factor: '3' })]).lines[0]?.campaign?.id).toBe('triple');
  });

  it.each<[string, Condition, boolean]>([
    ['tags of the customer', { field: 'customer.tags', is: 'any-of', values: ['vip'] }, true],
    ['the country', { field: 'order.country', is: 'any-of', values: ['US'] }, false],
    ['the channel', { field: 'order.channel', is: 'any-of', values: ['web'] }, true],
    ['tags of the order', { field: 'order.tags', is: 'none-of', values: ['gift'] }, false],
    ['codes', { field: 'order.codes', is: 'none-of', values: ['SUMMER'] }, true],
    ['a SKU', { field: 'line.skus', is: 'any-of', values: ['a'] }, true],
    ['a product', { field: 'line.products', is: 'any-of', values: ['5'] }, true],
    ['tags of the product', { field: 'line.tags', is: 'any-of', values: ['summer'] }, true],
    ['a collection', { field: 'line.collections', is: 'any-of', values: ['78'] }, false],
    ['a type', { field: 'line.types', is: 'any-of', values: ['shirts'] }, true],
    ['a vendor that is not known', { field: 'line.vendors', is: 'none-of', values: ['Own'] }, false],
    ['the price of one unit', { field: 'line.price', is: 'at-least', minor: 2400 }, true],
    ['the price of one unit', { field: 'line.price', is: 'below', minor: 2400 }, false],
    ['the order’s value', { field: 'order.value', is: 'at-least', minor: 4801 }, false],
    ['orders so far', { field: 'customer.orders', is: 'at-least', count: 3, days: null }, true],
    ['the day', { field: 'order.boughtOn', is: 'between', from: '05-10', to: '05-10' }, true],
    ['returns', { field: 'history.returns', is: 'below', count: 3, days: 365 }, false],
    ['the reason', { field: 'return.reason', is: 'none-of', values: ['unwanted'] }, false],
  ])('asks about %s', (_what, condition, fits) => {
    expect(points([campaign({ when: [condition] })])).toBe(fits ? 96n : 48n);
  });

  it('asks about the level before the order; where there are no levels, nothing is known of them', () => {
    const gold = [campaign({ when: [{ field: 'customer.tier', is: 'any-of', values: ['Gold'] }] })];
    const others = [campaign({ when: [{ field: 'customer.tier', is: 'none-of', values: ['Gold'] }] })];
    expect(points(gold, { tier: 'gold' })).toBe(96n);
    expect(points(gold, { tier: null })).toBe(48n);
    expect(points(others, { tier: null })).toBe(96n);
    expect(points(others)).toBe(48n);
  });

  it('fits only where everything that it asks about is known', () => {
    const dear = [campaign({ when: [{ field: 'order.value', is: 'below', minor: 100_000 }] })];
    expect(points(dear)).toBe(96n);
    expect(points(dear, { around: null })).toBe(48n);
    const cheap = [campaign({ when: [{ field: 'line.price', is: 'below', minor: 100_000 }] })];
    expect(points(cheap, { traits: { tags: [], collections: [] } })).toBe(48n);
  });

  it('takes a guest for somebody without tags, whose orders nobody has counted', () => {
    const guest = { ...around, customer: null };
    const asked = (when: Condition) => points([campaign({ when: [when] })], { around: guest });
    expect(asked({ field: 'customer.tags', is: 'none-of', values: ['vip'] })).toBe(96n);
    expect(asked({ field: 'customer.orders', is: 'below', count: 9, days: null })).toBe(48n);
  });
});
