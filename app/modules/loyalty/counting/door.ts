import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';
import type { PointWorth } from '../rewards/point-worth.ts';
import type { TierName } from '../tiers/door.ts';
import type { BuyersPart } from './measures.ts';

/** Figures of days: the part of loyalty's door about how the programme does. */
export interface CountingDoor {
  /**
   * Adds what the ledger and the levels' history have got to the figures of their days. Any number of times, at once,
   * stopped anywhere. `done`: false when there is more than one call counts.
   */
  countDays(shopId: bigint, now: Instant): Promise<{ readonly done: boolean }>;
  /** How the programme has done over the last twelve months, from figures of days alone. */
  analytics(shopId: bigint, now: Instant): Promise<LoyaltyAnalytics>;
}

export interface LoyaltyAnalytics {
  /** Everything up to and with this local day is counted; null: nothing is yet. */
  readonly until: LocalDate | null;
  /** What a point is worth now. */
  readonly worth: PointWorth;
  /** No reward takes an amount off: a point is taken for one minor unit. */
  readonly assumed: boolean;
  /** Points that customers have, pending ones with them, less what is owed. */
  readonly outstanding: Points;
  /** The last twelve local months, oldest first. */
  readonly months: readonly MonthAnalytics[];
  readonly breakage: Breakage;
  /** The levels of the programme saved last from the lowest, then those it had before; empty: there never were any. */
  readonly levels: readonly LevelAnalytics[];
  /** Null: not counted yet. */
  readonly buyers: Buyers | null;
}

export interface MonthAnalytics {
  /** "2026-03" */
  readonly month: string;
  readonly given: Points;
  /** Less what came back with refunds; below 0 when more came back than was used. */
  readonly used: Points;
  /** Positive. */
  readonly expired: Points;
  /** With refunds and by hand; positive. */
  readonly taken: Points;
  /** At the month's end, or now. */
  readonly outstanding: Points;
  /** By the level's id; those nobody came into or went out of are absent. */
  readonly flows: ReadonlyMap<string, { readonly entered: number; readonly left: number }>;
}

/**
 * What share of points is never used, by those granted long enough ago. Of them, `lapsed` can never be used any more
 * and `open` may still be: the truth is between lapsed and lapsed + open.
 */
export interface Breakage {
  /** Grants that are old enough. */
  readonly grants: number;
  /** Too few for a share. */
  readonly tooEarly: boolean;
  /** What was granted then and not taken back. */
  readonly granted: Points;
  readonly used: Points;
  readonly lapsed: Points;
  readonly open: Points;
}

export interface LevelAnalytics extends TierName {
  /** Over twelve months: earned by orders of those in it, less what was taken back of those. */
  readonly given: Points;
  /** Over twelve months: given for reaching it. */
  readonly entry: Points;
  readonly entered: number;
  readonly left: number;
}

/** Customers with a valid order, as of the end of a local day. */
export interface Buyers {
  readonly day: LocalDate;
  readonly counts: Readonly<Record<BuyersPart, number>>;
}
