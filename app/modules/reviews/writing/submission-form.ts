import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { allStars } from '../ratings/rating.ts';
import type { AttributeAnswer, Stars } from '../review.ts';
import type { Attribute } from '../settings/settings.ts';
import { cleanBody, cleanLine, textLimits } from './clean-text.ts';
import { draftSchema } from './draft.ts';
import { readAnswers } from './questions.ts';

/** What a shopper typed for one line; `rating` as digits, '' when no star was chosen. */
export interface TypedReview {
  readonly rating: string;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  /** By the question's id; '' where it was not answered. */
  readonly answers: Readonly<Record<string, string>>;
}

export interface ReviewWords {
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
  readonly answers: readonly AttributeAnswer[];
}

export type FieldFault = 'missing' | 'too-long' | 'not-storable';
export type TypedField = keyof TypedReview;

const limits = { title: textLimits.title, body: textLimits.body, displayName: textLimits.displayName };
const stars = new Map<string, Stars>(allStars.map((count) => [String(count), count]));

/** What was typed as a review, or what is wrong with it by field. `questions`: those that the product has. */
export function readTypedReview(
  typed: TypedReview,
  questions: readonly Attribute[],
): { readonly words: ReviewWords } | { readonly faults: Partial<Record<TypedField, FieldFault>> } {
  const faults: Partial<Record<TypedField, FieldFault>> = {};
  const chosen = stars.get(typed.rating);
  const answers = readAnswers(questions, typed.answers);
  if (chosen === undefined) faults.rating = 'missing';
  if (answers === null) faults.answers = 'not-storable';
  for (const field of ['title', 'body', 'displayName'] as const) {
    if (!isStorable(typed[field])) faults[field] = 'not-storable';
    else if ([...typed[field]].length > limits[field]) faults[field] = 'too-long';
  }
  if (chosen === undefined || answers === null || Object.keys(faults).length > 0) return { faults };
  return {
    words: {
      stars: chosen,
      title: cleanLine(typed.title),
      body: cleanBody(typed.body),
      displayName: cleanLine(typed.displayName),
      answers,
    },
  };
}

const choices = z.record(z.string().max(40), z.string().max(40));

/** The body of POST /api/reviews. */
export const reviewInput = z.object({
  order: z.string().max(100),
  line: z.string().max(100),
  rating: z.int().min(1).max(5),
  title: z.string().max(10_000).default(''),
  body: z.string().max(20_000).default(''),
  displayName: z.string().max(1_000).default(''),
  anonymous: z.boolean().default(false),
  recommends: z.boolean().nullable().default(null),
  answers: choices.default({}),
  reuseConsent: z.boolean().default(false),
  media: z
    .array(z.string().regex(/^[1-9]\d{0,17}$/))
    .max(20)
    .default([]),
  language: z.string().max(35).default(''),
});

const reviewId = z.string().regex(/^[1-9]\d{0,17}$/);

/** The body of POST /api/reviews/edit. */
export const editInput = z.object({
  review: reviewId,
  rating: z.int().min(1).max(5),
  title: z.string().max(10_000),
  body: z.string().max(20_000),
});

/** The body of POST /api/reviews/consent. */
export const consentInput = z.object({ review: reviewId, reuse: z.boolean() });

/** The body of POST /api/reviews/withdraw. */
export const withdrawInput = z.object({ review: reviewId });

/** The body of POST /api/reviews/drafts. */
export const draftInput = z
  .object({ order: z.string().max(100), line: z.string().max(100) })
  .loose()
  .transform(({ order, line, ...draft }, context) => {
    const read = draftSchema.safeParse(draft);
    if (read.success) return { order, line, draft: read.data };
    context.issues.push({ code: 'custom', message: 'no draft', input: draft });
    return z.NEVER;
  });

/** A language tag as browsers send it, such as "de-CH"; null: it is none. */
export function readLanguage(text: string): string | null {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(text) ? text : null;
}
