import type { Instant } from '#app/kernel/calendar.ts';
import type { BadInput } from '../settings/door.ts';
import type { TriedPage } from './tried.ts';

/** Asking for reviews. */
export interface Asking {
  /** Plans, moves, holds or drops the order's request and its reminders by what is known now. Any number of times. */
  planRequest(shopId: bigint, orderId: bigint, now: Instant): Promise<void>;
  /** At its due moment: does the request still have a point, and what does it ask about? */
  prepareRequest(shopId: bigint, orderId: bigint, now: Instant): Promise<PreparedRequest>;
  /** The same of the reminder that was planned for so many days after the request. */
  prepareReminder(shopId: bigint, orderId: bigint, days: number, now: Instant): Promise<PreparedReminder>;
  /** The request was handed over. */
  noteRequested(shopId: bigint, orderId: bigint, at: Instant): Promise<void>;
  noteReminded(shopId: bigint, orderId: bigint, at: Instant): Promise<void>;
  /**
   * How the next orders of the last 31 days, those with an id above `after`, would have been asked about with settings
   * as their form has them. Stores nothing and sends nothing.
   */
  tryRequests(
    shopId: bigint,
    form: unknown,
    after: bigint | null,
    now: Instant,
  ): Promise<TriedPage | BadInput>;
}

export interface AskedProduct {
  /** Shopify's number of the order's line. */
  readonly line: bigint;
  readonly title: string;
  readonly imageUrl: string | null;
  /** Units that they still have; of what went back, those that had arrived. */
  readonly quantity: number;
}

interface Asked {
  readonly kind: 'ask';
  readonly orderName: string;
  readonly products: readonly AskedProduct[];
}

type NotAsked<Reason> = { readonly kind: 'paused' } | { readonly kind: 'not'; readonly reason: Reason };

/** `skipped-by-rule`: rules leave out everything that has arrived. */
export type NotAskedReason =
  | 'area-off'
  | 'order-cancelled'
  | 'already-reviewed'
  | 'nothing-to-review'
  | 'skipped-by-rule';

export type PreparedRequest = Asked | NotAsked<NotAskedReason>;

/** `no-longer-true`: nothing is reminded of after so many days any more. */
export type PreparedReminder = Asked | NotAsked<NotAskedReason | 'no-longer-true'>;
