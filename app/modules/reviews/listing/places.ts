import { compareInstants } from '#app/kernel/calendar.ts';
import { allStars } from '../ratings/rating.ts';
import type { Stars } from '../review.ts';
import type { ListSort } from './shown.ts';

/** What a published review is ordered by. */
export interface OrderedBy {
  readonly id: bigint;
  readonly stars: Stars;
  readonly helpfulScore: number;
  readonly submittedAt: Parameters<typeof compareInstants>[0];
}

/** Which of two is shown first; no two are alike. */
export function comparePlaces(sort: ListSort): (a: OrderedBy, b: OrderedBy) => number {
  const newest = (a: OrderedBy, b: OrderedBy) =>
    compareInstants(b.submittedAt, a.submittedAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
  const first: Readonly<Record<ListSort, (a: OrderedBy, b: OrderedBy) => number>> = {
    newest: () => 0,
    helpful: (a, b) => b.helpfulScore - a.helpfulScore,
    highest: (a, b) => b.stars - a.stars,
    lowest: (a, b) => a.stars - b.stars,
  };
  return (a, b) => first[sort](a, b) || newest(a, b);
}

/**
 * The runs by stars that the rest of a list is merged from: of those that a list by stars has passed, none; of the one
 * in which it stopped, what is left; of the others, all.
 */
export function runsAfter<After extends OrderedBy>(
  sort: ListSort,
  stars: Stars | null,
  after: After | null,
): { readonly stars: Stars; readonly after: After | null }[] {
  const asked = stars === null ? allStars : [stars];
  const byStars = sort === 'highest' || sort === 'lowest';
  if (after === null || !byStars) return asked.map((of) => ({ stars: of, after }));
  const passed = (of: Stars) => (sort === 'highest' ? of > after.stars : of < after.stars);
  return asked
    .filter((of) => !passed(of))
    .map((of) => ({ stars: of, after: of === after.stars ? after : null }));
}
