import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allStars } from '../ratings/rating.ts';
import { purchaseOutcomes, reviewStatuses, verifications } from '../review.ts';
import type { Counted } from './counted.ts';
import { type Change, deltasOf, ratingCounts } from './deltas.ts';

const counted: fc.Arbitrary<Counted> = fc.record({
  productShopifyId: fc.constantFrom(1n, 2n, 10n),
  stars: fc.constantFrom(...allStars),
  status: fc.constantFrom(...reviewStatuses),
  purchase: fc.constantFrom(...purchaseOutcomes),
  verification: fc.constantFrom(...verifications),
  incentivised: fc.boolean(),
  hasMedia: fc.boolean(),
  recommends: fc.constantFrom(true, false, null),
  imported: fc.boolean(),
  answers: fc.uniqueArray(
    fc.record({ attribute: fc.constantFrom('fit', 'use'), value: fc.constantFrom('1', '5') }),
    { selector: ({ attribute }) => attribute },
  ),
});

/** Everything that is added, by its key. */
function addedBy(changes: readonly Change[]): Map<string, number> {
  const { ratings, tallies, answers } = deltasOf(changes);
  const added = new Map<string, number>();
  const add = (key: string, n: number) => {
    if (n !== 0) added.set(key, (added.get(key) ?? 0) + n);
  };
  for (const [product, delta] of ratings)
    for (const name of ratingCounts) add(`rating ${product} ${name}`, delta[name]);
  for (const { n, ...key } of tallies) add(`tally ${Object.values(key).join(' ')}`, n);
  for (const { n, product, attribute, value } of answers) add(`answer ${product} ${attribute} ${value}`, n);
  return added;
}

test('any life of a review adds up to what it is counted as at its end', () => {
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1 }), (life) => {
      const steps = life.map((after, at): Change => ({ before: life[at - 1] ?? null, after }));
      const last: Change = { before: null, after: life.at(-1) ?? null };
      expect(addedBy(steps)).toEqual(addedBy([last]));
      expect(addedBy([...steps, { before: life.at(-1) ?? null, after: null }])).toEqual(new Map());
    }),
  );
});

test('a product of which only words changed is shown anew, one that is not shown is not', () => {
  fc.assert(
    fc.property(counted, (same) => {
      const { ratings, tallies, answers } = deltasOf([{ before: same, after: same }]);
      return (
        ratings.size === (same.status === 'published' ? 1 : 0) &&
        [...ratings.values()].every((delta) => ratingCounts.every((name) => delta[name] === 0)) &&
        tallies.length + answers.length === 0
      );
    }),
  );
});

test('products are in order, whatever order the changes have', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ before: fc.constant(null), after: counted })), (changes) => {
      const products = [...deltasOf(changes, [5n, 1n]).ratings.keys()];
      return products.every((product, at) => at === 0 || (products[at - 1] ?? 0n) < product);
    }),
  );
});
