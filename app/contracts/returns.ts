import type { Message, MoneyV2, PointsText, RefusalWord } from './answers.ts';

/*
 * Returns at the shopper's side, with the session token of a customer account extension.
 *
 *   GET  /api/returns?order=gid           → ReturnsView
 *   GET  /api/returns                     → RunningReturns
 *   POST /api/returns/quote  QuoteInput   → QuoteView
 *   POST /api/returns        RequestInput → ReturnView (the same `key` again: the same return)
 *   POST /api/returns/:id/cancel          → ReturnView
 *   POST /api/returns/:id/messages { text, key } → ReturnView
 *   POST /api/returns/photos  (the picture's bytes as body) → PhotoView
 */

/** The largest picture that is taken as it comes out of a phone, in bytes. */
export const maxPhotoBytes = 10 * 1024 * 1024;
export const maxPhotosPerLine = 5;

/** `exchange`: another variant of the same product. `keep`: the goods stay, and a part of their price comes back. */
export const outcomes = ['refund', 'credit', 'exchange', 'keep'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why the shop said no, in Shopify's words. */
export const declineReasons = ['FINAL_SALE', 'RETURN_PERIOD_ENDED', 'OTHER'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export type ReturnState =
  | 'requested'
  | 'approved'
  | 'declined'
  | 'in-transit'
  | 'received'
  | 'inspected'
  | 'settled'
  | 'closed'
  | 'cancelled'
  /** Approved, and never sent in time. */
  | 'expired';

export interface ReturnsView {
  readonly order: { readonly id: string; readonly name: string };
  readonly lines: readonly ReturnableLine[];
  readonly reasons: readonly ReasonView[];
  /** The policy under which it was bought, a sentence each; codes as `policyCodes` lists them. */
  readonly policy: readonly Message[];
  /** Which version of the policy that is. */
  readonly policyVersion: number;
  /** Newest first. */
  readonly returns: readonly ReturnView[];
}

/** What the sentences on a policy say: the window, the outcomes, what they cost, and what else there is to know. */
export const policyCodes = [
  'window-delivered',
  'window-fulfilled',
  'window-ordered',
  'outcome-refund',
  'outcome-credit',
  'outcome-credit-bonus',
  'outcome-exchange',
  'outcome-keep',
  'fee-none',
  'fee-return-shipping',
  'fee-restocking',
  'fee-waived',
  'fee-free-refund',
  'fee-free-credit',
  'fee-free-exchange',
  'final-sale-some',
  'rules-some',
] as const;
export type PolicyCode = (typeof policyCodes)[number];

/** Of all orders of the customer, newest first; at most 5 returns. */
export interface RunningReturns {
  /** Something can be asked for in this shop. */
  readonly live: boolean;
  readonly returns: readonly RunningReturn[];
  /** Until when something of the newest orders can come back, newest first; at most 10. */
  readonly orders: readonly OrderWindow[];
}

export interface OrderWindow {
  /** gid */
  readonly order: string;
  /** "#1001". */
  readonly name: string;
  /** `some-reasons`: not for each. `not-yet`: it is not paid or not sent yet. `over`: nothing can, or can any more. */
  readonly standing: 'open' | 'some-reasons' | 'not-yet' | 'over';
  /** ISO local date up to and with which something can; null where nothing can. */
  readonly until: string | null;
}

export interface RunningReturn {
  readonly id: string;
  readonly name: string;
  /** gid of its order. */
  readonly order: string;
  readonly orderName: string;
  readonly state: ReturnState;
  /** Title of the first line. */
  readonly title: string;
  readonly next: Message;
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
  /** Outcomes that some reason gets for it. */
  readonly outcomes: readonly Outcome[];
  /** Other variants of the product that an exchange could bring now; empty where exchanges are not offered. */
  readonly variants: readonly { readonly id: string; readonly title: string }[];
  /** Which rule set what holds for this line, a sentence each. */
  readonly why: readonly Message[];
  /** Why none (or no more) can be returned, and what can be done instead. */
  readonly refused: (Message & { readonly code: RefusalWord }) | null;
}

/** One node of the merchant's tree of reasons; only those without children can be given. */
export interface ReasonView {
  readonly id: string;
  readonly label: string;
  /** Id of the reason it stands under. */
  readonly parent: string | null;
  readonly questions: readonly QuestionView[];
  readonly photo: 'none' | 'optional' | 'required';
  readonly note: 'optional' | 'required';
}

export interface QuestionView {
  readonly id: string;
  readonly text: string;
  /** Empty: answered in words. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly required: boolean;
}

export interface AskedLine {
  readonly line: string;
  readonly quantity: number;
  readonly reason: string;
  readonly note?: string;
  /** By question's id: an option's id, or words (at most 255 characters). */
  readonly answers?: Readonly<Record<string, string>>;
  /** Ids of photos uploaded before, at most 5. */
  readonly photos?: readonly string[];
}

export interface PhotoView {
  readonly id: string;
  /** Signed, and good for an hour. */
  readonly url: string;
}

/** For an exchange: which variant instead of the units of which line. */
export interface WantedVariant {
  readonly line: string;
  readonly variant: string;
  readonly quantity: number;
}

export interface QuoteInput {
  readonly order: string;
  readonly lines: readonly AskedLine[];
  /** What an exchange would bring; without it, none is quoted. */
  readonly exchangeFor?: readonly WantedVariant[];
}

export interface QuoteView {
  /** Those that the policy offers for these lines, the merchant's order. */
  readonly outcomes: readonly OutcomeQuote[];
}

export interface OutcomeQuote {
  readonly outcome: Outcome;
  /** What the customer gets. */
  readonly total: MoneyV2;
  /** What the customer has to pay: an exchange with a fee. Zero otherwise. */
  readonly owes: MoneyV2;
  /** What it is made of, in the order of a bill; fees are negative. Codes: goods, tax, restocking-fee, return-shipping-fee, already-paid-back, bonus, shipping, new-items, kept-share. */
  readonly parts: readonly (Message & { readonly amount: MoneyV2 })[];
  /** What happens to points: taken back from those the order earned, given back of those it was paid with. */
  readonly points: { readonly clawed: PointsText; readonly restored: PointsText };
  /** Names of the tier before and after; null: it stays, or there are none. */
  readonly tier: { readonly from: string; readonly to: string } | null;
  /** Which rule said what. */
  readonly why: readonly Message[];
}

export interface RequestInput extends QuoteInput {
  readonly outcome: Outcome;
  readonly key: string;
  /** A refusal because of the customer's history is looked at by a person. */
  readonly askPerson?: boolean;
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
  /** Zero unless an exchange costs something. */
  readonly owed: MoneyV2;
  readonly exchangeFor: readonly { readonly title: string; readonly quantity: number }[];
  /** Where the parcel goes: lines of an address; empty: nothing is sent, or the shop says it otherwise. */
  readonly sendTo: readonly string[];
  /** ISO local date up to and with which it has to be on its way; null: no such day. */
  readonly sendBy: string | null;
  readonly tracking: readonly { readonly event: string; readonly at: string }[];
  /** Oldest first. */
  readonly messages: readonly {
    readonly from: 'shopper' | 'shop';
    readonly text: string;
    readonly at: string;
  }[];
  /** Which rule decided that it was approved, declined or is looked at. */
  readonly why: readonly Message[];
  /** Set once settled. */
  readonly paid: MoneyV2 | null;
  readonly requestedAt: string;
  /** What happens next. Codes: awaiting-approval, send-it-back (send-it-to: to `sendTo`; send-it-off: where to stands with the return), on-its-way, being-inspected, settled, declined, cancelled, closed, expired, keep-it. */
  readonly next: Message;
  /** Why the shop said no, and what it wrote; null: it did not. */
  readonly declined: {
    readonly reason: DeclineReason;
    readonly note: string;
  } | null;
  readonly cancellable: boolean;
}
