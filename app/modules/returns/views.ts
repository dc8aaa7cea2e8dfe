import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Reason } from './policy/policy.ts';

// What the door of returns is asked with, and what it shows.

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
 * somebody processed a part of it there, or disposed of its goods; `nothing-to-refund-to`: no transaction takes the money.
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
