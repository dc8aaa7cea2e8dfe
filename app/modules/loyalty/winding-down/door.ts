import type { Instant } from '#app/kernel/calendar.ts';

/** What pausing, leaving and coming back ask of codes that are out: the part of loyalty's door about it. */
export interface WindingDownDoor {
  /** What pausing now would bring about. */
  previewPause(shopId: bigint): Promise<PausePreview>;
  /** Business time of the pause that lasts; null: the programme is live, or never was. */
  pausedAt(shopId: bigint): Promise<Instant | null>;
  /** Customers with available or pending points, by id, those after `after`. */
  listHolders(
    shopId: bigint,
    page: { readonly after: bigint; readonly limit: number },
  ): Promise<readonly bigint[]>;
  /**
   * Ends the next held codes of the pause that began at `pausedAt` and asks for the step after. Nothing once the
   * programme is live again. Breaks when a code could not be ended: that one has a job of its own.
   */
  windDown(shopId: bigint, pausedAt: Instant): Promise<void>;

  /**
   * Deletes codes at Shopify that ended without an order more than 30 days of business time ago. Any number of times;
   * a bounded number each. Returns how many are done. Breaks when Shopify cannot be asked.
   */
  tidyCodes(shopId: bigint, now: Instant): Promise<number>;

  /** Asks for a look at every code, as after a time in which we could not see the shop. */
  startReconciliation(shopId: bigint): Promise<void>;
  /** Looks whether orders have used the next held codes, those after `after`; then for codes that should have ended. */
  reconcileHolds(shopId: bigint, after: bigint): Promise<void>;
  /** Ends the next codes of ours at Shopify that hold no points here, from its cursor `after` on. */
  recallCodes(shopId: bigint, after: string | null): Promise<void>;
}

export interface PausePreview {
  /** Codes that hold points. */
  readonly holds: number;
  /** Customers with available or pending points; counted up to 10,000. */
  readonly members: { readonly count: number; readonly capped: boolean };
}
