import type { Outcome } from '#app/contracts/returns.ts';
import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
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
  ReturnAsked,
  ReturnDetail,
  ReturnFigures,
  ReturnPage,
  ReturnQuery,
  ReturnRefusal,
  ReturnRow,
  ScanEvent,
} from './views.ts';

export type * from './views.ts';

/** What `openReturns` hands out. The shop comes first everywhere; ids are our own; `now` is business time. */
export interface Returns {
  // Policy
  getPolicy(shopId: bigint): Promise<PolicyView>;
  /** A new version from `now` on; the same policy again changes nothing. */
  savePolicy(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<PolicySaved | BadInput>;
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

  // Shoppers. `customerId` is who asks; an order of somebody else is `not-yours`.
  orderReturns(shopId: bigint, asked: AskedOrder, now: Instant): Promise<OrderReturns | ReturnRefusal>;
  quote(
    shopId: bigint,
    asked: AskedOrder & { readonly lines: readonly AskedUnits[] },
    now: Instant,
  ): Promise<Quote | ReturnRefusal>;
  /** The same `key` again: the same return. */
  request(shopId: bigint, asked: ReturnAsked, now: Instant): Promise<ReturnDetail | ReturnRefusal>;
  cancelAsShopper(
    shopId: bigint,
    asked: { readonly returnId: bigint; readonly customerId: bigint | null },
    now: Instant,
  ): Promise<ReturnDetail | ReturnRefusal>;

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
  figures(shopId: bigint, now: Instant): Promise<ReturnFigures>;

  // Other modules
  /** Is a return of the order between requested and settled? */
  openReturns(shopId: bigint, orderId: bigint): Promise<boolean>;
  hasOpenReturn(shopId: bigint, orderId: bigint): Promise<boolean>;
  /** `returned`: every unit of the line came back in a settled return, or was refunded as returned. */
  purchaseOf(
    shopId: bigint,
    orderId: bigint,
    lineShopifyId: ShopifyId,
  ): Promise<'kept' | 'exchanged' | 'returned'>;

  /** The account of one customer has been taken over by another. */
  mergeCustomers(shopId: bigint, fromCustomerId: bigint, intoCustomerId: bigint): Promise<void>;
  /** Forgets what this customer wrote. */
  eraseWords(shopId: bigint, customerId: bigint): Promise<void>;

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
  /** Null: nothing saved yet. */
  readonly current: SavedPolicy | null;
  /** What the form shows: the policy saved last, else the default. */
  readonly form: PolicyForm;
  /** What going live still needs of Shopify. */
  readonly missingScopes: readonly string[];
}

export interface SavedPolicy extends PolicyVersion {
  readonly savedBy: string;
  readonly savedAt: Instant;
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
