import type { Instant } from '#app/kernel/calendar.ts';
import type { HideReason } from '../review.ts';

/** Whoever votes or reports. It is kept as a keyed hash only. */
export interface Visitor {
  /** Null: somebody who is not logged in. */
  readonly customerId: bigint | null;
  /** What tells such visitors apart: network address and browser. */
  readonly traits: string;
}

export interface Votes {
  /**
   * One vote of each visitor; another one takes its place. `not-yours`: no such published review. `own-review`: nobody
   * votes for what they wrote.
   */
  vote(
    shopId: bigint,
    review: bigint,
    vote: { readonly helpful: boolean; readonly by: Visitor },
  ): Promise<
    | { readonly helpful: number; readonly unhelpful: number }
    | { readonly refused: 'not-yours' | 'own-review' }
  >;
  /** Tells staff of a published review, once for each visitor; again is harmless. */
  report(
    shopId: bigint,
    review: bigint,
    report: { readonly reason: HideReason; readonly by: Visitor },
    now: Instant,
  ): Promise<{ readonly reported: true } | { readonly refused: 'not-yours' }>;
  /** Staff have looked at the open reports. Returns how many there were. */
  settleReports(shopId: bigint, review: bigint, now: Instant): Promise<number>;
  /** What visitors said of a review, newest first, at most 100. */
  listReports(shopId: bigint, review: bigint): Promise<readonly VisitorReport[]>;
}

export interface VisitorReport {
  readonly reason: HideReason;
  readonly reportedAt: Instant;
  /** Null: nobody has looked at it. */
  readonly settledAt: Instant | null;
}
