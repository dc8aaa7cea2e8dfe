import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { type Refused, statusOf } from '#app/contracts/answers.ts';
import type { ReplyVisibility } from '#app/modules/reviews/replying/door.ts';
import { replyForm } from '#app/modules/reviews/replying/reply-form.ts';
import { requireRight } from '../merchants/merchant.server.ts';
import { mayDecide } from '../platform/staff-roles.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';

export type ReplyAnswer = { readonly done: ReplyVisibility | 'removed' } | Refused;

const review = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('reply'), review, ...replyForm.shape }),
  z.object({ intent: z.literal('remove'), review }),
]);

/** Answers a review, or takes the public answer away. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId, now } = await requireRight(request, mayDecide);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  const { reviews } = app();
  const refuse = (refused: Refused['refused']) =>
    json({ refused } satisfies ReplyAnswer, { status: statusOf(refused) });
  if (!parsed.success) return refuse('bad-input');
  const { data } = parsed;
  if (data.intent === 'remove') {
    const removed = await reviews.removeReply(shopId, data.review);
    return removed ? json({ done: 'removed' } satisfies ReplyAnswer) : refuse('not-yours');
  }
  const { visibility, body } = data;
  const replied = await reviews.reply(shopId, data.review, { visibility, body }, staffId, now);
  return 'refused' in replied ? refuse(replied.refused) : json({ done: visibility } satisfies ReplyAnswer);
}
