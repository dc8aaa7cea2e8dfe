import { z } from 'zod';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), tiers: jsonField }),
  z.object({ intent: z.literal('turn-off') }),
  z.object({ intent: z.literal('ask-again') }),
]);

/** What the form of this page sends: the rest of the programme is not its business. */
export const tiersPart = z.object({ tiers: z.unknown() });

export type TiersAnswer = AreaAnswer<'save' | 'turn-off' | 'ask-again'>;

/** Saves the programme with other tiers; everything else in it stays as it was saved last, in whichever tab. */
export async function decideTiers(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: TiersAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  if (data.intent === 'ask-again') {
    await app().loyalty.recheckPerks(shopId);
    return { answer: { ok: true, done: 'ask-again' }, status: 200 };
  }
  const part = data.intent === 'turn-off' ? { tiers: null } : tiersPart.safeParse(data.tiers).data;
  if (part === undefined) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { loyalty } = app();
  const { form } = await loyalty.getProgram(shopId);
  const saved = await loyalty.saveProgram(shopId, { ...form, tiers: part.tiers ?? null }, staffId, now);
  if ('refused' in saved) return { answer: { refused: 'bad-input', errors: saved.errors }, status: 422 };
  const { changed, version } = saved;
  return { answer: { ok: true, done: data.intent, changed, version }, status: 200 };
}
