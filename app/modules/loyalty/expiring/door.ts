import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Expiring } from './endings.ts';

export type { Expiring } from './endings.ts';

/** Points that are about to go: the part of loyalty's door about it. */
export interface ExpiringDoor {
  /**
   * Works out when the owners of accounts that have changed are to be told next. Announces nothing; so a jump of the
   * clock can be swept by days from the first of these moments on.
   */
  foreseeNotices(shopId: bigint, now: Instant): Promise<void>;
  /**
   * Announces, as `points-expiring`, of which points their owners are to be told at `now`: each end once, however many
   * sweep. Nothing while the programme is off. Returns how many announcements.
   */
  sweepNotices(shopId: bigint, now: Instant): Promise<number>;
  /** What of an account goes first within 90 days; null: nothing does. */
  expiringFor(shopId: bigint, customerId: bigint, now: Instant): Promise<Expiring | null>;
  /** What is still there at `now` of that which goes on `day` or in the days that are told of with it. */
  expiringWith(shopId: bigint, customerId: bigint, day: LocalDate, now: Instant): Promise<ExpiringWith>;
}

export interface ExpiringWith {
  readonly live: boolean;
  /** Neither used, expired nor reserved. */
  readonly points: Points;
  /** By the reward that gives most money for a point; null: none is worth an amount. */
  readonly worth: Money | null;
  /** Last usable days of the first and of the last of them; null: there are none. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate } | null;
}
