import { parsePageEnd } from '#app/kernel/page-end.ts';
import type { ReviewsDeps } from '../ports.ts';
import { currentSettings, findState } from '../store/settings.server.ts';
import type {
  AnswerToTell,
  PublicQuestions,
  QuestionDetail,
  QuestionPage,
  QuestionQuery,
  QuestionRow,
  WaitingQuestions,
} from './door.ts';
import type { Question } from './question.ts';
import { shownQuestion } from './shown-questions.ts';
import { listAnswers, listPublishedAnswers, listQuestionDecisions } from './store/answers.server.ts';
import { findPublishedCount } from './store/counts.server.ts';
import {
  countWaiting,
  listMostWaiting,
  listPublishedQuestions,
  listQuestionInbox,
} from './store/lists.server.ts';
import { findAddress, findStoredQuestion } from './store/questions.server.ts';

const mostProducts = 5;

/** What everybody may read about a product: see `Questions.publicQuestions`. */
export async function publicQuestions(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  product: bigint,
  page: { readonly after?: string | null; readonly limit: number },
): Promise<PublicQuestions> {
  const { sql } = db;
  const limit = Math.min(50, Math.max(1, page.limit));
  const [{ liveFrom }, settings, products, shop, count, found] = await Promise.all([
    findState(sql, shopId),
    currentSettings(sql, shopId),
    orders.products(shopId, [product]),
    orders.shopForReviews(shopId),
    findPublishedCount(sql, shopId, product),
    listPublishedQuestions(sql, shopId, product, { end: parsePageEnd(page.after), limit }),
  ]);
  const card = products.get(product);
  const known = liveFrom !== null && settings.questions.on && card !== undefined;
  const { on: open, owners } = settings.questions;
  const about = { productTitle: card?.title ?? '', open, owners, known };
  if (!known) return { ...about, questions: [], next: null, count: 0 };
  const answers = await listPublishedAnswers(
    sql,
    shopId,
    found.questions.map(({ id }) => id),
  );
  const shown = found.questions.map((question) =>
    shownQuestion({ question, answers: answers.get(question.id) ?? [] }, shop.zone),
  );
  return { ...about, questions: shown, next: found.next, count };
}

/** The merchant's list: see `Questions.questionInbox`. */
export async function questionInbox(
  deps: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  query: QuestionQuery,
): Promise<QuestionPage> {
  const { questions, next } = await listQuestionInbox(deps.db.sql, shopId, query);
  return { questions: await rowsOf(deps, shopId, questions), next };
}

/** One question with its answers and history: see `Questions.findQuestion`. */
export async function findQuestion(
  deps: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
  id: bigint,
): Promise<QuestionDetail | null> {
  const { sql } = deps.db;
  const question = await findStoredQuestion(sql, shopId, id);
  if (question === null) return null;
  const [[row], replies, decisions, address] = await Promise.all([
    rowsOf(deps, shopId, [question]),
    listAnswers(sql, shopId, id),
    listQuestionDecisions(sql, shopId, id),
    findAddress(sql, shopId, id),
  ]);
  if (row === undefined) return null;
  const { sealed, given } = address;
  // An address is erased once its owner was told.
  const told = sealed !== null || (given && question.answeredAt !== null);
  const notified = !question.erased && (told || question.customerId !== null);
  return { ...row, replies, decisions, notified };
}

/** See `Questions.waitingQuestions`. */
export async function waitingQuestions(
  { db, orders }: Pick<ReviewsDeps, 'db' | 'orders'>,
  shopId: bigint,
): Promise<WaitingQuestions> {
  const [count, most] = await Promise.all([
    countWaiting(db.sql, shopId),
    listMostWaiting(db.sql, shopId, mostProducts),
  ]);
  if (most.length === 0) return { count, products: [] };
  const cards = await orders.products(
    shopId,
    most.map(({ product }) => product),
  );
  return {
    count,
    products: most.map(({ product, count: waiting }) => ({
      productShopifyId: product,
      title: cards.get(product)?.title ?? '',
      count: waiting,
    })),
  };
}

/** Whom and what to tell of the first answer: see `Questions.answerToTell`. */
export async function answerToTell(
  { db, orders, questions }: Pick<ReviewsDeps, 'db' | 'orders' | 'questions'>,
  shopId: bigint,
  id: bigint,
): Promise<AnswerToTell | null> {
  const question = await findStoredQuestion(db.sql, shopId, id);
  if (question === null || question.erased || question.status !== 'published') return null;
  const answers = (await listPublishedAnswers(db.sql, shopId, [id])).get(id) ?? [];
  if (answers.length === 0) return null;
  const [{ sealed, given }, cards] = await Promise.all([
    findAddress(db.sql, shopId, id),
    orders.products(shopId, [question.productShopifyId]),
  ]);
  const card = cards.get(question.productShopifyId);
  // Nobody has shown that the address is theirs: what visitors wrote goes there only once the merchant has seen and
  // answered it, an owner's words never.
  const ofMerchant = answers.filter(({ by }) => by === 'merchant');
  const told = given ? ofMerchant : answers;
  return {
    questionId: id,
    productShopifyId: question.productShopifyId,
    productTitle: card?.title ?? '',
    productImageUrl: card?.imageUrl ?? null,
    question: given && ofMerchant.length === 0 ? '' : question.body,
    answers: told.map(({ by, displayName, body }) => ({ by, name: displayName, body })),
    language: question.language,
    email: sealed === null ? null : questions.seal.open(sealed),
    customerId: question.customerId,
  };
}

async function rowsOf(
  { orders }: Pick<ReviewsDeps, 'orders'>,
  shopId: bigint,
  questions: readonly Question[],
): Promise<QuestionRow[]> {
  if (questions.length === 0) return [];
  const products = await orders.products(shopId, [
    ...new Set(questions.map(({ productShopifyId }) => productShopifyId)),
  ]);
  return questions.map((question) => {
    const card = products.get(question.productShopifyId);
    return { ...question, productTitle: card?.title ?? '', productImageUrl: card?.imageUrl ?? null };
  });
}
