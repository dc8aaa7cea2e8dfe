import { z } from 'zod';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { jsonField } from '../../requests/json-field.server.ts';
import type { AreaAnswer } from '../../ui/forms/area-answer.ts';
import { textsFor } from '../../ui/texts/texts.ts';
import { app } from '../../wiring.server.ts';
import { kindPath } from './form/reward-field.ts';

const intents = z.object({ intent: z.literal('save'), rewards: jsonField });

export type RewardsAnswer = AreaAnswer<'save'>;

/** Saves the rewards as a new version. */
export async function decideRewards(
  { shopId, staffId, now }: Merchant,
  fields: FormData,
): Promise<{ readonly answer: RewardsAnswer; readonly status: number }> {
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input', errors: {} }, status: 422 };
  const saved = await app().loyalty.saveRewards(shopId, parsed.data.rewards, staffId, now);
  if ('refused' in saved) {
    const errors = 'errors' in saved ? saved.errors : sayDenied(saved.denied);
    return { answer: { refused: saved.refused, errors }, status: 422 };
  }
  const { changed, version } = saved;
  return { answer: { ok: true, done: 'save', changed, version }, status: 200 };
}

/** At each reward that needs access which Shopify has not been allowed to give. */
function sayDenied(denied: readonly number[]): Record<string, string> {
  const { noAccess } = textsFor().rewards.list;
  return Object.fromEntries(denied.map((index) => [kindPath(index), noAccess]));
}
