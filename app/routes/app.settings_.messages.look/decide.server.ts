import { z } from 'zod';
import { brandForm } from '#app/modules/messages/templates/brand/brand-form.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), look: jsonField }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
]);

interface Decided {
  readonly answer: AreaAnswer<'save' | 'put-back'>;
  readonly status: number;
}

/** Saves a look, or an earlier one anew. Null: there is no such version. */
export async function decideLook(merchant: Merchant, fields: FormData): Promise<Decided | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  if (data.intent === 'save') return save(merchant, data.look, 'save');
  const page = { before: data.version + 1, limit: 1 };
  const [found] = await app().messages.listBrands(merchant.shopId, page);
  return found?.version === data.version ? save(merchant, brandForm(found.data), 'put-back') : null;
}

async function save(
  { shopId, staffId, now }: Merchant,
  form: unknown,
  done: 'save' | 'put-back',
): Promise<Decided> {
  const saved = await app().messages.saveBrand(shopId, form, staffId, now);
  if ('refused' in saved) return { answer: saved, status: 422 };
  return { answer: { ok: true, done, changed: saved.changed, version: saved.version }, status: 200 };
}
