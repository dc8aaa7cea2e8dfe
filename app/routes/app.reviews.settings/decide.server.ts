import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import { settingsForm } from '#app/modules/reviews/settings/forms.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';
import { neededScope } from './view.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), settings: jsonField }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
  z.object({ intent: z.literal('go-live') }),
  z.object({ intent: z.literal('go-offline') }),
  z.object({ intent: z.literal('replace-others') }),
]);

type Asked = z.output<typeof intents>;
export type SettingsAnswer = AreaAnswer<Asked['intent']>;

/** Does what the merchant asked for. Null: there is no such version. */
export async function decideSettings(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: SettingsAnswer; readonly status: number } | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  const answer: SettingsAnswer | null = parsed.success
    ? await decide(merchant, parsed.data)
    : { refused: 'bad-input', errors: {} };
  if (answer === null) return null;
  if ('ok' in answer) return { answer, status: 200 };
  return { answer, status: answer.refused === 'bad-input' ? 422 : statusOf(answer.refused) };
}

async function decide(merchant: Merchant, asked: Asked): Promise<SettingsAnswer | null> {
  const { reviews } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (asked.intent) {
    case 'save':
      return save(merchant, asked.settings, 'save');
    case 'put-back': {
      const [found] = await reviews.listVersions(shop, { before: asked.version + 1, limit: 1 });
      if (found?.version !== asked.version) return null;
      return save(merchant, settingsForm(found.settings), 'put-back');
    }
    case 'go-live': {
      const { mirroring } = await reviews.getSettings(shop);
      if (!mirroring.allowed) return { refused: 'not-allowed', values: { scopes: neededScope }, errors: {} };
      await reviews.goLive(shop, now, staffId);
      break;
    }
    case 'go-offline':
      await reviews.goOffline(shop, now, staffId);
      break;
    case 'replace-others':
      await reviews.replaceOthers(shop, staffId, now);
  }
  return { ok: true, done: asked.intent };
}

async function save(
  { shopId, staffId, now }: Merchant,
  form: unknown,
  done: 'save' | 'put-back',
): Promise<SettingsAnswer> {
  const saved = await app().reviews.saveSettings(shopId, form, staffId, now);
  if ('refused' in saved) return saved;
  return { ok: true, done, changed: saved.changed, version: saved.version };
}
