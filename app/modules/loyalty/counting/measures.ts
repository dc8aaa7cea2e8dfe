import type { EntryKind } from '../ledger/ledger.ts';

/** What an entry means in figures. `neither`: it moves points without giving or taking any. */
export type Flow = 'given' | 'used' | 'expired' | 'taken' | 'neither';

const flows: Readonly<Record<EntryKind, Flow>> = {
  earn: 'given',
  'entry-reward': 'given',
  referral: 'given',
  review: 'given',
  activity: 'given',
  adjust: 'given',
  redeem: 'used',
  'redeem-late': 'used',
  restore: 'used',
  expire: 'expired',
  clawback: 'taken',
  repay: 'neither',
  merge: 'neither',
};

/** Measures that are a kind of entry: their points add up to the ledger. */
export const entryMeasures: readonly string[] = Object.keys(flows);

/** By measure and part, as they are kept; null: it counts no entries. By hand, `taken` is what staff took away. */
export function flowOf(measure: string, part: string): Flow | null {
  if (measure === 'adjust' && part === 'taken') return 'taken';
  return isEntryKind(measure) ? flows[measure] : null;
}

function isEntryKind(measure: string): measure is EntryKind {
  return entryMeasures.includes(measure);
}

/** What became of the points that were granted on a day, under that day. */
export const lotMeasures = {
  granted: 'lot-granted',
  used: 'lot-used',
  lapsed: 'lot-lapsed',
  taken: 'lot-taken',
} as const;

/** Customers who came into a level, or out of it; the part is its id. */
export const tierMeasures = { entered: 'tier-entered', left: 'tier-left' } as const;

/** Customers with a valid order as they were when the day had ended; `repeat`: with two and more. */
export const buyersMeasure = 'buyers';
export const buyersParts = [
  'member',
  'member-repeat',
  'other',
  'other-repeat',
  'redeemer',
  'redeemer-repeat',
] as const;
export type BuyersPart = (typeof buyersParts)[number];
