import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Way } from '../earning/program.ts';

/** What a customer did that is not an order. The key is the doing's own: the same again earns nothing. */
export interface Activity {
  readonly way: Way['way'];
  readonly key: string;
  readonly happenedAt: Instant;
}

export type ActivityOutcome =
  | { readonly granted: Points }
  /** `off`: the programme gives nothing for it, or was not live then. */
  | { readonly nothing: 'off' | 'already-done' };

/** Earning beside orders: the part of loyalty's door about activities. */
export interface ActivitiesDoor {
  /** Gives what the programme gives for it, by the rules of when it happened. */
  awardActivity(
    shopId: bigint,
    customerId: bigint,
    activity: Activity,
    now: Instant,
  ): Promise<ActivityOutcome>;
  /** The day on which a birthday is celebrated from now on; null: not known (any more). */
  setBirthday(
    shopId: bigint,
    customerId: bigint,
    birthday: { readonly month: number; readonly day: number } | null,
    now: Instant,
  ): Promise<{ readonly refused: 'bad-input' } | { readonly next: LocalDate | null }>;
  /** Awards birthdays and anniversaries that have come up to `now`. Returns how many. */
  sweepOccasions(shopId: bigint, now: Instant): Promise<number>;
  /** Ways to earn as a shopper sees them, and which of them they have already used. */
  waysFor(
    shopId: bigint,
    customerId: bigint | null,
    now: Instant,
  ): Promise<readonly { readonly way: Way; readonly done: boolean }[]>;
}
