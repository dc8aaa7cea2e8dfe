import {
  type Purchase,
  type PurchaseOutcome,
  purchaseOutcomes,
  type ReviewStatus,
  type Stars,
} from '../review.ts';

/** Reviews of the shop that stand alike. */
export interface Tally {
  readonly status: ReviewStatus;
  readonly stars: Stars;
  readonly purchase: Purchase;
  readonly imported: boolean;
  readonly n: number;
}

export interface Share {
  readonly written: number;
  readonly published: number;
}

/** Whether everybody is treated alike. For people to read: nothing is decided by it. */
export interface Fairness {
  /** Five stars first. */
  readonly byStars: readonly (Share & { readonly stars: Stars })[];
  readonly byOutcome: readonly (Share & {
    readonly purchase: PurchaseOutcome;
    /** Lines of orders, by what had become of them when they were asked about. */
    readonly asked: number;
    /** Lines that rules left out instead. */
    readonly leftOut: number;
  })[];
  /** Who is published or asked less than the others, beyond chance and by what counts. */
  readonly warnings: readonly Warning[];
}

export type Warning =
  /** One and two stars, beside three to five. */
  | 'low-stars'
  /** Those who sent it back, beside those who did not. */
  | 'returners'
  /** Rules leave them out more often than those who did not send it back. */
  | 'returners-left-out';

/** Fewer on either side tell nothing. */
const least = 5;
/** From so many on either side on, shares lie along the normal curve. */
const many = 20;
/** One-sided, at 1 of 100. */
const beyondChance = 2.326;
const rarely = 0.01;
/** So many hundredths less count. */
const material = 0.05;

const fiveToOne: readonly Stars[] = [5, 4, 3, 2, 1];

type ByOutcome = Readonly<Record<PurchaseOutcome, number>>;

/** Of what was written here: what an import brings was chosen elsewhere. */
export function fairnessOf(tallies: readonly Tally[], asked: ByOutcome, leftOut: ByOutcome): Fairness {
  const own = tallies.filter(({ imported }) => !imported);
  const low = ({ stars }: Tally) => stars <= 2;
  const returner = ({ purchase }: Tally) => purchase === 'returned';
  const worse = (which: (tally: Tally) => boolean) =>
    faresWorse(shareOf(own.filter(which)), shareOf(own.filter((tally) => !which(tally))));
  const askedOf = (...which: PurchaseOutcome[]): Share => {
    const sum = (counts: ByOutcome) => which.reduce((total, purchase) => total + counts[purchase], 0);
    return { written: sum(asked) + sum(leftOut), published: sum(asked) };
  };
  return {
    byStars: fiveToOne.map((stars) => ({ stars, ...shareOf(own.filter((tally) => tally.stars === stars)) })),
    byOutcome: purchaseOutcomes.map((purchase) => ({
      purchase,
      asked: asked[purchase],
      leftOut: leftOut[purchase],
      ...shareOf(own.filter((tally) => tally.purchase === purchase)),
    })),
    warnings: [
      ...(worse(low) ? (['low-stars'] as const) : []),
      ...(worse(returner) ? (['returners'] as const) : []),
      ...(faresWorse(askedOf('returned'), askedOf('kept', 'exchanged'))
        ? (['returners-left-out'] as const)
        : []),
    ],
  };
}

function shareOf(tallies: readonly Tally[]): Share {
  const sum = (all: readonly Tally[]) => all.reduce((total, { n }) => total + n, 0);
  return { written: sum(tallies), published: sum(tallies.filter(({ status }) => status === 'published')) };
}

/**
 * Where at least 20 were written on either side: two proportions, z = (q − p) ÷ √(s(1 − s)(1/n + 1/m)), where p of the n
 * of this group and q of the m others are published and s is the share of both together; it is worse from z = 2.326 on
 * (1 of 100 by chance, one-sided). Where fewer were, and at least 5: Fisher's exact test at the same 1 of 100. Either way
 * the difference is 5 hundredths or more.
 */
export function faresWorse(group: Share, others: Share): boolean {
  const [n, m] = [group.written, others.written];
  if (Math.min(n, m) < least) return false;
  const difference = others.published / m - group.published / n;
  if (difference < material) return false;
  if (Math.min(n, m) < many) return byChance(group, others) < rarely;
  const share = (group.published + others.published) / (n + m);
  return difference / Math.sqrt(share * (1 - share) * (1 / n + 1 / m)) >= beyondChance;
}

/** How likely the group would have no more of all that are published if these were drawn by lot. One side is small. */
function byChance(group: Share, others: Share): number {
  const hidden = group.written - group.published + (others.written - others.published);
  const published = group.published + others.published;
  // Of the small side, so that no binomial has a large lower number: its published ones, or those that are not.
  const [size, fewest, ofThese, ofThose] =
    group.written <= others.written
      ? [group.written, group.written - group.published, hidden, published]
      : [others.written, others.published, published, hidden];
  let sum = 0;
  for (let drawn = fewest; drawn <= size; drawn++)
    sum += choose(ofThese, drawn) * choose(ofThose, size - drawn);
  return sum / choose(hidden + published, size);
}

/** In how many ways so few can be drawn of so many. */
function choose(many: number, few: number): number {
  let ways = 1;
  for (let drawn = 0; drawn < few; drawn++) ways *= (many - drawn) / (drawn + 1);
  return ways;
}
