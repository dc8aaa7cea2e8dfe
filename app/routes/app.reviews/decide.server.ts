import { z } from 'zod';
import { type Refused, statusOf } from '#app/contracts/answers.ts';
import { parseInstant } from '#app/kernel/calendar.ts';
import type { Moderation } from '#app/modules/reviews/door.ts';
import { hideReasons } from '#app/modules/reviews/review.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { app } from '../../wiring.server.ts';

const review = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

/** Numbers with blanks between them; as many as a page of the inbox shows. */
const several = z
  .string()
  .regex(/^[1-9]\d{0,17}( [1-9]\d{0,17}){0,249}$/)
  .transform((text) => text.split(' ').map(BigInt));

/** When the page that shows it was read. */
const readAt = z.iso.datetime().transform(parseInstant).optional();

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('publish'), review, readAt }),
  z.object({ intent: z.literal('hide'), review, reason: z.enum(hideReasons) }),
  z.object({ intent: z.literal('publish-all'), reviews: several, readAt }),
  z.object({ intent: z.literal('hide-all'), reviews: several, reason: z.enum(hideReasons) }),
  z.object({ intent: z.literal('settle-reports'), review }),
]);

/** What the inbox hears back. */
export type ModerationAnswer = { readonly done: 'publish' | 'hide' | 'settle-reports' } | Refused;

/** `left`: those that stood so already, are gone, may not be or were changed since. */
export type BulkAnswer =
  | { readonly done: 'publish' | 'hide'; readonly changed: number; readonly left: number }
  | Refused;

/** Publishes or hides one review or several, or settles what was reported of one, as the staff member decided. */
export async function decideReview(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: ModerationAnswer | BulkAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: statusOf('bad-input') };
  const { data } = parsed;
  const { reviews } = app();
  if (data.intent === 'settle-reports') {
    await reviews.settleReports(shopId, data.review, now);
    return { answer: { done: 'settle-reports' }, status: 200 };
  }
  const decision: Moderation =
    data.intent === 'publish' || data.intent === 'publish-all'
      ? { action: 'publish', ...(data.readAt && { readAt: data.readAt }) }
      : { action: 'hide', reason: data.reason };
  if ('reviews' in data) {
    const counts = await reviews.moderateEach(shopId, data.reviews, decision, staffId, now);
    return { answer: { done: decision.action, ...counts }, status: 200 };
  }
  const moderated = await reviews.moderate(shopId, data.review, decision, staffId, now);
  if ('refused' in moderated) return { answer: moderated, status: statusOf(moderated.refused) };
  return { answer: { done: decision.action }, status: 200 };
}
