import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const form = z.object({ intent: z.literal('save'), settings: jsonField });

/** Saves how staff work on returns, for those who also publish the policy. */
export async function decideSettings(
  { shopId, staffId, mayPublish, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: AreaAnswer<'save'>; readonly status: number }> {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: statusOf('bad-input') };
  if (!mayPublish)
    return { answer: { refused: 'not-allowed', values: { because: 'role' }, errors: {} }, status: 403 };
  const saved = await app().returns.saveSettings(shopId, parsed.data.settings, staffId, now);
  if ('refused' in saved) return { answer: saved, status: 422 };
  return { answer: { ok: true, done: 'save' }, status: 200 };
}
