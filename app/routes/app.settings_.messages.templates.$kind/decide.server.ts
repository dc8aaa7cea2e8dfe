import { z } from 'zod';
import type { MessageKind } from '#app/modules/messages/message.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

/** The form around the words: what they are is the module's to judge. */
export const templateForm = jsonField.pipe(z.strictObject({ overrides: z.unknown() }));

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), template: templateForm }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
]);

export type TemplateAnswer = AreaAnswer<'save' | 'put-back'>;

/** Saves words, or those of an earlier version anew. Null: there is no such version. */
export async function decideTemplate(
  merchant: Merchant,
  kind: MessageKind,
  fields: FormData,
): Promise<{ readonly answer: TemplateAnswer; readonly status: number } | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  const { messages } = app();
  if (data.intent === 'save') return save(merchant, kind, data.template.overrides, 'save');
  const page = { before: data.version + 1, limit: 1 };
  const [found] = await messages.listTemplates(merchant.shopId, kind, page);
  return found?.version === data.version ? save(merchant, kind, found.data, 'put-back') : null;
}

async function save(
  { shopId, staffId, now }: Merchant,
  kind: MessageKind,
  overrides: unknown,
  done: 'save' | 'put-back',
): Promise<{ readonly answer: TemplateAnswer; readonly status: number }> {
  const saved = await app().messages.saveTemplate(shopId, kind, overrides, staffId, now);
  if ('refused' in saved) return { answer: saved, status: 422 };
  return { answer: { ok: true, done, changed: saved.changed, version: saved.version }, status: 200 };
}
