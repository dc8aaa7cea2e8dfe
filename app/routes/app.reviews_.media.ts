import { type ActionFunctionArgs, json } from '@remix-run/node';
import { z } from 'zod';
import { type Refused, statusOf } from '#app/contracts/answers.ts';
import { hideReasons } from '#app/modules/reviews/review.ts';
import { requireRight } from '../merchants/merchant.server.ts';
import { mayDecide } from '../platform/staff-roles.ts';
import { readForm } from '../requests/read-form.server.ts';
import { app } from '../wiring.server.ts';

export type MediaAnswer = { readonly done: 'hide' | 'unhide' } | Refused;

const media = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('hide'), media, reason: z.enum(hideReasons) }),
  z.object({ intent: z.literal('unhide'), media }),
]);

/** Takes a picture of a review out of sight, for a reason, or brings it back. */
export async function action({ request }: ActionFunctionArgs) {
  const { shopId, staffId, now } = await requireRight(request, mayDecide);
  const parsed = intents.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success)
    return json({ refused: 'bad-input' } satisfies MediaAnswer, { status: statusOf('bad-input') });
  const { data } = parsed;
  const { reviews } = app();
  const done =
    data.intent === 'hide'
      ? await reviews.hideMedia(shopId, data.media, data.reason, staffId, now)
      : await reviews.unhideMedia(shopId, data.media, staffId, now);
  return 'refused' in done
    ? json(done satisfies MediaAnswer, { status: statusOf(done.refused) })
    : json({ done: data.intent } satisfies MediaAnswer);
}
