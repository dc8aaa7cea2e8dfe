import type { Outcome, ReturnState } from '#app/contracts/returns.ts';
import type { Language } from '#app/kernel/language.ts';
import type { DeclineReason } from '#app/modules/returns/door.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Codes of `OutcomeQuote.why` that a customer is told. */
export type ReplyReason =
  | 'goods-as-sold'
  | 'tax-included'
  | 'kept-share'
  | 'restocking-fee'
  | 'return-shipping-fee'
  | 'fee-cut'
  | 'fees-waived'
  | 'shipping'
  | 'new-items'
  | 'owes'
  | 'already-paid-back'
  | 'bonus'
  | 'bonus-capped'
  | 'window-open';

/** What a reply about a return says, in one language. `{{…}}` is filled in. */
export interface ReplyTexts {
  /** Names: `{{name}}`; without one: `hello`. */
  readonly helloName: string;
  readonly hello: string;
  readonly about: string;
  readonly item: string;
  readonly state: Readonly<Record<ReturnState, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  /** Before a sentence of `outcome`, while nothing is decided. */
  readonly ifApproved: string;
  readonly evenExchange: string;
  readonly owes: string;
  readonly paid: string;
  readonly declined: Readonly<Record<DeclineReason, string>>;
  readonly note: string;
  readonly why: string;
  /** Days: from delivery, dispatch or order. */
  readonly window: Readonly<Record<'delivered' | 'fulfilled' | 'ordered', string>>;
  readonly because: Readonly<Record<ReplyReason, string>>;
  readonly next: Readonly<Partial<Record<ReturnState, string>>>;
  readonly keepIt: string;
  readonly sendTo: string;
  readonly sendBy: string;
  readonly bye: string;
}

export const replyTexts: Readonly<Record<Language, ReplyTexts>> = { en, de, fr, es, ja };
