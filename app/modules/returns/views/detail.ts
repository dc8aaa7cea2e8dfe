import type { Instant } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { ReturnTerms } from '../policy/terms.ts';
import type { DeclineReason, Disposition } from './asked.ts';
import type { ReturnRow } from './list.ts';
import type { Quote, QuotePart } from './quote.ts';

export interface ReturnDetail extends ReturnRow {
  readonly orderShopifyId: ShopifyId;
  readonly currency: CurrencyCode;
  readonly policyVersion: number;
  /** Shopify's return; null while there is none. */
  readonly shopifyId: ShopifyId | null;
  readonly lines: readonly ReturnLineDetail[];
  readonly terms: ReturnTerms;
  readonly exchange: readonly ExchangeDetail[];
  readonly messages: readonly ReturnMessageDetail[];
  /** When it expires unless it is sent; null: it does not. */
  readonly expiresAt: Instant | null;
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
  | 'switch-outcome'
  /** A unit that had been missing is held no longer. */
  | 'reopen-missing';

export interface ReturnLineDetail {
  readonly lineShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly reason: string;
  readonly reasonLabel: string;
  readonly note: string;
  readonly imageUrl: string | null;
  /** Answers to the reason's questions, as they were asked. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly photos: readonly PhotoRef[];
  readonly units: readonly UnitDetail[];
}

export interface PhotoRef {
  readonly id: bigint;
  readonly width: number;
  readonly height: number;
}

export interface ExchangeDetail {
  /** Of the line whose units it replaces. */
  readonly lineShopifyId: ShopifyId;
  readonly variantShopifyId: ShopifyId;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly quantity: number;
  /** Of all of them, as displayed. */
  readonly price: Money;
}

export interface ReturnMessageDetail {
  readonly number: number;
  /** `note`: among staff only. */
  readonly author: 'shopper' | 'shop' | 'note';
  readonly actor: string;
  readonly text: string;
  readonly at: Instant;
}

export interface UnitDetail {
  /** Which of the line's units, from 1. */
  readonly ordinal: number;
  readonly receivedAt: Instant | null;
  readonly grade: string | null;
  readonly disposition: Disposition | null;
  /** What inspection found, in words. */
  readonly note: string;
  readonly photos: readonly PhotoRef[];
}

export interface PaidDetail {
  /** Back to the means of payment. */
  readonly refunded: Money;
  /** As store credit, bonus included. */
  readonly credited: Money;
  /** Of that, what the merchant added. */
  readonly bonus: Money;
  /** Asked of the customer by Shopify's invoice: an exchange with a fee. */
  readonly owed: Money;
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
 * somebody processed a part of it there, or disposed of its goods; `nothing-to-refund-to`: no transaction takes the
 * money; `missing-in-exchange`: fewer units came back than were to be exchanged. Despite it, as many go out as came.
 */
export interface Hold {
  readonly code:
    | 'amounts-differ'
    | 'shopify-refused'
    | 'changed-at-shopify'
    | 'nothing-to-refund-to'
    | 'missing-in-exchange';
  readonly values: Readonly<Record<string, string>>;
  readonly since: Instant;
}

export interface TimelineStep {
  /**
   * requested, approved, declined, cancelled, scanned, received, inspected, settled, closed, outcome-switched, held,
   * hold-lifted, created-at-shopify, expired, reminded, assigned, message, note, missing-reopened, units-removed (staff
   * took units out of it there), reopened.
   */
  readonly kind: string;
  readonly at: Instant;
  /** "shopper", "afterglow", "shopify", or a staff member. */
  readonly actor: string;
  readonly data: Readonly<Record<string, string>>;
}
