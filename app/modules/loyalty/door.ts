import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { ActivitiesDoor } from './activities/door.ts';
import type { AdjustingDoor } from './adjusting/door.ts';
import type { CountingDoor } from './counting/door.ts';
import type { ProgramForm } from './earning/forms.ts';
import type { ProgramVersion } from './earning/program.ts';
import type { ExpiringDoor } from './expiring/door.ts';
import type { EntryMessage } from './explanation/explain.ts';
import type { Balance } from './ledger/due.ts';
import type { EntryKind } from './ledger/ledger.ts';
import type { MembersDoor } from './members/door.ts';
import type { RedemptionDoor } from './redemption/door.ts';
import type { RewardsDoor } from './rewards/door.ts';
import type { TiersDoor } from './tiers/door.ts';
import type { TryingDoor } from './trying/door.ts';
import type { WindingDownDoor } from './winding-down/door.ts';

/** What `openLoyalty` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Loyalty
  extends RewardsDoor,
    RedemptionDoor,
    AdjustingDoor,
    MembersDoor,
    TiersDoor,
    CountingDoor,
    TryingDoor,
    ActivitiesDoor,
    ExpiringDoor,
    WindingDownDoor {
  /** Brings an order's points in line with its state. Any number of times, in any order, at once. */
  settleOrder(shopId: bigint, orderId: bigint): Promise<Settled>;
  /** Moves everything of one account into another. Again: moves what has come since. */
  mergeAccounts(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;

  balance(shopId: bigint, customerId: bigint, now: Instant): Promise<Balance>;
  /** For a list: those of these customers who have an account. */
  balances(
    shopId: bigint,
    customerIds: readonly bigint[],
    now: Instant,
  ): Promise<ReadonlyMap<bigint, Balance>>;
  statement(shopId: bigint, customerId: bigint, page: StatementPage, now: Instant): Promise<StatementView>;
  /** What of an account came available on a local day of the shop, and is still there at `now`. */
  becameAvailable(shopId: bigint, customerId: bigint, day: LocalDate, now: Instant): Promise<BecameAvailable>;
  /** The moments, each once, at which points of an account are still to come available. */
  toComeAt(shopId: bigint, customerId: bigint, now: Instant): Promise<readonly Instant[]>;
  figures(shopId: bigint, now: Instant): Promise<LoyaltyFigures>;

  /** Writes what has fallen due up to `now`. May be stopped anywhere and run by several at once. */
  sweepDue(shopId: bigint, now: Instant): Promise<Swept>;
  /** The earliest moment at which something falls due; null: nothing is waiting. */
  nextDue(shopId: bigint): Promise<Instant | null>;

  getProgram(shopId: bigint): Promise<ProgramView>;
  /** A new version from `now` on; the same programme again changes nothing. */
  saveProgram(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<ProgramSaved | BadInput>;
  /** Newest first, those before version `before`. */
  listVersions(shopId: bigint, page: { before?: number; limit: number }): Promise<readonly SavedVersion[]>;
  /** Orders processed from `now` on earn; without a saved programme by the default one. */
  goLive(shopId: bigint, now: Instant, actor: string): Promise<{ readonly liveFrom: Instant }>;
  /**
   * Nothing new is earned; what was earned stays, matures, expires and is taken back with refunds. Codes that are out
   * end one by one. `tell`: whoever has points is to hear of it.
   */
  goOffline(
    shopId: bigint,
    now: Instant,
    actor: string,
    options?: { readonly tell?: boolean },
  ): Promise<void>;

  /** What awarding the orders processed since `from` and before going live would give. Writes nothing. */
  catchUpPreview(shopId: bigint, range: { from: Instant }, now: Instant): Promise<CatchUpPreview>;
  /** Records the catch-up and its job. `not-allowed`: not live, or another one is running. */
  startCatchUp(
    shopId: bigint,
    range: { from: Instant },
    actor: string,
    now: Instant,
  ): Promise<CatchUpProgress | { readonly refused: 'not-allowed' }>;
  /** One step of the running catch-up; enqueues the next one. Null: none was started. */
  runCatchUp(shopId: bigint): Promise<CatchUpProgress | null>;
  catchUpProgress(shopId: bigint): Promise<CatchUpProgress | null>;

  /** Every account and order whose sums do not agree; empty is good. At most 100. */
  audit(shopId: bigint): Promise<readonly LedgerDifference[]>;
}

export interface BecameAvailable {
  readonly live: boolean;
  /** Of that day, neither used, expired nor reserved. */
  readonly points: Points;
  /** Everything that can be used now. */
  readonly available: Points;
  /** When the last of it comes available on that day; null: nothing of that day is left. */
  readonly lastAt: Instant | null;
  /** Which orders earned it; null: something else did. */
  readonly orderIds: readonly (bigint | null)[];
}

/** What a settlement wrote. `reversed`: taken back from an account that no longer owns the order. */
export interface Settled {
  readonly granted: Points;
  readonly clawed: Points;
  readonly reversed: Points;
}

export interface StatementPage {
  /** Only entries with a smaller number. */
  readonly before?: number;
  readonly limit: number;
}

export interface StatementView {
  readonly balance: Balance;
  /** First business moment at which something of the account falls due. */
  readonly nextDue: Instant | null;
  /** Newest first. */
  readonly entries: readonly StatementEntry[];
  /** Pass as `before` for the next page; null: that was all. */
  readonly next: number | null;
  /** Lots that hold something, in the order in which they are used. */
  readonly lots: readonly StatementLot[];
}

export interface StatementEntry {
  readonly number: number;
  readonly kind: EntryKind;
  readonly points: Points;
  readonly balanceAfter: Points;
  readonly orderId: bigint | null;
  readonly happenedAt: Instant;
  readonly actor: string;
  /** A code such as `catch-up`; null: it speaks for itself. */
  readonly reason: string | null;
  /** Of an adjustment by hand; null: it is something else. */
  readonly byHand: AdjustmentNote | null;
  /** Most important first; `englishFor` prints one. */
  readonly explanation: readonly EntryMessage[];
}

export interface AdjustmentNote {
  /** What staff wrote beside it; null: nothing, or it was erased. */
  readonly note: string | null;
  /** `spent`: points that were given have been used since. An undo itself cannot be undone: `never`. */
  readonly undo: 'possible' | 'done' | 'spent' | 'never';
}

export interface StatementLot {
  readonly granted: Points;
  readonly remaining: Points;
  readonly reserved: Points;
  readonly state: 'pending' | 'available';
  readonly orderId: bigint | null;
  /** Null: not known yet. */
  readonly availableAt: Instant | null;
  /** Last local day on which it can be used, as things stand; null: it does not expire. */
  readonly lastDay: LocalDate | null;
}

export interface LoyaltyFigures {
  readonly available: Points;
  readonly pending: Points;
  readonly debt: Points;
  /** Accounts; counted up to 10,000. */
  readonly members: { readonly count: number; readonly capped: boolean };
  /** The last twelve local months, oldest first. */
  readonly months: readonly MonthFigures[];
}

export interface MonthFigures {
  /** "2026-03" */
  readonly month: string;
  readonly granted: Points;
  /** Positive. */
  readonly clawed: Points;
  /** Positive. */
  readonly expired: Points;
}

export interface Swept {
  readonly accounts: number;
  readonly steps: number;
}

export interface ProgramView {
  readonly currency: CurrencyCode;
  /** Null: the area is off. */
  readonly liveFrom: Instant | null;
  /** Null: nothing saved yet. */
  readonly current: SavedVersion | null;
  /** What the form shows: the programme saved last, else the default. */
  readonly form: ProgramForm;
}

export interface SavedVersion extends ProgramVersion {
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface ProgramSaved {
  readonly version: number;
  readonly changed: boolean;
}

export interface BadInput {
  readonly refused: 'bad-input';
  /** By the field's path: `points`, `multipliers.0.factor`. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface CatchUpPreview {
  readonly orders: number;
  readonly customers: number;
  readonly points: Points;
  /** By the reward that gives most money for a point; one minor unit for a point where none takes an amount off. */
  readonly worth: Money;
  /** There are more orders than were looked at. */
  readonly capped: boolean;
}

export interface CatchUpProgress {
  readonly from: Instant;
  readonly before: Instant;
  readonly asOf: Instant;
  readonly startedBy: string;
  readonly looked: number;
  readonly awarded: number;
  readonly points: Points;
  readonly finished: boolean;
}

export interface LedgerDifference {
  readonly customerId: bigint;
  /** Set when an order's sums differ; null: the account's. */
  readonly orderId: bigint | null;
  readonly kind: 'posted' | 'lots' | 'numbers' | 'chain' | 'order' | 'held' | 'used';
  readonly expected: bigint;
  readonly found: bigint;
}
