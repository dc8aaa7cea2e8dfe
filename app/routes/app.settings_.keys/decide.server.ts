import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { app } from '../../wiring.server.ts';

const intents = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: z.string().trim().min(1).max(60).refine(isStorable) }),
  z.object({ intent: z.literal('revoke'), id: z.string().regex(/^ak_[0-9a-f]{24}$/) }),
]);

export type KeysAnswer =
  | { readonly done: 'create'; readonly name: string; readonly id: string; readonly secret: string }
  | { readonly done: 'revoke' }
  | { readonly refused: 'bad-input' | 'not-allowed' | 'limit-reached' };

/** Makes or revokes a key. Null: the shop has no such key. */
export async function decideKeys(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: KeysAnswer; readonly status: number } | null> {
  if (!mayPublish(merchant)) return { answer: { refused: 'not-allowed' }, status: 403 };
  const parsed = intents.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: 422 };
  const { apiKeys } = app();
  if (parsed.data.intent === 'revoke') {
    const known = await apiKeys.revoke(merchant.shopId, parsed.data.id);
    return known ? { answer: { done: 'revoke' }, status: 200 } : null;
  }
  const { name } = parsed.data;
  const made = await apiKeys.create(merchant.shopId, { name, createdBy: merchant.staffId });
  if (made === 'too-many') return { answer: { refused: 'limit-reached' }, status: 422 };
  return { answer: { done: 'create', name, ...made }, status: 200 };
}
