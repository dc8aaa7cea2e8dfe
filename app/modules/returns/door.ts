import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { PolicyDoor } from './policy-door.ts';
import type {
  ArrivedUnits,
  AskedOrder,
  BadInput,
  DeclineReason,
  InspectedUnits,
  Moved,
  OrderReturns,
  OrderWindow,
  Quote,
  QuoteAsked,
  ReturnAsked,
  ReturnCounts,
  ReturnDetail,
  ReturnFigures,
  ReturnHistory,
  ReturnPage,
  ReturnPerformance,
  ReturnQuery,
  ReturnRefusal,
  ReturnRow,
  ReturnSettings,
  SavedView,
  ScanEvent,
  Withdrawal,
  WithdrawalStatement,
} from './views.ts';

export type * from './views.ts';

/** What `openReturns` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Returns extends PolicyDoor {
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
  /** Until when something of a customer's newest orders can come back, newest first; at most 10. Empty: the area is off. */
  orderWindows(shopId: bigint, customerId: bigint, now: Instant): Promise<readonly OrderWindow[]>;
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
  /** How the shop does with returns, in the last 90 days and in twelve months. */
  performance(shopId: bigint, now: Instant): Promise<ReturnPerformance>;
  /** What shoppers wrote with the latest returns asked for since, newest first; words only, of nobody. */
  latestNotes(shopId: bigint, since: Instant, limit: number): Promise<readonly string[]>;

  // Other modules
  /** Is a return of the order between requested and settled? */
  openReturns(shopId: bigint, orderId: bigint): Promise<boolean>;
  hasOpenReturn(shopId: bigint, orderId: bigint): Promise<boolean>;
  /** Those of these orders with an open return. */
  withOpenReturn(shopId: bigint, orderIds: readonly bigint[]): Promise<ReadonlySet<bigint>>;
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
