import { z } from 'zod';
import { type RefusalWord, statusOf } from '#app/contracts/answers.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { mayDecide } from '../../platform/staff-roles.ts';
import { app } from '../../wiring.server.ts';

const form = z.object({
  intent: z.literal('handled'),
  withdrawal: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt),
});

export type WithdrawalAnswer = { readonly done: 'handled' } | { readonly refused: RefusalWord };

/** Ends a withdrawal that a person has dealt with. Null: there is no such one in this shop. */
export async function decideWithdrawal(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: WithdrawalAnswer; readonly status: number } | null> {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return { answer: { refused: 'bad-input' }, status: statusOf('bad-input') };
  if (!mayDecide(merchant)) return { answer: { refused: 'not-allowed' }, status: 403 };
  const { shopId, staffId, now } = merchant;
  const ended = await app().returns.endWithdrawal(shopId, parsed.data.withdrawal, staffId, now);
  return ended === null ? null : { answer: { done: 'handled' }, status: 200 };
}
