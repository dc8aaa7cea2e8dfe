import { z } from 'zod';
import { type Refused, statusOf } from '#app/contracts/answers.ts';
import type { Moderation } from '#app/modules/reviews/door.ts';
import { hideReasons } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchant.server.ts';
import { app } from '../../wiring.server.ts';

const review = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), review }),
  z.object({ intent: z.literal('hide'), review, reason: z.enum(hideReasons) }),
]);

/** What the inbox hears back. */
export type ModerationAnswer = { readonly done: 'publish' | 'hide' } | Refused;

/** Publishes or hides one review, as the staff member decided. */
export async function decideReview(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: ModerationAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: statusOf('bad-input') };
  const { data } = parsed;
  const decision: Moderation =
    data.intent === 'publish' ? { action: 'publish' } : { action: 'hide', reason: data.reason };
  const moderated = await app().reviews.moderate(shopId, data.review, decision, staffId, now);
  if ('refused' in moderated) return { answer: moderated, status: statusOf(moderated.refused) };
  return { answer: { done: data.intent }, status: 200 };
}
