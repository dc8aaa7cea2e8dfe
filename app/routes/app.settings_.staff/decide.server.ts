import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchant.server.ts';
import { assignRole } from '../../platform/staff.server.ts';
import { mayAssignRoles, staffRoles } from '../../platform/staff-roles.ts';
import { app } from '../../wiring.server.ts';

/** More than anybody sells for. */
const longestAmount = 15;

const form = z.object({
  intent: z.literal('assign'),
  user: z.string().regex(/^[1-9]\d{0,17}$/),
  name: z.string().trim().max(60).refine(isStorable),
  role: z.enum(staffRoles),
  /** In the shop's currency; empty: any amount. */
  limit: z.string().trim().max(longestAmount),
});

export type StaffAnswer =
  | { readonly done: 'assign' }
  | {
      readonly refused: 'bad-input' | 'not-allowed';
      readonly why: 'role' | 'last-owner' | 'limit' | 'name' | 'other';
    };

/** Gives somebody a role, a name and an amount. Null: nobody of that number was ever here. */
export async function decideStaff(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: StaffAnswer; readonly status: number } | null> {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const named = parsed.error.issues.some(({ path }) => path[0] === 'name');
    return { answer: { refused: 'bad-input', why: named ? 'name' : 'other' }, status: 422 };
  }
  if (!mayAssignRoles(merchant)) return { answer: { refused: 'not-allowed', why: 'role' }, status: 403 };
  const { user: userId, name, role, limit } = parsed.data;
  const currency = currencyCode(merchant.shop.currency);
  if (limit !== '' && !(isMoneyAmount(limit, currency) && parseMoney(limit, currency).minor >= 0n))
    return { answer: { refused: 'bad-input', why: 'limit' }, status: 422 };
  const approveUpTo = limit === '' || role !== 'support' ? null : parseMoney(limit, currency).minor;
  const came = await assignRole(app().db, merchant.shopId, { userId, name, role, approveUpTo });
  if (came === 'unknown') return null;
  if (came === 'last-owner') return { answer: { refused: 'not-allowed', why: 'last-owner' }, status: 422 };
  return { answer: { done: 'assign' }, status: 200 };
}
