import { z } from 'zod';
import { alias, count, sku } from './values.ts';

/** On the public page of a product, signed in or not. */
export const askQuestion = z.strictObject({
  sku,
  body: z.string(),
  /** Signed in as; absent: a visitor. */
  customer: alias.optional(),
  email: z.email().optional(),
  /** A program filled in the field that people do not see. */
  robot: z.boolean().default(false),
  as: alias.optional(),
});
export type AskQuestionNoun = z.output<typeof askQuestion>;

/** By a customer on the public page, or by staff. */
export const answerQuestion = z.strictObject({
  question: alias,
  body: z.string(),
  customer: alias.optional(),
});
export type AnswerQuestionNoun = z.output<typeof answerQuestion>;

export const moderateQuestion = z.strictObject({
  question: alias,
  action: z.enum(['publish', 'hide']),
  reason: z.string().optional(),
});
export type ModerateQuestionNoun = z.output<typeof moderateQuestion>;

export const questionNouns = { askQuestion, answerQuestion, moderateQuestion };

/** How questions are taken; they are on where a story says anything of them. */
export const questionSettings = z
  .strictObject({ publish: z.enum(['auto', 'manual']), owners: z.boolean() })
  .partial();

export const expectedQuestion = z
  .strictObject({ status: z.string(), answers: count, waiting: z.boolean(), erased: z.boolean() })
  .partial();

/** What the product's metafield holds. */
export const shownQuestions = z.union([
  z.strictObject({ count, answers: z.array(z.enum(['merchant', 'owner'])) }).partial(),
  z.literal('none'),
]);
