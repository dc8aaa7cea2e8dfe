import type { Instant, Zone } from '#app/kernel/calendar.ts';
import type { RuleField } from '#app/kernel/rules/fields.ts';
import type { RequestSettings } from '../settings/settings.ts';
import type { Because } from './decide-request.ts';

/** How one order of the past would have been asked about. */
export interface TriedOrder {
  readonly orderId: bigint;
  readonly shopifyId: bigint;
  readonly name: string;
  readonly placedAt: Instant;
  readonly outcome: TriedOutcome;
  /** From when it waits for the next minute of the window; null: it would not be asked about. */
  readonly dueAt: Instant | null;
  /** Of the customer. */
  readonly zone: Zone;
  readonly because: Because | null;
  /** Id of the rule that leaves it out. */
  readonly skippedBy: string | null;
  /** Lines asked about, and those that rules leave out. */
  readonly lines: number;
  readonly skipped: number;
}

/**
 * `paused`: a return is open. `not-sent`: nothing has been sent yet. `unreported`: it was sent, nobody reported the
 * delivery, and no other time is set.
 */
export const triedOutcomes = [
  'asked',
  'paused',
  'skipped',
  'not-sent',
  'unreported',
  'nothing-to-review',
  'cancelled',
] as const;
export type TriedOutcome = (typeof triedOutcomes)[number];

export interface TriedPage {
  readonly orders: readonly TriedOrder[];
  readonly window: RequestSettings['sendWindow'];
  /** What rules ask about and nobody knows of some of these orders. */
  readonly unknown: readonly RuleField[];
  /** Id of the last order looked at; null: there are no more. */
  readonly next: bigint | null;
}
