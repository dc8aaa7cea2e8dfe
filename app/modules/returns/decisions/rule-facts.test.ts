import { describe, expect, it } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { rational } from '#app/kernel/rational.ts';
import type { RuleFacts } from '#app/kernel/rules/decide.ts';
import { namesFields } from '#app/kernel/rules/fields.ts';
import { knownOf, knownSchema } from '../policy/known.ts';
import type { ReturnableOrder } from '../ports.ts';
import { newYork, sampleReturnable } from '../sample-returns.ts';
import { allDays, type FactSource, ruleFacts } from './rule-facts.ts';

const facts = (
  order: ReturnableOrder,
  change: Partial<FactSource> = {},
  reason: readonly string[] | null = ['broken', 'faulty'],
  index = 0,
): RuleFacts => {
  const line = order.lines[index];
  if (line === undefined) throw new Error(`There is no line ${index}`);
  return ruleFacts({ order, zone: newYork, known: null, histories: new Map(), ...change }, line, reason);
};

describe('what rules are told of a line', () => {
  const order = sampleReturnable(
    [
      {
        net: '45.00',
        unitPrice: '30.00',
        quantity: 2,
        sku: 'A-1',
        tags: ['summer'],
        collections: ['12'],
        type: 'Shirt',
        vendor: 'Acme',
      },
      { net: '15.00' },
      { net: '100.00', merchandise: false },
    ],
    {
      countryCode: 'DE',
      channel: 'pos',
      tags: ['gift'],
      codes: ['SAVE10'],
      customer: { tags: ['vip'], tier: 'Gold', orders: 3 },
    },
  );

  it('is what it is and who bought it', () => {
    const told = facts(order);
    expect(Object.fromEntries(namesFields.map((field) => [field, told.names(field)]))).toEqual({
      'customer.tags': ['vip'],
      'customer.tier': ['Gold'],
      'order.country': ['DE'],
      'order.channel': ['pos'],
      'order.tags': ['gift'],
      'order.codes': ['SAVE10'],
      'line.skus': ['A-1'],
      'line.products': ['51'],
      'line.tags': ['summer'],
      'line.collections': ['12'],
      'line.types': ['Shirt'],
      'line.vendors': ['Acme'],
      'return.reason': ['broken', 'faulty'],
    });
    expect(told.date('order.boughtOn')?.toString()).toBe('2026-02-25');
  });

  it('is nothing where nothing is known', () => {
    const bare = sampleReturnable([{ net: '1.00' }], {
      ...{ countryCode: null, channel: null, customer: { tags: [], tier: null, orders: 1 } },
    });
    const line = bare.lines[0];
    if (line === undefined) throw new Error('The order has a line');
    const custom = { ...bare, lines: [{ ...line, productShopifyId: null }] };
    const told = facts(custom, {}, null);
    for (const field of [
      'customer.tier',
      'order.country',
      'order.channel',
      'line.types',
      'line.vendors',
    ] as const)
      expect(told.names(field)).toBe(null);
    expect(told.names('return.reason')).toBe(null);
    expect(told.names('line.products')).toEqual([]);
    expect(told.names('line.skus')).toEqual([]);
    expect(told.number('history.returns', 90)).toBe(null);
    expect(told.number('history.keptItems', 90)).toBe(null);
    expect(told.number('history.returnRate', 90)).toBe(null);
  });

  it('of a guest is that there are no tags and no tier', () => {
    const guest = facts({ ...order, customer: null });
    expect([guest.names('customer.tags'), guest.names('customer.tier')]).toEqual([[], []]);
    expect(guest.number('customer.orders', null)).toBe(null);
  });

  it('is as it was when it was bought', () => {
    const known = knownOf({
      ...order,
      customer: { tags: ['new'], tier: 'Silver', orders: 1 },
      lines: order.lines.map((line) => ({ ...line, tags: ['winter'], type: null })),
    });
    expect(knownSchema.parse(known)).toEqual(known);
    const told = facts(order, { known });
    expect(told.names('customer.tags')).toEqual(['new']);
    expect(told.names('customer.tier')).toEqual(['Silver']);
    expect(told.names('line.tags')).toEqual(['winter']);
    expect(told.names('line.types')).toBe(null);
    expect(told.names('line.vendors')).toEqual(['Acme']);
    expect(told.number('customer.orders', null)).toEqual(rational(1n));
    const guestThen = facts(order, { known: { customer: null, products: {} } });
    expect(guestThen.names('customer.tags')).toEqual([]);
    expect(guestThen.names('line.tags')).toEqual(['summer']);
    const line = order.lines[0];
    if (line === undefined) throw new Error('The order has a line');
    const custom = { ...order, lines: [{ ...line, productShopifyId: null }] };
    expect(facts(custom, { known }).names('line.tags')).toEqual(['summer']);
    const uncounted = { customer: { tags: [], tier: null, orders: null }, products: {} };
    expect(facts(order, { known: uncounted }).number('customer.orders', null)).toBe(null);
    expect(facts(order, { known: uncounted }).names('customer.tier')).toBe(null);
    expect(knownOf({ customer: null, lines: custom.lines })).toEqual({
      customer: null,
      products: {},
    });
  });

  it('has its amounts in the currency of the shop', () => {
    const told = facts(order);
    // Merchandise only
    expect(told.number('order.value', null)).toEqual(rational(6000n));
    expect(told.number('line.price', null)).toEqual(rational(2250n));
    const yen = sampleReturnable([{ net: '4500', quantity: 2 }], {
      currency: currencyCode('JPY'),
      rate: rational(3n, 2n),
    });
    expect(facts(yen).number('order.value', null)).toEqual(rational(3000n));
    expect(facts(yen).number('line.price', null)).toEqual(rational(1500n));
    const broken = { ...yen, rate: rational(0n) };
    expect(facts(broken).number('order.value', null)).toBe(null);
    expect(facts(broken).number('line.price', null)).toBe(null);
    const gone = sampleReturnable([{ net: '0.00', quantity: 0 }]);
    expect(facts(gone).number('line.price', null)).toBe(null);
    expect(facts(gone).number('order.value', null)).toEqual(rational(0n));
  });

  it('says what was taken off the list price', () => {
    expect(facts(order).number('line.discountPercent', null)).toEqual(rational(25n));
    expect(facts(order, {}, null, 1).number('line.discountPercent', null)).toEqual(rational(0n));
    const free = sampleReturnable([{ net: '0.00' }]);
    expect(facts(free).number('line.discountPercent', null)).toEqual(rational(0n));
  });

  it('looks back as far as it is asked, and without an end as far as is kept', () => {
    const histories = new Map([
      [90, { returns: 1, unitsReturned: 2, unitsBought: 8, kept: 1 }],
      [allDays, { returns: 5, unitsReturned: 9, unitsBought: 0, kept: 4 }],
    ]);
    const told = facts(order, { histories });
    expect(told.number('history.returns', 90)).toEqual(rational(1n));
    expect(told.number('history.keptItems', 90)).toEqual(rational(1n));
    expect(told.number('history.returnRate', 90)).toEqual(rational(25n));
    expect(told.number('history.returns', null)).toEqual(rational(5n));
    expect(told.number('history.keptItems', null)).toEqual(rational(4n));
    expect(told.number('history.returnRate', null)).toBe(null);
    expect(told.number('history.returns', 30)).toBe(null);
    expect(told.number('customer.orders', null)).toEqual(rational(3n));
  });
});
