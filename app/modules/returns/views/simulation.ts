import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';

export interface Simulation {
  readonly days: number;
  readonly before: SimulatedTotals;
  readonly after: SimulatedTotals;
  /** Requests that the two policies answer differently, newest first; at most 1,000. */
  readonly changes: readonly SimulatedChange[];
  /** More than are listed. */
  readonly more: boolean;
}

/** Money in the shop's currency, at each order's rate. */
export interface SimulatedTotals {
  readonly requests: number;
  readonly accepted: number;
  readonly refused: number;
  /** Of the accepted ones, those that a person would have looked at. */
  readonly looked: number;
  readonly refund: Money;
  readonly fees: Money;
  readonly bonus: Money;
}

export interface SimulatedChange {
  readonly orderId: bigint;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly askedAt: Instant;
  /** `refunded`: staff took goods back without a request. */
  readonly of: 'return' | 'refunded';
  readonly before: SimulatedAnswer;
  readonly after: SimulatedAnswer;
}

export interface SimulatedAnswer {
  readonly answer: 'accepted' | 'looked-at' | 'refused';
  readonly refused: RefusalWord | null;
  readonly outcome: Outcome;
  readonly refund: Money;
  readonly fees: Money;
  readonly bonus: Money;
  readonly why: readonly Message[];
}
