import type { Instant } from '#app/kernel/calendar.ts';
import type { Moderation } from '../door.ts';
import type { ShownQuestion } from '../listing/shown.ts';
import type { HideReason, ReviewStatus } from '../review.ts';
import type { Answer, AnsweredBy, Question } from './question.ts';
import type { AnswerFault, QuestionFaults, TypedQuestion } from './typed.ts';

/** Questions about products and what is answered. `product`: Shopify's id. */
export interface Questions {
  // Shoppers
  /** Takes a question; what speaks for a robot or an advertisement waits for a person. */
  askQuestion(shopId: bigint, asked: AskedQuestion, now: Instant): Promise<Asked>;
  /** Takes the answer of a customer to whom the product was delivered, one for each question. */
  answerAsOwner(shopId: bigint, given: OwnerAnswer, now: Instant): Promise<OwnerAnswered>;
  /** May this customer answer questions about the product? */
  ownsProduct(shopId: bigint, customerId: bigint, product: bigint, now: Instant): Promise<boolean>;
  /** What everybody may read about a product, newest first, with all published answers. */
  publicQuestions(
    shopId: bigint,
    product: bigint,
    page: { readonly after?: string | null; readonly limit: number },
  ): Promise<PublicQuestions>;

  // The merchant
  questionInbox(shopId: bigint, query: QuestionQuery): Promise<QuestionPage>;
  findQuestion(shopId: bigint, questionId: bigint): Promise<QuestionDetail | null>;
  /** Answers for everybody to see; a question that waits is published with it. */
  answerQuestion(
    shopId: bigint,
    questionId: bigint,
    body: string,
    actor: string,
    now: Instant,
  ): Promise<MerchantAnswered>;
  /** Publishes or hides a question, or (`answer`) one of its answers. */
  moderateQuestion(
    shopId: bigint,
    subject: { readonly question: bigint; readonly answer: bigint | null },
    decision: Moderation,
    actor: string,
    now: Instant,
  ): Promise<QuestionModerated>;
  /** Questions that somebody has to look at, counted up to 1,000, and the products that have most of them. */
  waitingQuestions(shopId: bigint): Promise<WaitingQuestions>;

  // What follows
  /** Whom and what to tell of the first answer. Null: there is nothing to tell any more. */
  answerToTell(shopId: bigint, questionId: bigint): Promise<AnswerToTell | null>;
  /** Ids of questions that were erased, because the other was forgotten meanwhile. */
  mergeAskers(
    shopId: bigint,
    fromCustomerId: bigint,
    intoCustomerId: bigint,
    now: Instant,
  ): Promise<readonly bigint[]>;
  /** Erases what a customer asked and answered, with name and address. Ids of the questions. */
  forgetAsker(shopId: bigint, customerId: bigint, now: Instant): Promise<readonly bigint[]>;
  /** The same for what came with an address alone whose owner was erased since. */
  forgetAskersByAddress(shopId: bigint, now: Instant): Promise<readonly bigint[]>;
  exportQuestions(shopId: bigint, customerId: bigint): Promise<CustomerQuestions>;
  /**
   * Gives questions that came with an address alone to whoever is a customer with it by now, so that they are told of them
   * and forgotten with them. By night.
   */
  findAskers(shopId: bigint): Promise<void>;
  /**
   * Erases addresses of questions whose answer was told, and of those that nobody has answered for half a year. A keyed
   * hash stays beside the words, so that whoever asked is still found. By night.
   */
  eraseAskersAddresses(shopId: bigint, now: Instant): Promise<void>;

  // At Shopify
  /** Brings the metafields of products that are behind in line, at most 250 at once. How many it were. */
  mirrorQuestions(shopId: bigint): Promise<number>;
  /** What is shown of every product changed. */
  remirrorQuestions(shopId: bigint): Promise<void>;
  /** Products whose counts are not those of their published questions; empty is good. At most 100. */
  auditQuestions(shopId: bigint): Promise<readonly bigint[]>;
}

export interface AskedQuestion {
  readonly product: bigint;
  /** Null: not signed in. */
  readonly customerId: bigint | null;
  readonly typed: TypedQuestion;
  /** BCP 47, of the page; null: not known. */
  readonly language: string | null;
  /** A field that people do not see was filled in. */
  readonly robot: boolean;
}

/** `not-allowed`: questions are off, or the customer was forgotten. `not-yours`: no such product. */
export type Asked =
  | { readonly question: bigint; readonly status: ReviewStatus }
  | { readonly refused: 'not-allowed' | 'not-yours' }
  | { readonly refused: 'bad-input'; readonly faults: QuestionFaults };

export interface OwnerAnswer {
  readonly question: bigint;
  readonly customerId: bigint;
  readonly body: string;
  readonly robot: boolean;
}

/**
 * `not-yours`: no such question is shown. `not-allowed`: owners are not asked, or the product was never delivered to
 * them. `already-done`: they have answered it.
 */
export type OwnerAnswered =
  | { readonly answer: bigint; readonly status: ReviewStatus }
  | { readonly refused: 'not-yours' | 'not-allowed' | 'already-done' }
  | { readonly refused: 'bad-input'; readonly fault: AnswerFault };

/** `not-allowed`: it is hidden. `already-done`: the same was answered. */
export type MerchantAnswered =
  | { readonly answer: bigint }
  | { readonly refused: 'not-yours' | 'not-allowed' | 'already-done' }
  | { readonly refused: 'bad-input'; readonly fault: AnswerFault };

/** `not-allowed`: its words were erased. */
export type QuestionModerated =
  | { readonly status: ReviewStatus }
  | { readonly refused: 'already-done' | 'not-yours' | 'not-allowed' };

export interface PublicQuestions {
  readonly questions: readonly ShownQuestion[];
  readonly next: string | null;
  /** All that are published. */
  readonly count: number;
  readonly productTitle: string;
  /** May shoppers ask, and may owners answer? */
  readonly open: boolean;
  readonly owners: boolean;
  /** False: there is no such product, or the area is off. */
  readonly known: boolean;
}

/** `to-answer`: somebody has to look. */
export const questionLists = ['to-answer', 'answered', 'hidden'] as const;
export type QuestionList = (typeof questionLists)[number];

export interface QuestionQuery {
  readonly list?: QuestionList;
  readonly product?: bigint;
  /** Words of a question, a shown name or a product's title. */
  readonly search?: string;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** At most 250. */
  readonly limit?: number;
}

/** Newest first. */
export interface QuestionPage {
  readonly questions: readonly QuestionRow[];
  readonly next: string | null;
}

export interface QuestionRow extends Question {
  readonly productTitle: string;
  readonly productImageUrl: string | null;
}

export interface QuestionDetail extends QuestionRow {
  /** Oldest first, whatever their status. */
  readonly replies: readonly Answer[];
  /** Oldest first. */
  readonly decisions: readonly QuestionDecision[];
  /** Somebody is told of the answer. */
  readonly notified: boolean;
}

export interface QuestionDecision {
  readonly number: number;
  /** Null: about the question itself. */
  readonly answerId: bigint | null;
  readonly action: 'publish' | 'hide';
  readonly reason: HideReason | null;
  readonly actor: string;
  readonly at: Instant;
}

export interface WaitingQuestions {
  readonly count: number;
  readonly products: readonly {
    readonly productShopifyId: bigint;
    readonly title: string;
    readonly count: number;
  }[];
}

export interface AnswerToTell {
  readonly questionId: bigint;
  readonly productShopifyId: bigint;
  readonly productTitle: string;
  readonly productImageUrl: string | null;
  readonly question: string;
  readonly answers: readonly { readonly by: AnsweredBy; readonly name: string; readonly body: string }[];
  readonly language: string | null;
  /** The address that was written with it; null: the customer's own. */
  readonly email: string | null;
  readonly customerId: bigint | null;
}

export interface CustomerQuestions {
  readonly questions: readonly (Question & { readonly email: string | null })[];
  readonly answers: readonly Answer[];
}
