import { z } from 'zod';
import type { ReviewDraft } from '#app/contracts/reviews.ts';
import { isStorable } from '#app/kernel/text.ts';

/** What is kept of a field at most: more than a review takes, so that what is too long is not lost either. */
const typed = (most: number) => z.string().max(most).refine(isStorable);

/** A draft as it is sent and kept. */
export const draftSchema: z.ZodType<ReviewDraft> = z.object({
  rating: z.int().min(1).max(5).nullable(),
  title: typed(1_000),
  body: typed(20_000),
  displayName: typed(500),
  anonymous: z.boolean(),
  recommends: z.boolean().nullable(),
  answers: z
    .record(z.string().regex(/^[a-z0-9-]{1,40}$/), z.string().regex(/^[a-z0-9-]{1,40}$/))
    .refine((answers) => Object.keys(answers).length <= 20),
});

/** Is there anything in it that would be missed? */
export function isEmptyDraft(draft: ReviewDraft): boolean {
  return (
    draft.rating === null &&
    draft.recommends === null &&
    Object.keys(draft.answers).length === 0 &&
    [draft.title, draft.body].every((text) => text.trim() === '')
  );
}
