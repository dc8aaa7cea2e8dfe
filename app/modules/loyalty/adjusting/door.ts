import type { Instant } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';

export const adjustmentReasons = ['goodwill', 'correction', 'promotion', 'event', 'other'] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];

/** Points given or taken by hand: the part of loyalty's door about adjustments. */
export interface AdjustingDoor {
  /**
   * Gives points that can be used at once, or takes available ones: never more than there are. The same key again is
   * the same adjustment. `limit`: the most that whoever asks may move at once; null: any number.
   */
  adjustPoints(
    shopId: bigint,
    customerId: bigint,
    asked: AskedAdjustment,
    by: { readonly actor: string; readonly limit: Points | null },
    now: Instant,
  ): Promise<AdjustmentOutcome>;
  /** A reversal as an entry of its own; points that were used meanwhile cannot be taken back: `insufficient-points`. */
  undoAdjustment(
    shopId: bigint,
    customerId: bigint,
    entryNumber: number,
    by: { readonly actor: string; readonly limit: Points | null },
    now: Instant,
  ): Promise<AdjustmentOutcome>;
}

export interface AskedAdjustment {
  /** Not 0; below 0 takes. */
  readonly points: bigint;
  readonly reason: AdjustmentReason;
  /** For staff; at most 500 characters. */
  readonly note: string;
  readonly key: string;
}

export type AdjustmentOutcome =
  | { readonly entryNumber: number; readonly points: Points }
  | {
      readonly refused:
        | 'bad-input'
        | 'insufficient-points'
        | 'limit-reached'
        | 'already-done'
        | 'not-allowed';
      readonly available?: Points;
    };
