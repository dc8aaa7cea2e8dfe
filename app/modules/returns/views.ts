import type { Message, RefusalWord } from '#app/contracts/answers.ts';
import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Instant, LocalDate } from '#app/kernel/calendar.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import type { ShopifyId } from '#app/kernel/ids.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Points } from '#app/kernel/points.ts';
import type { Policy, Reason } from './policy/policy.ts';
import type { ReturnTerms } from './policy/terms.ts';

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
  /** By question's id: an option's id, or words (at most 255 characters). Only `request` asks for them. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Ids of photos that the same customer uploaded; at most 5. Only `request` asks for them. */
  readonly photos?: readonly bigint[];
}

/** Another variant of the product instead of that many of the line's units. */
export interface WantedVariant {
  readonly lineShopifyId: ShopifyId;
  readonly variantShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface QuoteAsked extends AskedOrder {
  readonly lines: readonly AskedUnits[];
  /** Without it, no exchange is quoted. Its units have to be as many as those that come back. */
  readonly exchangeFor?: readonly WantedVariant[];
}

export interface ReturnAsked extends QuoteAsked {
  readonly outcome: Outcome;
  /** At most 100 characters. */
  readonly key: string;
  /** "shopper", or the staff member who asks for them. */
  readonly actor: string;
  /** What a customer's history refuses is opened for a person to look at. */
  readonly askPerson?: boolean;
}

export interface ArrivedUnits {
  readonly lineShopifyId: ShopifyId;
  readonly quantity: number;
}

export interface InspectedUnits extends ArrivedUnits {
  /** A letter or word of the merchant's; at most 20 characters. */
  readonly grade?: string;
  readonly disposition: Disposition;
  /** What was found; at most 500 characters. */
  readonly note?: string;
  /** Ids of photos that staff uploaded; at most 5. */
  readonly photos?: readonly bigint[];
}

export interface OrderReturns {
  readonly order: { readonly id: bigint; readonly shopifyId: ShopifyId; readonly name: string };
  readonly lines: readonly LineReturnability[];
  readonly reasons: readonly Reason[];
  /** The version under which it was bought; a policy page can be made of it. */
  readonly policy: { readonly version: number; readonly policy: Policy };
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
  /** Outcomes that some reason gets for it. */
  readonly outcomes: readonly Outcome[];
  /** What an exchange could bring; empty where it is not offered. */
  readonly variants: readonly { readonly variantShopifyId: ShopifyId; readonly title: string }[];
  /** Which rule set what holds for it. */
  readonly why: readonly Message[];
}

export interface Quote {
  readonly outcomes: readonly OutcomeQuote[];
  /** What Shopify reckons for the same units; null: it could not be asked. A difference that nothing explains goes to a person. */
  readonly shopifys?: Money | null;
}

/** Money of the order's presentment currency. */
export interface OutcomeQuote {
  readonly outcome: Outcome;
  readonly total: Money;
  /** What the customer has to pay; `total` is 0 then. */
  readonly owes: Money;
  /** In the order of a bill; they add up to `total` less `owes`. */
  readonly parts: readonly QuotePart[];
  readonly points: { readonly clawed: Points; readonly restored: Points };
  readonly tier: { readonly from: string; readonly to: string } | null;
  readonly why: readonly Message[];
}

export type QuotePartCode =
  | 'goods'
  | 'tax'
  | 'restocking-fee'
  | 'return-shipping-fee'
  | 'already-paid-back'
  | 'bonus'
  /** What an exchange brings, as it is priced. */
  | 'new-items'
  /** The part of the price that comes back while the goods stay. */
  | 'kept-share'
  /** What a withdrawal from the whole order gives back of the shipping. */
  | 'shipping';

export interface QuotePart {
  readonly code: QuotePartCode;
  readonly values: Readonly<Record<string, string>>;
  readonly amount: Money;
}

export type ReturnTab = 'to-review' | 'in-transit' | 'to-inspect' | 'to-settle' | 'done';

/** Where a return came from: `shopify-request` was asked for there, `shopify` made there by staff or at POS. */
export type ReturnOrigin = 'shopper' | 'staff' | 'withdrawal' | 'shopify-request' | 'shopify';

export interface ReturnQuery {
  /** Null: all of them, newest first. */
  readonly tab: ReturnTab | null;
  readonly outcome?: Outcome;
  /** `Reason.id`. */
  readonly reason?: string;
  readonly origin?: ReturnOrigin;
  /** Past its time in its list. */
  readonly overdue?: boolean;
  /** Waits for a person because something differs or was refused. */
  readonly held?: boolean;
  /** A message of the shopper's waits. */
  readonly unread?: boolean;
  /** A staff member; "": nobody's. */
  readonly owner?: string;
  /** Minor units of the shop's currency. */
  readonly quotedAtLeast?: bigint;
  /** An order's or return's name, a SKU or part of a product's title, an exact e-mail or part of a customer's name. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Overdue longest first, then what is due next; `done` newest first. */
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
  readonly origin: ReturnOrigin;
  /** From when on it is overdue in its list; null: never. */
  readonly dueAt: Instant | null;
  readonly owner: string | null;
  readonly unread: boolean;
  /** `quoted` in the shop's currency at the order's rate. */
  readonly quotedShop: Money;
}

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
   * hold-lifted, created-at-shopify, expired, reminded, assigned, message, note, missing-reopened.
   */
  readonly kind: string;
  readonly at: Instant;
  /** "shopper", "afterglow", "shopify", or a staff member. */
  readonly actor: string;
  readonly data: Readonly<Record<string, string>>;
}

/** How many wait in each list; a hundred stand for more than 99. */
export interface ReturnCounts {
  readonly open: Readonly<Record<Exclude<ReturnTab, 'done'>, number>>;
  /** Those that wait for a person because something differs or was refused. */
  readonly held: number;
}

export interface ReturnFigures extends ReturnCounts {
  /** The last twelve local months, oldest first; in the shop's currency. */
  readonly months: readonly ReturnMonth[];
}

/** What one customer did with returns, as limits count it. */
export interface ReturnHistory {
  readonly returns: number;
  readonly unitsReturned: number;
  readonly unitsBought: number;
  readonly kept: number;
  readonly list: 'allow' | 'block' | null;
}

/** How long a return may wait in each list, in hours; null: as long as it takes. */
export interface ReturnSettings {
  readonly hours: Readonly<Record<Exclude<ReturnTab, 'done' | 'in-transit'>, number | null>>;
  /** Local days after approval at whose end what was never sent expires; null: never. */
  readonly expireAfterDays: number | null;
  /** Local days before that at which the customer is reminded. */
  readonly remindDaysBefore: number;
}

export interface ReturnMonth {
  /** "2026-03". */
  readonly month: string;
  readonly settled: number;
  readonly units: number;
  readonly refunded: Money;
  readonly credited: Money;
}
