import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Points } from '#app/kernel/points.ts';
import type { BadInput } from '../door.ts';
import type { PointWorth } from '../rewards/point-worth.ts';
import type { TierName } from '../tiers/door.ts';

/** A programme tried on the past: the part of loyalty's door about it. */
export interface TryingDoor {
  /**
   * What a programme would have given over the last twelve months beside the one that is saved, each as if it had
   * always been there: some customers at a time, those after `after`. Writes nothing.
   */
  tryProgram(
    shopId: bigint,
    form: unknown,
    after: bigint | null,
    now: Instant,
  ): Promise<TriedPage | BadInput>;
}

/** Sums over the customers of one page; those of several pages add up. */
export interface TriedPage {
  readonly currency: CurrencyCode;
  /** Customers with a valid order who were looked at. */
  readonly customers: number;
  /** The last twelve local months, oldest first. */
  readonly months: readonly TriedMonth[];
  /** By the tried programme's levels, the lowest first, then those that only the saved one has; null: no level. */
  readonly levels: readonly TriedLevel[];
  readonly up: number;
  readonly down: number;
  /** Some of those who would move. */
  readonly movers: readonly Mover[];
  /** What a point is worth now, and whether that is only assumed. */
  readonly worth: PointWorth;
  readonly assumed: boolean;
  /** Pass as `after` for the next page; null: that was all. */
  readonly next: bigint | null;
}

export interface TriedMonth {
  /** "2026-03" */
  readonly month: string;
  readonly orders: number;
  /** What is left of the goods of paid orders of these customers, as displayed, in minor units of the shop's currency. */
  readonly salesMinor: bigint;
  readonly tried: Given;
  readonly saved: Given;
}

export interface Given {
  /** By what is left of orders. */
  readonly orders: Points;
  /** For reaching levels. */
  readonly entry: Points;
}

export interface TriedLevel {
  readonly level: TierName | null;
  /** Customers who hold it at the end. */
  readonly tried: number;
  readonly saved: number;
}

export interface Mover {
  readonly customerId: bigint;
  readonly saved: TierName | null;
  readonly tried: TierName | null;
}
