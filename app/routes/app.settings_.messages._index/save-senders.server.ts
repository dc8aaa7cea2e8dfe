import { z } from 'zod';
import { messageKinds, senders } from '#app/modules/messages/message.ts';
import { messageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const asked = z.object({
  intent: z.literal('save'),
  senders: jsonField.pipe(z.record(z.enum(messageKinds), z.enum(senders))),
});

/** Saves who sends each kind, as a new version of the rules. */
export async function saveSenders(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: AreaAnswer<'save'>; readonly status: number }> {
  const parsed = asked.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { messages } = app();
  const form = messageSettingsForm((await messages.getSettings(shopId)).settings);
  const kinds = Object.fromEntries(
    messageKinds.map((kind) => [kind, { ...form.kinds[kind], sentBy: parsed.data.senders[kind] }]),
  );
  const saved = await messages.saveSettings(shopId, { ...form, kinds }, staffId, now);
  if ('refused' in saved) return { answer: saved, status: 422 };
  return { answer: { ok: true, done: 'save', changed: saved.changed, version: saved.version }, status: 200 };
}
