import { z } from 'zod';
import { statusOf } from '#app/contracts/answers.ts';
import { policyForm } from '#app/modules/returns/policy/forms.ts';
import { jsonField } from '../../json-field.server.ts';
import type { Merchant } from '../../merchant.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), policy: jsonField }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
  z.object({ intent: z.literal('go-live') }),
  z.object({ intent: z.literal('go-offline') }),
]);

type Asked = z.output<typeof intents>;
export type PolicyAnswer = AreaAnswer<Asked['intent']>;

/** Does what the merchant asked for. Null: there is no such version. */
export async function decidePolicy(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: PolicyAnswer; readonly status: number } | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  const answer: PolicyAnswer | null = parsed.success
    ? await decide(merchant, parsed.data)
    : { refused: 'bad-input', errors: {} };
  if (answer === null) return null;
  if ('ok' in answer) return { answer, status: 200 };
  return { answer, status: answer.refused === 'bad-input' ? 422 : statusOf(answer.refused) };
}

async function decide(merchant: Merchant, asked: Asked): Promise<PolicyAnswer | null> {
  const { returns } = app();
  const { shopId: shop, staffId, now } = merchant;
  switch (asked.intent) {
    case 'save':
      return save(merchant, asked.policy, 'save');
    case 'put-back': {
      const [found] = await returns.listPolicies(shop, { before: asked.version + 1, limit: 1 });
      if (found?.version !== asked.version) return null;
      const { currency } = await returns.getPolicy(shop);
      return save(merchant, policyForm(found.policy, currency), 'put-back');
    }
    case 'go-live': {
      const live = await returns.goLive(shop, now, staffId);
      if ('refused' in live) return { ...live, errors: {} };
      break;
    }
    case 'go-offline':
      await returns.goOffline(shop, now, staffId);
  }
  return { ok: true, done: asked.intent };
}

async function save(
  { shopId, staffId, now }: Merchant,
  form: unknown,
  done: 'save' | 'put-back',
): Promise<PolicyAnswer> {
  const saved = await app().returns.savePolicy(shopId, form, staffId, now);
  if ('refused' in saved) return saved;
  return { ok: true, done, changed: saved.changed, version: saved.version };
}
