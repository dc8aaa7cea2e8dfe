import type { Stars } from '../review.ts';

/** How many published reviews have how many stars: the one source of every average shown. */
export type StarCounts = Readonly<Record<Stars, number>>;

export interface ProductRating {
  readonly counts: StarCounts;
  readonly count: number;
  /** "4.3"; null: nobody has reviewed it, which is not 0. */
  readonly value: string | null;
}

export const allStars: readonly Stars[] = [1, 2, 3, 4, 5];
export const noStars: StarCounts = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };

/**
 * The rating as it is shown everywhere: half up to one decimal, once. It is never the maximum while somebody gave
 * less: 4.96 is shown as 4.9.
 */
export function ratingOf(counts: StarCounts): ProductRating {
  const count = allStars.reduce((sum, stars) => sum + counts[stars], 0);
  if (count === 0) return { counts, count, value: null };
  const total = allStars.reduce((sum, stars) => sum + stars * counts[stars], 0);
  // In tenths, by whole numbers: floor((10 × total ÷ count) + ½).
  const tenths = Math.floor((20 * total + count) / (2 * count));
  const shown = tenths === 50 && counts[5] < count ? 49 : tenths;
  return { counts, count, value: `${Math.floor(shown / 10)}.${shown % 10}` };
}
