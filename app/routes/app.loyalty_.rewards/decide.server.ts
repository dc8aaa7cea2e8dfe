import { z } from 'zod';
import { rewardsForm } from '#app/modules/loyalty/rewards/rewards-form.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { kindPath } from './form/reward-field.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), rewards: jsonField }),
  z.object({ intent: z.literal('put-back'), version: z.coerce.number().int().min(1).max(1_000_000) }),
]);

interface Decided {
  readonly answer: AreaAnswer<'save' | 'put-back'>;
  readonly status: number;
}

/** Saves rewards as a new version, or an earlier one anew. Null: there is no such version. */
export async function decideRewards(merchant: Merchant, fields: FormData): Promise<Decided | null> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const { data } = parsed;
  if (data.intent === 'save') return save(merchant, data.rewards, 'save');
  const page = { before: data.version + 1, limit: 1 };
  const [found] = await app().loyalty.listRewards(merchant.shopId, page);
  return found?.version === data.version ? save(merchant, rewardsForm(found.settings), 'put-back') : null;
}

async function save(
  { shopId, staffId, now }: Merchant,
  form: unknown,
  done: 'save' | 'put-back',
): Promise<Decided> {
  const saved = await app().loyalty.saveRewards(shopId, form, staffId, now);
  if ('refused' in saved) {
    const errors = 'errors' in saved ? saved.errors : sayDenied(saved.denied, done);
    return { answer: { refused: saved.refused, errors }, status: 422 };
  }
  const { changed, version } = saved;
  return { answer: { ok: true, done, changed, version }, status: 200 };
}

/** At each reward that needs access which Shopify has not been allowed to give. */
function sayDenied(denied: readonly number[], done: 'save' | 'put-back'): Record<string, string> {
  const { list, versions } = textsFor().rewards;
  const { noAccess } = done === 'save' ? list : versions;
  return Object.fromEntries(denied.map((index) => [kindPath(index), noAccess]));
}
