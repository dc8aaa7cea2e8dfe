import { compareInstants, type Instant } from '#app/kernel/calendar.ts';
import type { Tx } from '#app/kernel/transaction.ts';
import { isErased } from '../is-erased.server.ts';
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
  eraseAddresses,
  eraseQuestionWords,
  findStoredQuestion,
  listAddressed,
  listQuestionsOf,
  lockQuestion,
  lockQuestionsOf,
  lockQuestionsOfErased,
  moveQuestions,
  nextDecision,
  setQuestionStatus,
} from './store/questions.server.ts';

/** Who hides what is forgotten: no person. */
const privacy = 'privacy';

/**
 * One customer's questions and answers become another's; where the other was forgotten meanwhile, they are erased. Ids
 * of questions that were.
 */
export async function mergeAskers(
  deps: Pick<ReviewsDeps, 'db' | 'erased'>,
  shopId: bigint,
  from: bigint,
  into: bigint,
  now: Instant,
): Promise<readonly bigint[]> {
  if (from === into) return [];
  return deps.db.inTransaction(shopId, async (tx) => {
    const forgotten = await isErased(deps, tx, { customerId: into });
    await moveQuestions(tx, from, into);
    await moveAnswers(tx, from, into);
    return forgotten ? forgetIn(tx, into, now) : [];
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
  return db.inTransaction(shopId, (tx) => forgetIn(tx, customerId, now));
}

/** The same for what came with an address alone whose owner was erased since: see `Questions.forgetAskersByAddress`. */
export async function forgetAskersByAddress(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  now: Instant,
): Promise<readonly bigint[]> {
  return db.inTransaction(shopId, async (tx) => eraseAsked(tx, await lockQuestionsOfErased(tx), now));
}

async function forgetIn(tx: Tx, customerId: bigint, now: Instant): Promise<readonly bigint[]> {
  const asked = await lockQuestionsOf(tx, customerId);
  await lockQuestionsAnsweredBy(tx, customerId);
  await eraseAsked(tx, asked, now);
  for (const id of await eraseAnswers(tx, customerId)) {
    const question = await findStoredQuestion(tx.sql, tx.shopId, id);
    if (question !== null) await settleQuestion(tx, question, now);
  }
  return asked;
}

async function eraseAsked(tx: Tx, asked: readonly bigint[], now: Instant): Promise<readonly bigint[]> {
  for (const id of asked) await hideForgotten(tx, id, now);
  await eraseQuestionWords(tx, asked);
  return asked;
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

const addressesAtOnce = 500;
/** Of a question that nobody answered: whoever asked has looked elsewhere by then. */
const unansweredDays = 180;
/** Of one that was answered: for so long its mail may wait for the shop's mail server, and for twice the days it is good. */
const answeredDays = 60;

/** Erases addresses that nothing goes to any more: see `Questions.eraseAskersAddresses`. */
export async function eraseAskersAddresses(
  { db, questions }: Pick<ReviewsDeps, 'db' | 'questions'>,
  shopId: bigint,
  now: Instant,
): Promise<void> {
  const isBefore = (at: Instant, days: number) => compareInstants(at, now.subtract({ hours: 24 * days })) < 0;
  for (let after = 0n; ; ) {
    const asked = await listAddressed(db.sql, shopId, { after, limit: addressesAtOnce });
    const answered = asked.flatMap(({ id, answeredAt }) => (answeredAt === null ? [] : [id]));
    const told = answered.length === 0 ? new Set() : await questions.toldOf(shopId, answered);
    const over = asked.filter(({ id, askedAt, answeredAt }) =>
      answeredAt === null
        ? isBefore(askedAt, unansweredDays)
        : told.has(id) || isBefore(answeredAt, answeredDays),
    );
    await eraseAddresses(
      db.sql,
      shopId,
      over.map(({ id }) => id),
    );
    const last = asked.at(-1);
    if (last === undefined || asked.length < addressesAtOnce) return;
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
