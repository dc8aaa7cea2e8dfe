import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { PolicyForm } from './policy/forms.ts';
import type { PolicyVersion, Reason } from './policy/policy.ts';

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
  /** No units: all that have not arrived. The return is received once something has. */
  receive(
    shopId: bigint,
    returnId: bigint,
    units: readonly ArrivedUnits[] | null,
    actor: string,
    now: Instant,
  ): Promise<Moved>;
  /** No units: all not yet looked at, sound and restocked. Inspected once every unit has been looked at. */
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
  /** Newest first; at most 100. */
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

export interface ReturnRefusal {
  readonly refused: RefusalWord;
  readonly values?: Readonly<Record<string, string>>;
}

export type Moved = ReturnDetail | ReturnRefusal;

export type DeclineReason = 'FINAL_SALE' | 'RETURN_PERIOD_ENDED' | 'OTHER';
export type ScanEvent = 'in_transit' | 'out_for_delivery' | 'delivered' | 'delayed' | 'failure';
export type Disposition = 'restocked' | 'not-restocked' | 'processing' | 'missing';

export interface AskedOrder {
  readonly orderShopifyId: ShopifyId;
  /** Null: a guest, to whom no order belongs here. */
  readonly customerId: bigint | null;
}

export interface AskedUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
  /** `Reason.id`. */
  readonly reason: string;
  /** In the shopper's words; at most 255 characters. */
  readonly note?: string;
}

export interface ReturnAsked extends AskedOrder {
  readonly lines: readonly AskedUnits[];
  readonly outcome: Outcome;
  /** At most 100 characters. */
  readonly key: string;
  /** "shopper", or the staff member who asks for them. */
  readonly actor: string;
}

export interface ArrivedUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface InspectedUnits extends ArrivedUnits {
  /** A letter or word of the merchant's; at most 20 characters. */
  readonly grade?: string;
  readonly disposition: Disposition;
}

export interface OrderReturns {
  readonly order: { readonly id: bigint; readonly shopifyId: ShopifyId; readonly name: string };
  readonly lines: readonly LineReturnability[];
  readonly reasons: readonly Reason[];
  /** Newest first. */
  readonly returns: readonly ReturnDetail[];
}

export interface LineReturnability {
  readonly lineShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
  readonly quantity: number;
  /** The last local day of the units that close first; null: nothing to return. */
  readonly until: LocalDate | null;
  readonly refused: (Message & { readonly code: RefusalWord }) | null;
}

export interface Quote {
  readonly outcomes: readonly OutcomeQuote[];
}

/** Money of the order's presentment currency. */
export interface OutcomeQuote {
  readonly outcome: Outcome;
  readonly total: Money;
  /** In the order of a bill; they add up to `total`. */
  readonly parts: readonly QuotePart[];
  readonly points: { readonly clawed: Points; readonly restored: Points };
  readonly why: readonly Message[];
}

export type QuotePartCode =
  | 'goods'
  | 'tax'
  | 'restocking-fee'
  | 'return-shipping-fee'
  | 'already-paid-back'
  | 'bonus';

export interface QuotePart {
  readonly code: QuotePartCode;
  readonly values: Readonly<Record<string, string>>;
  readonly amount: Money;
}

export type ReturnTab = 'to-review' | 'in-transit' | 'to-inspect' | 'to-settle' | 'done';

export interface ReturnQuery {
  readonly tab: ReturnTab;
  /** An order's or return's name, a SKU or part of a product's title, an exact e-mail or part of a customer's name. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Waiting longest first; `done` newest first. */
export interface ReturnPage {
  readonly returns: readonly ReturnRow[];
  readonly next: string | null;
}

export interface ReturnRow {
  readonly id: bigint;
  /** "#1001-R1". */
  readonly name: string;
  readonly orderId: bigint;
  readonly orderName: string;
  readonly customerId: bigint | null;
  readonly state: ReturnState;
  readonly outcome: Outcome;
  readonly units: number;
  /** Title of the first line. */
  readonly title: string;
  readonly reasons: readonly string[];
  readonly quoted: Money;
  readonly requestedAt: Instant;
  /** Since when it has been in its state. */
  readonly since: Instant;
  readonly held: boolean;
}

export interface ReturnDetail extends ReturnRow {
  readonly orderShopifyId: ShopifyId;
  readonly currency: CurrencyCode;
  readonly policyVersion: number;
  /** Shopify's return; null while there is none. */
  readonly shopifyId: ShopifyId | null;
  readonly lines: readonly ReturnLineDetail[];
  /** As quoted when it was requested: every outcome that was offered. */
  readonly quote: Quote;
  /** Set once settled. */
  readonly paid: PaidDetail | null;
  /** Why it waits for a person; null: it does not. */
  readonly hold: Hold | null;
  /** Something is still to be written at Shopify, and will be by itself. */
  readonly working: boolean;
  readonly declined: { readonly reason: DeclineReason; readonly note: string } | null;
  /** What staff may do now; the first is the one to do next. */
  readonly actions: readonly ReturnAction[];
  /** Oldest first. */
  readonly timeline: readonly TimelineStep[];
}

export type ReturnAction =
  | 'approve'
  | 'decline'
  | 'cancel'
  | 'scan'
  | 'receive'
  | 'inspect'
  | 'settle'
  | 'switch-outcome';

export interface ReturnLineDetail {
  readonly lineShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly reason: string;
  readonly reasonLabel: string;
  readonly note: string;
  readonly units: readonly UnitDetail[];
}

export interface UnitDetail {
  /** Which of the line's units, from 1. */
  readonly ordinal: number;
  readonly receivedAt: Instant | null;
  readonly grade: string | null;
  readonly disposition: Disposition | null;
}

export interface PaidDetail {
  /** Back to the means of payment. */
  readonly refunded: Money;
  /** As store credit, bonus included. */
  readonly credited: Money;
  /** Of that, what the merchant added. */
  readonly bonus: Money;
  readonly transactions: readonly PaidTransaction[];
  /** The bill of what was paid. */
  readonly parts: readonly QuotePart[];
}

export interface PaidTransaction {
  /** Shopify's word for the way, such as "shopify_payments", "gift_card"; "store_credit" for credit given. */
  readonly gateway: string;
  readonly amount: Money;
}

/**
 * `amounts-differ`: values `ours` and `shopifys`; `shopify-refused`: values `message` and `step`; `changed-at-shopify`:
 * somebody processed a part of it there; `nothing-to-refund-to`: no transaction takes the money.
 */
export interface Hold {
  readonly code: 'amounts-differ' | 'shopify-refused' | 'changed-at-shopify' | 'nothing-to-refund-to';
  readonly values: Readonly<Record<string, string>>;
  readonly since: Instant;
}

export interface TimelineStep {
  /**
   * requested, approved, declined, cancelled, scanned, received, inspected, settled, closed, outcome-switched, held,
   * hold-lifted, created-at-shopify.
   */
  readonly kind: string;
  readonly at: Instant;
  /** "shopper", "afterglow", "shopify", or a staff member. */
  readonly actor: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface ReturnFigures {
  readonly open: Readonly<Record<Exclude<ReturnTab, 'done'>, number>>;
  /** Of the open ones, those that wait for a person because something differs or was refused. */
  readonly held: number;
  /** The last twelve local months, oldest first; in the shop's currency. */
  readonly months: readonly ReturnMonth[];
}

export interface ReturnMonth {
  /** "2026-03". */
  readonly month: string;
  readonly settled: number;
  readonly units: number;
  readonly refunded: Money;
  readonly credited: Money;
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
