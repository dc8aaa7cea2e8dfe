import { z } from 'zod';
import { type RefusalWord, statusOf } from '#app/contracts/answers.ts';
import type { AnswerFault } from '#app/modules/reviews/questions/typed.ts';
import { hideReasons } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

const id = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);
/** Of an answer; absent: the question itself. */
const answer = id.optional();

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), question: id, answer }),
  z.object({ intent: z.literal('hide'), question: id, answer, reason: z.enum(hideReasons) }),
  z.object({ intent: z.literal('answer'), question: id, body: z.string() }),
]);

/** What the screen hears back. */
export type QuestionAnswer =
  | { readonly done: 'publish' | 'hide' | 'answer' }
  | { readonly refused: RefusalWord; readonly fault: AnswerFault | null };

const refused = (word: RefusalWord, fault: AnswerFault | null = null) => ({
  answer: { refused: word, fault },
  status: statusOf(word),
});

/** Answers a question, or publishes or hides it or one of its answers, as the staff member decided. */
export async function decideQuestion(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: QuestionAnswer; readonly status: number }> {
  const { reviews } = app();
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return refused('bad-input');
  const { data } = parsed;
  if (data.intent === 'answer') {
    const answered = await reviews.answerQuestion(shopId, data.question, data.body, staffId, now);
    if ('answer' in answered) return { answer: { done: 'answer' }, status: 200 };
    return refused(answered.refused, 'fault' in answered ? answered.fault : null);
  }
  const moderated = await reviews.moderateQuestion(
    shopId,
    { question: data.question, answer: data.answer ?? null },
    data.intent === 'publish' ? { action: 'publish' } : { action: 'hide', reason: data.reason },
    staffId,
    now,
  );
  if ('refused' in moderated) return refused(moderated.refused);
  return { answer: { done: data.intent }, status: 200 };
}
