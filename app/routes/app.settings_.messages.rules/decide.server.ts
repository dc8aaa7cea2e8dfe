import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import { messageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), settings: jsonField }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
]);

export type RulesAnswer = AreaAnswer<'save' | 'put-back'>;

/** Saves the rules, or a copy of rules that were saved before. Null: there is no such version. */
export async function decideRules(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: RulesAnswer; readonly status: number } | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  if (data.intent === 'save') return save(merchant, data.settings, 'save');
  const [found] = await app().messages.listSettings(merchant.shopId, { before: data.version + 1, limit: 1 });
  if (found?.version !== data.version) return null;
  return save(merchant, messageSettingsForm(found.data), 'put-back');
}

async function save(
  { shopId, staffId, now }: Merchant,
  form: unknown,
  done: 'save' | 'put-back',
): Promise<{ readonly answer: RulesAnswer; readonly status: number }> {
  const saved = await app().messages.saveSettings(shopId, form, staffId, now);
  if ('refused' in saved)
    return { answer: saved, status: saved.refused === 'bad-input' ? 422 : statusOf(saved.refused) };
  return { answer: { ok: true, done, changed: saved.changed, version: saved.version }, status: 200 };
}
