import type { Instant } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';
import type { AdjustmentReason } from './reasons.ts';

export { type AdjustmentReason, adjustmentReasons } from './reasons.ts';

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
    by: Adjuster,
    now: Instant,
  ): Promise<AdjustmentOutcome>;
  /** A reversal as an entry of its own; points that were used meanwhile cannot be taken back: `insufficient-points`. */
  undoAdjustment(
    shopId: bigint,
    customerId: bigint,
    entryNumber: number,
    by: Adjuster,
    now: Instant,
  ): Promise<AdjustmentOutcome>;
  /** What staff wrote about a customer who is to be forgotten. */
  eraseNotes(shopId: bigint, customerId: bigint): Promise<void>;
}

export interface Adjuster {
  readonly actor: string;
  readonly limit: Points | null;
}

export interface AskedAdjustment {
  /** Not 0; below 0 takes. At most a hundred million either way. */
  readonly points: bigint;
  readonly reason: AdjustmentReason;
  /** For staff; at most 500 characters. */
  readonly note: string;
  /** Letters, digits and "-_.", at most 100. */
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
      /** With `insufficient-points`: what there is. */
      readonly available?: Points;
    };
