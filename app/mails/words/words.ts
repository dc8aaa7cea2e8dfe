import type { Language } from '#app/kernel/language.ts';
import type { MessageArea } from '#app/modules/messages/message.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** What no merchant writes: numbers, amounts, and why somebody gets a mail. Names and numbers come printed. */
export interface Words {
  quantity(quantity: string): string;
  more(products: string): string;
  /** What a link that gives so many stars is read out as. */
  stars(number: string): string;
  readonly refunded: string;
  readonly credited: string;
  readonly available: string;
  readonly balance: string;
  readonly expiring: string;
  /** What points buy at most. */
  readonly worth: string;
  readonly lastDay: string;
  /** Of a code that takes something off an order. */
  readonly code: string;
  readonly codeWorth: string;
  readonly codeLastDay: string;
  readonly factor: string;
  /** The points that an order earns, so many times. */
  times(factor: string): string;
  readonly entryPoints: string;
  /** `plural`: which of the language's forms the number asks for. */
  points(number: string, plural: Intl.LDMLPluralRule): string;
  /** Above what the merchant wrote for this one return. */
  writes(shop: string): string;
  readonly sendBy: string;
  readonly sendTo: string;
  /** Above what an exchange brings. */
  readonly instead: string;
  readonly owed: string;
  readonly kept: string;
  readonly statedAt: string;
  readonly statedBy: string;
  readonly statedOrder: string;
  readonly statedText: string;
  /** Whoever wrote the address has not shown that it is theirs. */
  whyWithdrawal(shop: string): string;
  /** Above what somebody asked. */
  readonly question: string;
  /** Above what somebody who bought the product answered; `name` may be ''. */
  ownerWrites(name: string): string;
  /** Of a question; whoever wrote the address has not shown that it is theirs. */
  whyQuestion(shop: string): string;
  readonly why: Readonly<Record<MessageArea, (shop: string) => string>>;
  /** Leads to where a person chooses what they get. */
  readonly preferences: string;
}

export const wordsOf: Readonly<Record<Language, Words>> = { en, de, fr, es, ja };
