import type { Instant } from '#app/kernel/calendar.ts';
import type { Moderation } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import type { QuestionModerated } from './door.ts';
import { settleQuestion } from './settle-question.server.ts';
import { addQuestionDecision, listAnswers, setAnswerStatus } from './store/answers.server.ts';
import { lockQuestion, nextDecision, setQuestionStatus } from './store/questions.server.ts';

/** Publishes or hides a question or an answer: see `Questions.moderateQuestion`. */
export async function moderateQuestion(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  subject: { readonly question: bigint; readonly answer: bigint | null },
  decision: Moderation,
  actor: string,
  now: Instant,
): Promise<QuestionModerated> {
  const { question: id, answer: answerId } = subject;
  const status = decision.action === 'publish' ? 'published' : 'hidden';
  return db.inTransaction(shopId, async (tx): Promise<QuestionModerated> => {
    const question = await lockQuestion(tx, id);
    if (question === null) return { refused: 'not-yours' };
    const answer =
      answerId === null ? null : (await listAnswers(tx.sql, shopId, id)).find((one) => one.id === answerId);
    if (answer === undefined) return { refused: 'not-yours' };
    const { status: was, body } = answer ?? question;
    if (was === status) return { refused: 'already-done' };
    if (status === 'published' && body === '') return { refused: 'not-allowed' };
    if (answer === null) await setQuestionStatus(tx, id, status, now);
    else await setAnswerStatus(tx, answer.id, status);
    const reason = decision.action === 'hide' ? decision.reason : null;
    const number = await nextDecision(tx, id);
    await addQuestionDecision(tx, id, { number, answerId, action: decision.action, reason, actor, at: now });
    await settleQuestion(tx, question, now);
    return { status };
  });
}
