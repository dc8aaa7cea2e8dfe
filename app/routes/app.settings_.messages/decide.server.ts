import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const message = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('look-up'), message }),
  z.object({ intent: z.literal('arrived'), message }),
  z.object({ intent: z.literal('missing'), message }),
]);

type Done = 'pause' | 'resume' | 'arrived' | 'missing' | 'sent' | 'queued' | 'cannot-tell' | 'not-unknown';
export type MessagesAnswer = AreaAnswer<Done>;

/** What can be done about messages from any page: pausing all of them, and settling one that nobody knows of. */
export async function decideMessages(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: MessagesAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: statusOf('bad-input') };
  const done = await decide(merchant, parsed.data);
  if (done === null) return { answer: { refused: 'not-yours', errors: {} }, status: statusOf('not-yours') };
  return { answer: { ok: true, done }, status: 200 };
}

/** Null: the shop has no such message. */
async function decide(
  { shopId, staffId, now }: Merchant,
  asked: z.output<typeof intents>,
): Promise<Done | null> {
  const { messages } = app();
  if (asked.intent === 'pause' || asked.intent === 'resume') {
    await messages[asked.intent](shopId, staffId, now);
    return asked.intent;
  }
  if ((await messages.find(shopId, asked.message)) === null) return null;
  if (asked.intent === 'look-up') return messages.lookUp(shopId, asked.message, now);
  const verdict = asked.intent === 'arrived' ? 'sent' : 'not-sent';
  const settled = await messages.settleUnknown(shopId, asked.message, verdict, staffId, now);
  return settled ? asked.intent : 'not-unknown';
}
