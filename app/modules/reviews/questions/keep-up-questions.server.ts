import type { Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { CustomerQuestions } from './door.ts';
import { settleQuestion } from './settle-question.server.ts';
import {
  addQuestionDecision,
  eraseAnswers,
  listAnswersOf,
  lockQuestionsAnsweredBy,
  moveAnswers,
} from './store/answers.server.ts';
import {
  eraseQuestionWords,
  findStoredQuestion,
  giveQuestion,
  listAskersByAddress,
  listQuestionsOf,
  lockQuestion,
  lockQuestionsOf,
  moveQuestions,
  nextDecision,
  setQuestionStatus,
} from './store/questions.server.ts';

/** Who hides what is forgotten: no person. */
const privacy = 'privacy';

/** One customer's questions and answers become another's. */
export async function mergeAskers(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  from: bigint,
  into: bigint,
): Promise<void> {
  if (from === into) return;
  await db.inTransaction(shopId, async (tx) => {
    await moveQuestions(tx, from, into);
    await moveAnswers(tx, from, into);
  });
}

/**
 * Erases what a customer asked and answered. A question without words says nothing, so it leaves the storefront with
 * its answers, and stays in the books as nobody's. See `Questions.forgetAsker`.
 */
export async function forgetAsker(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  customerId: bigint,
  now: Instant,
): Promise<readonly bigint[]> {
  return db.inTransaction(shopId, async (tx) => {
    const asked = await lockQuestionsOf(tx, customerId);
    await lockQuestionsAnsweredBy(tx, customerId);
    for (const id of asked) await hideForgotten(tx, id, now);
    await eraseQuestionWords(tx, asked);
    for (const id of await eraseAnswers(tx, customerId)) {
      const question = await findStoredQuestion(tx.sql, shopId, id);
      if (question !== null) await settleQuestion(tx, question, now);
    }
    return asked;
  });
}

async function hideForgotten(tx: Tx, id: bigint, now: Instant): Promise<void> {
  const question = await lockQuestion(tx, id);
  if (question === null || question.status === 'hidden') return;
  await setQuestionStatus(tx, id, 'hidden', now);
  const number = await nextDecision(tx, id);
  await addQuestionDecision(tx, id, {
    ...{ number, answerId: null, action: 'hide', reason: 'personal_data', actor: privacy, at: now },
  });
  await settleQuestion(tx, question, now);
}

const askersAtOnce = 500;

/** Gives questions that came with an address alone to whoever is a customer with it by now: see `Questions.findAskers`. */
export async function findAskers(
  { db, questions, moving }: Pick<ReviewsDeps, 'db' | 'questions' | 'moving'>,
  shopId: bigint,
): Promise<void> {
  for (let after = 0n; ; ) {
    const asked = await listAskersByAddress(db.sql, shopId, { after, limit: askersAtOnce });
    const emails = new Map(asked.map(({ id, sealed }) => [id, questions.seal.open(sealed).toLowerCase()]));
    const customers = await moving.buyers.customersByAddress(shopId, [...new Set(emails.values())]);
    for (const [id, email] of emails) {
      const customer = customers.get(email);
      if (customer !== undefined) await giveQuestion(db.sql, shopId, id, customer);
    }
    const last = asked.at(-1);
    if (last === undefined || asked.length < askersAtOnce) return;
    after = last.id;
  }
}

/** See `Questions.exportQuestions`. */
export async function exportQuestions(
  { db, questions }: Pick<ReviewsDeps, 'db' | 'questions'>,
  shopId: bigint,
  customerId: bigint,
): Promise<CustomerQuestions> {
  const [asked, answers] = await Promise.all([
    listQuestionsOf(db.sql, shopId, customerId),
    listAnswersOf(db.sql, shopId, customerId),
  ]);
  return {
    questions: asked.map(({ question, sealed }) => ({
      ...question,
      email: sealed === null ? null : questions.seal.open(sealed),
    })),
    answers,
  };
}
