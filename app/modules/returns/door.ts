import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { PolicyForm } from './policy/forms.ts';
import type { PolicyVersion } from './policy/policy.ts';
import type {
  ArrivedUnits,
  AskedOrder,
  AskedUnits,
  DeclineReason,
  InspectedUnits,
  Moved,
  OrderReturns,
  Quote,
  QuoteAsked,
  ReturnAsked,
  ReturnCounts,
  ReturnDetail,
  ReturnFigures,
  ReturnHistory,
  ReturnPage,
  ReturnQuery,
  ReturnRefusal,
  ReturnRow,
  ReturnSettings,
  ScanEvent,
  WantedVariant,
} from './views.ts';

export type * from './views.ts';

/** What `openReturns` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Returns {
  // Policy
  getPolicy(shopId: bigint): Promise<PolicyView>;
  /** Publishes what the form says: a new version from `now` on; the same policy again changes nothing. Ends the draft. */
  savePolicy(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<PolicySaved | BadInput>;
  /** What is worked on beside the published one. `not-allowed`: somebody saved after `revision` (0: there was none). */
  saveDraft(
    shopId: bigint,
    draft: { readonly form: unknown; readonly revision: number },
    actor: string,
    now: Instant,
  ): Promise<{ readonly revision: number } | BadInput | ReturnRefusal>;
  discardDraft(shopId: bigint): Promise<void>;
  /** Publishes the draft of that revision. `not-allowed`: there is none, or another. */
  publishDraft(
    shopId: bigint,
    revision: number,
    actor: string,
    now: Instant,
  ): Promise<PolicySaved | ReturnRefusal>;
  /** The policy of an earlier version once more, as a new version from `now` on. Null: there is no such version. */
  restorePolicy(shopId: bigint, version: number, actor: string, now: Instant): Promise<PolicySaved | null>;
  /** Newest first, those before version `before`. */
  listPolicies(shopId: bigint, page: { before?: number; limit: number }): Promise<readonly SavedPolicy[]>;
  /** Shoppers may ask from `now` on. `not-allowed`: Shopify scopes are missing, named in `values.scopes`. */
  goLive(
    shopId: bigint,
    now: Instant,
    actor: string,
  ): Promise<{ readonly liveFrom: Instant } | ReturnRefusal>;
  /** Nothing new can be asked for; what runs goes on. */
  goOffline(shopId: bigint, now: Instant, actor: string): Promise<void>;

  // Trying a policy on the past. `form`: what an editor shows, saved or not; null: the published policy.
  /**
   * What the last N local days would have been under it, "assuming the same requests": returns asked for here or at
   * Shopify, and goods that staff took back. Compared with the policy each was bought under.
   */
  simulate(
    shopId: bigint,
    asked: { readonly form: unknown; readonly days: number },
    now: Instant,
  ): Promise<Simulation | BadInput>;
  /** How often each rule would have decided something in the last N local days, by its id. */
  countFirings(
    shopId: bigint,
    asked: { readonly form: unknown; readonly days: number },
    now: Instant,
  ): Promise<ReadonlyMap<string, number> | BadInput>;
  /** An order as its shopper would see it under that policy; nothing is kept. Null: no such order. */
  tryOne(
    shopId: bigint,
    asked: {
      readonly form: unknown;
      readonly orderId: bigint;
      readonly lines: readonly AskedUnits[];
      readonly exchangeFor?: readonly WantedVariant[];
    },
    now: Instant,
  ): Promise<
    { readonly order: OrderReturns; readonly quote: Quote | ReturnRefusal | null } | BadInput | null
  >;

  // Shoppers. `customerId` is who asks; an order of somebody else is `not-yours`.
  orderReturns(shopId: bigint, asked: AskedOrder, now: Instant): Promise<OrderReturns | ReturnRefusal>;
  quote(shopId: bigint, asked: QuoteAsked, now: Instant): Promise<Quote | ReturnRefusal>;
  /** The same `key` again: the same return. */
  request(shopId: bigint, asked: ReturnAsked, now: Instant): Promise<ReturnDetail | ReturnRefusal>;
  cancelAsShopper(
    shopId: bigint,
    asked: { readonly returnId: bigint; readonly customerId: bigint | null },
    now: Instant,
  ): Promise<ReturnDetail | ReturnRefusal>;

  /** Picture as uploaded; made small, turned upright and stripped. `bad-input`: no picture, or too large. */
  addPhoto(
    shopId: bigint,
    photo: {
      readonly bytes: Uint8Array;
      readonly by: { readonly customerId: bigint } | { readonly staff: string };
    },
  ): Promise<{ readonly id: bigint; readonly width: number; readonly height: number } | ReturnRefusal>;
  /** Null: there is none in this shop (or, given a customer, none of theirs). */
  findPhoto(
    shopId: bigint,
    photoId: bigint,
    customerId?: bigint,
  ): Promise<{ readonly bytes: Uint8Array } | null>;
  /** Writes to the shop about a return. The same `key` again: the same message. */
  writeAsShopper(
    shopId: bigint,
    asked: {
      readonly returnId: bigint;
      readonly customerId: bigint | null;
      readonly text: string;
      readonly key: string;
    },
    now: Instant,
  ): Promise<ReturnDetail | ReturnRefusal>;

  // Withdrawing from the contract, without a login
  /** Records a statement, whatever it names, and acknowledges it by mail. The same `key` again: the same statement. */
  withdraw(shopId: bigint, statement: WithdrawalStatement, now: Instant): Promise<Withdrawal | ReturnRefusal>;
  /** Newest first; `open` ones are those that a person has to look at. */
  listWithdrawals(
    shopId: bigint,
    page: { readonly open?: boolean; readonly after?: string | null; readonly limit: number },
  ): Promise<{ readonly withdrawals: readonly Withdrawal[]; readonly next: string | null }>;
  findWithdrawal(shopId: bigint, withdrawalId: bigint): Promise<Withdrawal | null>;
  /** Those of a customer's orders or under their address, newest first; at most 1,000. */
  withdrawalsOfCustomer(shopId: bigint, customerId: bigint): Promise<readonly Withdrawal[]>;
  /** Forgets what was written by a customer, or about a guest's order. Ids of all their statements. */
  eraseWithdrawals(
    shopId: bigint,
    whose: { readonly customerId: bigint | null; readonly orderId: bigint | null },
  ): Promise<readonly bigint[]>;
  /** A person has dealt with it. */
  endWithdrawal(
    shopId: bigint,
    withdrawalId: bigint,
    actor: string,
    now: Instant,
  ): Promise<Withdrawal | null>;

  // Staff. Refused are moves that the state does not allow (`not-allowed`) and those already made (`already-done`).
  approve(shopId: bigint, returnId: bigint, actor: string, now: Instant): Promise<Moved>;
  decline(
    shopId: bigint,
    returnId: bigint,
    why: { readonly reason: DeclineReason; readonly note?: string },
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  cancel(shopId: bigint, returnId: bigint, actor: string, now: Instant): Promise<Moved>;
  /** A carrier's event; the first one puts an approved return in transit. */
  recordScan(shopId: bigint, returnId: bigint, event: ScanEvent, actor: string, now: Instant): Promise<Moved>;
  /** No units: all that have not arrived. The return is received once something has; a settled one stays settled. */
  receive(
    shopId: bigint,
    returnId: bigint,
    units: readonly ArrivedUnits[] | null,
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  /**
   * No units: all not yet looked at, sound and restocked. Inspected once every unit has been looked at. In a settled
   * return each unit is looked at once, and nothing is paid again.
   */
  inspect(
    shopId: bigint,
    returnId: bigint,
    units: readonly InspectedUnits[] | null,
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  switchOutcome(
    shopId: bigint,
    returnId: bigint,
    outcome: Outcome,
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  /**
   * Pays, at Shopify, once. Too early: `not-allowed`; twice: `already-done`. A hold (`ReturnDetail.hold`) keeps it
   * for a person; settling again lifts holds whose cause is gone, and `despite` pays our amount where calculations differ.
   */
  settle(
    shopId: bigint,
    returnId: bigint,
    how: { readonly despite?: boolean },
    actor: string,
    now: Instant,
  ): Promise<Moved>;

  /** A unit found missing is free again, and the return may be received once more. */
  reopenMissing(shopId: bigint, returnId: bigint, actor: string, now: Instant): Promise<Moved>;
  /** To the shopper by mail, or a note among staff. The same `key` again: the same message. */
  writeAsStaff(
    shopId: bigint,
    message: {
      readonly returnId: bigint;
      readonly as: 'shop' | 'note';
      readonly text: string;
      readonly key: string;
    },
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  /** Messages of the shopper's so far have been read. */
  markRead(shopId: bigint, returnId: bigint): Promise<void>;
  /** Null: nobody's. */
  assign(shopId: bigint, returnId: bigint, owner: string | null, actor: string, now: Instant): Promise<Moved>;

  // Customers on lists
  listCustomer(
    shopId: bigint,
    customerId: bigint,
    list: 'allow' | 'block' | null,
    actor: string,
    now: Instant,
  ): Promise<void>;
  /** Within the last N local days. */
  historyOf(shopId: bigint, customerId: bigint, days: number, now: Instant): Promise<ReturnHistory>;

  // How staff work
  getSettings(shopId: bigint): Promise<ReturnSettings>;
  saveSettings(
    shopId: bigint,
    form: unknown,
    actor: string,
    now: Instant,
  ): Promise<ReturnSettings | BadInput>;
  listViews(shopId: bigint): Promise<readonly SavedView[]>;
  /** One of that name is changed. `limit-reached`: there are 50. */
  saveView(
    shopId: bigint,
    view: { readonly name: string; readonly address: string },
    actor: string,
  ): Promise<SavedView | ReturnRefusal>;
  deleteView(shopId: bigint, viewId: bigint): Promise<void>;

  // What time brings
  /** Ends what was approved and never sent, and reminds before. The number of returns it moved. */
  sweep(shopId: bigint, now: Instant): Promise<number>;

  // Lists and figures
  list(shopId: bigint, query: ReturnQuery): Promise<ReturnPage>;
  /** Null: no such return in this shop. */
  find(shopId: bigint, returnId: bigint): Promise<ReturnDetail | null>;
  /** Newest first: all that have units, and the latest hundred of those that were called off. */
  listOfOrder(shopId: bigint, orderId: bigint): Promise<readonly ReturnDetail[]>;
  /** Newest first; at most 100. */
  listOfCustomer(shopId: bigint, customerId: bigint): Promise<readonly ReturnRow[]>;
  /** Those that wait for a person because something differs or was refused, longest first; at most 100. */
  listHeld(shopId: bigint): Promise<readonly ReturnRow[]>;
  /** What the tabs of the queue show: as quick with ten thousand as with ten. */
  counts(shopId: bigint): Promise<ReturnCounts>;
  figures(shopId: bigint, now: Instant): Promise<ReturnFigures>;

  // Other modules
  /** Is a return of the order between requested and settled? */
  openReturns(shopId: bigint, orderId: bigint): Promise<boolean>;
  hasOpenReturn(shopId: bigint, orderId: bigint): Promise<boolean>;
  /** `returned`: every unit of the line came back in a settled return, or was refunded as returned. */
  /** Remembers what rules may ask about an order, as it is when it is placed. Later calls change nothing. */
  noteOrder(shopId: bigint, orderId: bigint): Promise<void>;
  purchaseOf(
    shopId: bigint,
    orderId: bigint,
    lineShopifyId: ShopifyId,
  ): Promise<'kept' | 'exchanged' | 'returned'>;

  /** The account of one customer has been taken over by another. */
  mergeCustomers(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;
  /** Forgets what this customer wrote, or whoever placed the order as a guest. */
  eraseWords(
    shopId: bigint,
    whose: { readonly customerId: bigint | null; readonly orderId: bigint | null },
  ): Promise<void>;

  // Shopify's side
  /** Brings us in line with one of Shopify's returns: ours, or one that staff made. Any number of times. */
  followShopify(shopId: bigint, returnShopifyId: ShopifyId): Promise<void>;
  /** Goes on with what a return still has to write at Shopify. Breaks with an error when it has to be tried again. */
  perform(shopId: bigint, returnId: bigint): Promise<void>;
}

export interface PolicyView {
  readonly currency: CurrencyCode;
  /** Null: the area is off. */
  readonly liveFrom: Instant | null;
  /** The published one; null: nothing saved yet. */
  readonly current: SavedPolicy | null;
  /** Null: nothing is being worked on. */
  readonly draft: {
    readonly revision: number;
    readonly basedOn: number | null;
    readonly form: PolicyForm;
    readonly savedBy: string;
    readonly savedAt: Instant;
  } | null;
  /** What the form shows: the policy saved last, else the default. */
  readonly form: PolicyForm;
  /** What going live still needs of Shopify. */
  readonly missingScopes: readonly string[];
}

export interface SavedView {
  readonly id: bigint;
  readonly name: string;
  /** The queue's search parameters. */
  readonly address: string;
  readonly savedBy: string;
}

/** What somebody without a login wrote. Texts are theirs: at most 100, 100, 320 and 1,000 characters. */
export interface WithdrawalStatement {
  /** Who states it. */
  readonly name?: string;
  readonly order: string;
  readonly email: string;
  readonly text: string;
  /** Of the page it was made on. */
  readonly language: string;
  readonly key: string;
}

export interface Withdrawal {
  readonly id: bigint;
  readonly statedAt: Instant;
  /** `nothing-left`: every unit is in another return, or was refunded. `handled`: a person has ended it. */
  readonly standing: 'found' | 'not-found' | 'too-late' | 'nothing-left' | 'handled';
  /** Null: not found. */
  readonly orderId: bigint | null;
  /** The return that was opened for it; null: a person has to look, unless they have. */
  readonly returnId: bigint | null;
  /** In which it was stated. */
  readonly language: string;
  /** What was written; null: erased. */
  readonly statement: {
    readonly name: string;
    readonly order: string;
    readonly email: string;
    readonly text: string;
  } | null;
  /** The last local day of the order's withdrawal period in its country; null: not found, or not all of it has come. */
  readonly lastDay: LocalDate | null;
}

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

export interface SavedPolicy extends PolicyVersion {
  readonly savedBy: string;
  readonly savedAt: Instant;
  /** The version that it put back; null: it is a new one. */
  readonly restored: number | null;
}

export interface PolicySaved {
  readonly version: number;
  readonly changed: boolean;
}

export interface BadInput {
  readonly refused: 'bad-input';
  /** By the field's path: `days`, `reasons.0.label`. */
  readonly errors: Readonly<Record<string, string>>;
}
