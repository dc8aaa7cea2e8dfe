import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import { allStars } from '../ratings/rating.ts';
import type { Stars } from '../review.ts';
import { cleanBody, cleanLine, textLimits } from './clean-text.ts';

/** What a shopper typed for one line; `rating` as digits, '' when no star was chosen. */
export interface TypedReview {
  readonly rating: string;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
}

export interface ReviewWords {
  readonly stars: Stars;
  readonly title: string;
  readonly body: string;
  readonly displayName: string;
}

export type FieldFault = 'missing' | 'too-long' | 'not-storable';
export type TypedField = keyof TypedReview;

const limits = { title: textLimits.title, body: textLimits.body, displayName: textLimits.displayName };
const stars = new Map<string, Stars>(allStars.map((count) => [String(count), count]));

/** What was typed as a review, or what is wrong with it by field. */
export function readTypedReview(
  typed: TypedReview,
): { readonly words: ReviewWords } | { readonly faults: Partial<Record<TypedField, FieldFault>> } {
  const faults: Partial<Record<TypedField, FieldFault>> = {};
  const chosen = stars.get(typed.rating);
  if (chosen === undefined) faults.rating = 'missing';
  for (const field of ['title', 'body', 'displayName'] as const) {
    if (!isStorable(typed[field])) faults[field] = 'not-storable';
    else if ([...typed[field]].length > limits[field]) faults[field] = 'too-long';
  }
  if (chosen === undefined || Object.keys(faults).length > 0) return { faults };
  return {
    words: {
      stars: chosen,
      title: cleanLine(typed.title),
      body: cleanBody(typed.body),
      displayName: cleanLine(typed.displayName),
    },
  };
}

/** The body of POST /api/reviews. */
export const reviewInput = z.object({
  order: z.string().max(100),
  line: z.string().max(100),
  rating: z.int().min(1).max(5),
  title: z.string().max(10_000).default(''),
  body: z.string().max(20_000).default(''),
  displayName: z.string().max(1_000).default(''),
});
