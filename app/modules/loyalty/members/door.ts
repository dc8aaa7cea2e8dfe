import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { AdjustmentReason } from '../adjusting/reasons.ts';
import type { Balance } from '../ledger/due.ts';

/** Customers with points: the part of loyalty's door about lists of them and points for many at once. */
export interface MembersDoor {
  /** Accounts newest first. Looks through a bounded number of them: a page may be short and still have a next one. */
  listMembers(shopId: bigint, query: MembersQuery, now: Instant): Promise<MembersPage>;
  /** Whom a run would reach and what it costs. Writes nothing. */
  previewRun(shopId: bigint, asked: AskedRun, now: Instant): Promise<RunPreview>;
  /** Records the run and its job. The same key again is the same run. `already-done`: another one is under way. */
  startRun(shopId: bigint, asked: AskedRun & StartedRun, now: Instant): Promise<RunProgress | RunRefused>;
  /** One step of the run under way; enqueues the next one. Null: none is. */
  continueRun(shopId: bigint): Promise<RunProgress | null>;
  /** Newest first; at most 20. */
  listRuns(shopId: bigint): Promise<readonly RunProgress[]>;
}

/** What members can be narrowed by; null: not by this. */
export interface MembersFilter {
  /** Available points. */
  readonly atLeast: Points | null;
  /** Has available points that end within 30 days. */
  readonly expiring: boolean;
  readonly owing: boolean;
  /** Id of the level that is held. */
  readonly level: string | null;
}

export interface MembersQuery {
  readonly filter: MembersFilter;
  /** Only these, such as a search has found; null: all. */
  readonly customers: readonly bigint[] | null;
  /** `next` of the page before. */
  readonly after: bigint | null;
  /** At most 250. */
  readonly limit: number;
}

export interface MembersPage {
  readonly members: readonly Member[];
  /** Null: that was all. */
  readonly next: bigint | null;
}

export interface Member {
  readonly customerId: bigint;
  readonly balance: Balance;
  /** Available points that end soonest, and their last local day; null: none end as things stand. */
  readonly ends: { readonly points: Points; readonly lastDay: LocalDate } | null;
}

export interface AskedRun {
  readonly filter: MembersFilter;
  /** These only, as chosen; null: all that match. At most 250. */
  readonly customers: readonly bigint[] | null;
  readonly points: Points;
}

export interface StartedRun {
  readonly reason: AdjustmentReason;
  readonly key: string;
  readonly actor: string;
}

export interface RunPreview {
  readonly customers: number;
  /** There are more than were looked at. */
  readonly capped: boolean;
  readonly points: Points;
  readonly worth: Money;
}

export interface RunRefused {
  readonly refused: 'bad-input' | 'not-allowed' | 'already-done';
}

export interface RunProgress {
  readonly id: bigint;
  readonly each: Points;
  readonly reason: AdjustmentReason;
  readonly startedBy: string;
  /** When it was started. */
  readonly asOf: Instant;
  /** Customers that the preview counted; more may have come to match since. */
  readonly expected: number;
  readonly given: number;
  readonly finished: boolean;
}
