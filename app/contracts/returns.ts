import type { Message, MoneyV2, PointsText, RefusalWord } from './answers.ts';

/*
 * Returns at the shopper's side, with the session token of a customer account extension.
 *
 *   GET  /api/returns?order=gid           → ReturnsView
 *   POST /api/returns/quote  QuoteInput   → QuoteView
 *   POST /api/returns        RequestInput → ReturnView (the same `key` again: the same return)
 *   POST /api/returns/:id/cancel          → ReturnView
 */

export type Outcome = 'refund' | 'credit';

export type ReturnState =
  | 'requested'
  | 'approved'
  | 'declined'
  | 'in-transit'
  | 'received'
  | 'inspected'
  | 'settled'
  | 'closed'
  | 'cancelled';

export interface ReturnsView {
  readonly order: { readonly id: string; readonly name: string };
  readonly lines: readonly ReturnableLine[];
  readonly reasons: readonly ReasonView[];
  /** Newest first. */
  readonly returns: readonly ReturnView[];
}

export interface ReturnableLine {
  /** gid of the order's line. */
  readonly id: string;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly imageUrl: string | null;
  /** Units that may be returned now. */
  readonly quantity: number;
  /** ISO local date up to and with which they may; null: nothing to return. */
  readonly until: string | null;
  /** Why none (or no more) can be returned, and what can be done instead. */
  readonly refused: (Message & { readonly code: RefusalWord }) | null;
}

export interface ReasonView {
  readonly id: string;
  readonly label: string;
}

export interface AskedLine {
  readonly line: string;
  readonly quantity: number;
  readonly reason: string;
  readonly note?: string;
}

export interface QuoteInput {
  readonly order: string;
  readonly lines: readonly AskedLine[];
}

export interface QuoteView {
  /** Those that the policy offers for these lines, the merchant's order. */
  readonly outcomes: readonly OutcomeQuote[];
}

export interface OutcomeQuote {
  readonly outcome: Outcome;
  /** What the customer gets. */
  readonly total: MoneyV2;
  /** What it is made of, in the order of a bill; fees are negative. Codes: goods, tax, restocking-fee, return-shipping-fee, already-paid-back, bonus, shipping. */
  readonly parts: readonly (Message & { readonly amount: MoneyV2 })[];
  /** What happens to points: taken back from those the order earned, given back of those it was paid with. */
  readonly points: { readonly clawed: PointsText; readonly restored: PointsText };
  /** Which rule said what. */
  readonly why: readonly Message[];
}

export interface RequestInput extends QuoteInput {
  readonly outcome: Outcome;
  readonly key: string;
}

export interface ReturnView {
  readonly id: string;
  /** "#1001-R1". */
  readonly name: string;
  readonly state: ReturnState;
  readonly outcome: Outcome;
  /** `title`: of the product with its variant. */
  readonly lines: readonly { readonly title: string; readonly quantity: number; readonly reason: string }[];
  readonly quoted: MoneyV2;
  /** Set once settled. */
  readonly paid: MoneyV2 | null;
  readonly requestedAt: string;
  /** What happens next. Codes: awaiting-approval, send-it-back, on-its-way, being-inspected, settled, declined, cancelled, closed. */
  readonly next: Message;
  /** Why the shop said no, and what it wrote; null: it did not. */
  readonly declined: {
    readonly reason: 'FINAL_SALE' | 'RETURN_PERIOD_ENDED' | 'OTHER';
    readonly note: string;
  } | null;
  readonly cancellable: boolean;
}
