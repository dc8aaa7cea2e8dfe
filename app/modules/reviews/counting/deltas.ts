import type { Purchase, ReviewStatus, Stars } from '../review.ts';
import type { Counted } from './counted.ts';

/** A change of one review; null: it was not there before, or is no longer. */
export interface Change {
  readonly before: Counted | null;
  readonly after: Counted | null;
}

/** What is added to the counts of a product's published reviews. */
export type RatingDelta = Record<RatingCount, number>;

export const ratingCounts = [
  'n1',
  'n2',
  'n3',
  'n4',
  'n5',
  'n_verified',
  'n_media',
  'n_incentivised',
  'n_exchanged',
  'n_returned',
  'n_recommended',
  'n_not_recommended',
  'n_imported',
] as const;
export type RatingCount = (typeof ratingCounts)[number];

export interface TallyDelta {
  readonly status: ReviewStatus;
  readonly rating: Stars;
  readonly purchase: Purchase;
  readonly imported: boolean;
  readonly n: number;
}

export interface AnswerDelta {
  readonly product: bigint;
  readonly attribute: string;
  readonly value: string;
  readonly n: number;
}

export interface Deltas {
  /** Every product of which something that is shown changed, also where its counts stay as they are; in order. */
  readonly ratings: ReadonlyMap<bigint, RatingDelta>;
  /** In the order of their keys, without those that add nothing. */
  readonly tallies: readonly TallyDelta[];
  readonly answers: readonly AnswerDelta[];
}

/**
 * What these changes come to: what a review is counted as afterwards, less what it was counted as before. `shown`:
 * products of which something is shown otherwise in any case.
 */
export function deltasOf(changes: readonly Change[], shown: readonly bigint[] = []): Deltas {
  const ratings = new Map(shown.map((product) => [product, nothing()] as const));
  const tallies = new Map<string, TallyDelta>();
  const answers = new Map<string, AnswerDelta>();
  const count = (counted: Counted | null, by: 1 | -1) => {
    if (counted === null) return;
    const { status, stars, purchase, imported, productShopifyId } = counted;
    const key = `${status}:${stars}:${purchase}:${imported}`;
    tallies.set(key, { status, rating: stars, purchase, imported, n: (tallies.get(key)?.n ?? 0) + by });
    if (status !== 'published') return;
    const delta = ratings.get(productShopifyId) ?? nothing();
    for (const name of countsOf(counted)) delta[name] += by;
    ratings.set(productShopifyId, delta);
    for (const { attribute, value } of counted.answers) {
      const answer = `${productShopifyId}:${attribute}:${value}`;
      const n = (answers.get(answer)?.n ?? 0) + by;
      answers.set(answer, { product: productShopifyId, attribute, value, n });
    }
  };
  for (const { before, after } of changes) {
    count(before, -1);
    count(after, 1);
  }
  return {
    ratings: new Map([...ratings].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
    tallies: inOrder(tallies),
    answers: inOrder(answers),
  };
}

/** Which counts of its product a published review is part of. */
function countsOf(review: Counted): RatingCount[] {
  const counts: RatingCount[] = [`n${review.stars}`];
  if (review.verification === 'verified_buyer') counts.push('n_verified');
  if (review.hasMedia) counts.push('n_media');
  if (review.incentivised) counts.push('n_incentivised');
  if (review.imported) counts.push('n_imported');
  if (review.purchase === 'exchanged') counts.push('n_exchanged');
  if (review.purchase === 'returned') counts.push('n_returned');
  if (review.recommends !== null) counts.push(review.recommends ? 'n_recommended' : 'n_not_recommended');
  return counts;
}

const nothing = (): RatingDelta => ({
  n1: 0,
  n2: 0,
  n3: 0,
  n4: 0,
  n5: 0,
  n_verified: 0,
  n_media: 0,
  n_incentivised: 0,
  n_exchanged: 0,
  n_returned: 0,
  n_recommended: 0,
  n_not_recommended: 0,
  n_imported: 0,
});

function inOrder<Delta extends { readonly n: number }>(deltas: ReadonlyMap<string, Delta>): Delta[] {
  return [...deltas]
    .filter(([, { n }]) => n !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}
