import { expect, test } from 'vitest';
import { currencyCode } from '#app/kernel/currency.ts';
import { defaultProgram, programSchema } from './program.ts';
import { storefrontProgram } from './storefront-program.ts';

const yen = currencyCode('JPY');
const eur = currencyCode('EUR');

test('a theme is told what earns points, and the levels with what they take and give', () => {
  const program = programSchema.parse({
    ...defaultProgram(eur),
    ways: [{ way: 'sign-up', points: 50 }],
    events: [{ id: 'visit', name: 'A visit', points: 5, limit: null }],
    tiers: {
      ...{ match: 'any', window: 'rolling-12-months', downgrade: 'never', oneStep: false, graceDays: 0 },
      levels: [
        {
          ...{ id: 'all', name: 'Member', factor: '1.0', entryPoints: 0, customerTag: null },
          from: { spendMinor: 0, points: null, orders: null },
        },
        {
          ...{ id: 'gold', name: 'Gold', factor: '1.50', entryPoints: 100, customerTag: null },
          from: { spendMinor: 50_000, points: null, orders: 5 },
          perks: { freeShipping: true, percent: 10, priority: true },
        },
      ],
    },
  });
  expect(storefrontProgram(program, eur)).toEqual({
    currency: 'EUR',
    exponent: 2,
    earn: { points: 1, per: 100 },
    ways: [{ way: 'sign-up', points: 50 }],
    events: [{ name: 'A visit', points: 5 }],
    tiers: {
      match: 'any',
      window: 'rolling-12-months',
      levels: [
        {
          ...{ name: 'Member', spend: null, spendAmount: null, points: null, orders: null },
          ...{ factor: null, entryPoints: 0, freeShipping: false, percent: null, priority: false },
        },
        {
          ...{ name: 'Gold', spend: 50_000, spendAmount: '500.00', points: null, orders: 5 },
          ...{ factor: '1.5', entryPoints: 100, freeShipping: true, percent: 10, priority: true },
        },
      ],
    },
  });
});

test('a shop without levels has none, and yen have no digits behind the point', () => {
  expect(storefrontProgram(defaultProgram(yen), yen)).toMatchObject({
    exponent: 0,
    earn: { points: 1, per: 100 },
    ways: [],
    tiers: null,
  });
});
