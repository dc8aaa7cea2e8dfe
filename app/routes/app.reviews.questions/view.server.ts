import { shopifyId as asShopifyId } from '#app/kernel/ids.ts';
import type { QuestionDetail, QuestionRow } from '#app/modules/reviews/questions/door.ts';
import type { Answer, Question } from '#app/modules/reviews/questions/question.ts';
import type { HoldSignal, ReviewStatus } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { type MomentView, openPrint, type Print } from '../../ui/print/print.ts';
import { type Texts, textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { asksForAll, type QuestionsAddress, questionQuery } from './query.ts';

/** `look`: an answer waits for a decision. */
export type QuestionState = 'pending' | 'open' | 'look' | 'answered' | 'hidden';

export interface QuestionRowView {
  readonly id: string;
  readonly heading: string;
  readonly who: string;
  readonly product: string;
  readonly at: MomentView;
  readonly state: QuestionState;
}

export interface AnswerView {
  readonly id: string;
  readonly by: string;
  readonly body: string;
  readonly status: ReviewStatus;
  readonly held: readonly string[];
  readonly at: MomentView;
}

export interface ReadingView {
  readonly id: string;
  readonly body: string;
  readonly erased: boolean;
  readonly who: string;
  readonly status: ReviewStatus;
  readonly state: QuestionState;
  readonly held: readonly string[];
  readonly product: string;
  readonly productUrl: string;
  readonly imageUrl: string | null;
  readonly at: MomentView;
  readonly language: string | null;
  readonly customerId: string | null;
  readonly notified: boolean;
  readonly answers: readonly AnswerView[];
  readonly decisions: readonly { readonly text: string; readonly by: string; readonly at: MomentView }[];
}

export interface QuestionsView {
  readonly rows: readonly QuestionRowView[];
  readonly next: string | null;
  readonly asked: QuestionsAddress;
  /** Title of the product that the list is narrowed to. */
  readonly product: string | null;
  readonly reading: ReadingView | null;
  readonly most: readonly { readonly to: string; readonly title: string; readonly count: string }[];
  /** Reviews and questions that somebody has to look at. */
  readonly pending: number;
  readonly waiting: number;
  /** Shoppers can ask. */
  readonly on: boolean;
  /** There are no questions at all, rather than none that match. */
  readonly empty: boolean;
}

const perPage = 25;
const excerptLength = 140;

/**
 * One page of questions and the one that is read: the one that the address names, else the first. Null: the address
 * names one that this shop does not have.
 */
export async function readQuestionsView(
  merchant: Merchant,
  asked: QuestionsAddress,
): Promise<QuestionsView | null> {
  const { reviews, commerce } = app();
  const id = merchant.shopId;
  const [page, waiting, pending, { liveFrom, form }] = await Promise.all([
    reviews.questionInbox(id, questionQuery(asked, perPage)),
    reviews.waitingQuestions(id),
    reviews.waiting(id),
    reviews.getSettings(id),
  ]);
  const wanted = asked.open === null ? (page.questions[0]?.id ?? null) : BigInt(asked.open);
  const found = wanted === null ? null : await reviews.findQuestion(id, wanted);
  if (found === null && asked.open !== null) return null;
  const texts = textsFor();
  const print = openPrint({ zone: merchant.shop.timezone, now: merchant.now });
  return {
    rows: page.questions.map((row) => rowView(row, print, texts)),
    next: page.next,
    asked,
    product: await titleOf(asked.product),
    reading: found && readingView(found, merchant.staffId, print, texts),
    most: waiting.products.map(({ productShopifyId, title, count }) => ({
      to: `/app/reviews/questions?list=to-answer&product=${productShopifyId}`,
      title,
      count: texts.reviewQuestions.most.count(count),
    })),
    pending,
    waiting: waiting.count,
    on: liveFrom !== null && form.questions.on,
    empty: page.questions.length === 0 && asksForAll(asked),
  };

  async function titleOf(product: string | null): Promise<string | null> {
    if (product === null) return null;
    const known = page.questions.find(({ productShopifyId }) => productShopifyId.toString() === product);
    if (known !== undefined) return known.productTitle;
    const cards = await commerce.productCards(id, [asShopifyId(BigInt(product))]);
    return cards.get(asShopifyId(BigInt(product)))?.title ?? product;
  }
}

function stateOf({ status, answers, waiting }: Question): QuestionState {
  if (status !== 'published') return status;
  if (!waiting) return 'answered';
  return answers === 0 ? 'open' : 'look';
}

function rowView(row: QuestionRow, print: Print, { reviewQuestions: words }: Texts): QuestionRowView {
  return {
    id: row.id.toString(),
    heading: row.erased ? words.erased : shortened(row.body),
    who: row.displayName || words.anonymous,
    product: row.productTitle,
    at: print.moment(row.askedAt),
    state: stateOf(row),
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).trimEnd()}…`;
}

const heldInWords = (signals: readonly HoldSignal[], { reviewQuestions: words }: Texts) =>
  signals.map((signal) => words.held.signals[signal] ?? signal);

function readingView(found: QuestionDetail, staffId: string, print: Print, texts: Texts): ReadingView {
  const { reviewQuestions: words } = texts;
  return {
    id: found.id.toString(),
    body: found.body,
    erased: found.erased,
    who: found.displayName || words.anonymous,
    status: found.status,
    state: stateOf(found),
    held: found.status === 'pending' ? heldInWords(found.heldFor, texts) : [],
    product: found.productTitle,
    productUrl: `shopify:admin/products/${found.productShopifyId}`,
    imageUrl: found.productImageUrl,
    at: print.moment(found.askedAt),
    language: found.language === null ? null : languageInWords(found.language),
    customerId: found.customerId?.toString() ?? null,
    notified: found.notified,
    answers: found.replies.map((answer) => answerView(answer, print, texts)),
    decisions: decisionViews(found, staffId, print, texts),
  };
}

function answerView(answer: Answer, print: Print, texts: Texts): AnswerView {
  const { answers: words, erased } = texts.reviewQuestions;
  return {
    id: answer.id.toString(),
    by: answer.by === 'merchant' ? words.merchant : words.owner(answer.displayName),
    body: answer.body || erased,
    status: answer.status,
    held: answer.status === 'pending' ? heldInWords(answer.heldFor, texts) : [],
    at: print.moment(answer.answeredAt),
  };
}

function decisionViews(
  { decisions }: QuestionDetail,
  staffId: string,
  print: Print,
  texts: Texts,
): ReadingView['decisions'] {
  const { decisions: words } = texts.reviewQuestions;
  const by = (actor: string) => {
    if (actor === staffId) return texts.shared.versions.you;
    return /^\d+$/.test(actor) ? texts.shared.versions.staff(actor) : words.privacy;
  };
  return decisions.map(({ action, answerId, reason, actor, at }) => {
    const because = reason === null ? '' : texts.reviews.reasons[reason];
    const hidden = answerId === null ? words.hide(because) : words.hideAnswer(because);
    const published = answerId === null ? words.publish : words.publishAnswer;
    return { text: action === 'hide' ? hidden : published, by: by(actor), at: print.moment(at) };
  });
}

/** "pt-BR" as "Brazilian Portuguese". */
function languageInWords(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
