import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allStars } from '../ratings/rating.ts';
import { purchaseOutcomes, reviewStatuses } from '../review.ts';
import { fairnessOf, faresWorse, type Tally } from './fairness.ts';

const nobody = { kept: 0, exchanged: 0, returned: 0 };
const tally = (change: Partial<Tally>): Tally => ({
  ...{ status: 'published', stars: 5, purchase: 'kept', imported: false, n: 1 },
  ...change,
});

test('few stars that are hidden more often are told', () => {
  const shown = [tally({ n: 95 }), tally({ n: 5, status: 'hidden' })];
  const low = (published: number) => [
    ...shown,
    tally({ stars: 1, n: published }),
    tally({ stars: 2, n: 40 - published, status: 'hidden' }),
  ];
  expect(fairnessOf(low(38), nobody, nobody).warnings).toEqual([]);
  expect(fairnessOf(low(28), nobody, nobody).warnings).toEqual(['low-stars']);
});

test('so are returners whose reviews still wait', () => {
  const tallies = [
    tally({ n: 60 }),
    tally({ n: 20, purchase: 'returned' }),
    tally({ n: 12, purchase: 'returned', status: 'pending' }),
  ];
  const { warnings, byOutcome } = fairnessOf(tallies, { ...nobody, returned: 80 }, nobody);
  expect(warnings).toEqual(['returners']);
  expect(byOutcome).toContainEqual({
    purchase: 'returned',
    asked: 80,
    leftOut: 0,
    written: 32,
    published: 20,
  });
});

test('returners whom rules leave out more often are told, and products that are left out for everybody are not', () => {
  const asked = { kept: 400, exchanged: 20, returned: 12 };
  const warningsOf = (leftOut: typeof nobody) => fairnessOf([], asked, leftOut).warnings;
  expect(warningsOf({ kept: 10, exchanged: 0, returned: 30 })).toEqual(['returners-left-out']);
  expect(warningsOf({ kept: 200, exchanged: 10, returned: 6 })).toEqual([]);
});

test('a published figure of the test: 80 of 100 beside 95 of 100 are z = 3.21', () => {
  expect(faresWorse({ written: 100, published: 80 }, { written: 100, published: 95 })).toBe(true);
  // z = 2.17 and 2.35 on either side of what chance does once in a hundred.
  expect(faresWorse({ written: 100, published: 86 }, { written: 100, published: 95 })).toBe(false);
  expect(faresWorse({ written: 105, published: 90 }, { written: 105, published: 100 })).toBe(true);
});

test('a few of a small shop are told exactly: five hidden of five beside five shown are 1 of 252', () => {
  expect(faresWorse({ written: 5, published: 0 }, { written: 5, published: 5 })).toBe(true);
  // 6 of 252.
  expect(faresWorse({ written: 5, published: 0 }, { written: 5, published: 4 })).toBe(false);
  expect(faresWorse({ written: 12, published: 3 }, { written: 188, published: 180 })).toBe(true);
  expect(faresWorse({ written: 12, published: 11 }, { written: 188, published: 180 })).toBe(false);
  expect(faresWorse({ written: 188, published: 20 }, { written: 12, published: 12 })).toBe(true);
  expect(faresWorse({ written: 1_000_000, published: 900_000 }, { written: 19, published: 19 })).toBe(false);
});

test('too few tell nothing, and neither does what an import brings', () => {
  expect(faresWorse({ written: 4, published: 0 }, { written: 1000, published: 1000 })).toBe(false);
  expect(faresWorse({ written: 20, published: 0 }, { written: 4, published: 4 })).toBe(false);
  const imported = [tally({ n: 500 }), tally({ stars: 1, n: 500, status: 'hidden', imported: true })];
  expect(fairnessOf(imported, nobody, nobody).warnings).toEqual([]);
});

test('whoever is published as often as the others is never said to fare worse', () => {
  const count = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const group = { written: a + b, published: a };
      const others = { written: c + d, published: c };
      const less = group.published * others.written < others.published * group.written;
      return less || !faresWorse(group, others);
    }),
  );
});

test('everything that was written here is in every table once', () => {
  const any = fc.record({
    status: fc.constantFrom(...reviewStatuses),
    stars: fc.constantFrom(...allStars),
    purchase: fc.constantFrom(...purchaseOutcomes),
    imported: fc.boolean(),
    n: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(any), (tallies) => {
      const { byStars, byOutcome } = fairnessOf(tallies, nobody, nobody);
      const written = tallies.filter(({ imported }) => !imported).reduce((sum, { n }) => sum + n, 0);
      const sum = (rows: readonly { written: number }[]) =>
        rows.reduce((total, row) => total + row.written, 0);
      return sum(byStars) === written && sum(byOutcome) === written;
    }),
  );
});
