import { z } from 'zod';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), sender: jsonField }),
  z.object({ intent: z.literal('check') }),
]);

export type SenderAnswer = AreaAnswer<'save' | 'check'>;

/** Saves the sender, or looks its records up. */
export async function decideSender(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: SenderAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  const { messages } = app();
  if (data.intent === 'check') await messages.checkSender(shopId, now);
  else {
    const saved = await messages.saveSender(shopId, data.sender, staffId, now);
    if ('refused' in saved) return { answer: saved, status: 422 };
  }
  return { answer: { ok: true, done: data.intent }, status: 200 };
}
