import { z } from 'zod';
import { currencyCode } from '#app/kernel/currency.ts';
import { isMoneyAmount, parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
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
  /** Points that they may move at once; empty: any number. */
  points: z
    .string()
    .trim()
    .regex(/^\d{0,9}$/)
    .default(''),
});

export type StaffAnswer =
  | { readonly done: 'assign' }
  | {
      readonly refused: 'bad-input' | 'not-allowed';
      readonly why: 'role' | 'last-owner' | 'limit' | 'points' | 'name' | 'other';
    };

/** Gives somebody a role, a name and their limits. Null: nobody of that number was ever here. */
export async function decideStaff(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: StaffAnswer; readonly status: number } | null> {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
    const why = wrong.has('name') ? 'name' : wrong.has('points') ? 'points' : 'other';
    return { answer: { refused: 'bad-input', why }, status: 422 };
  }
  if (!mayAssignRoles(merchant)) return { answer: { refused: 'not-allowed', why: 'role' }, status: 403 };
  const { user: userId, name, role, limit, points } = parsed.data;
  const currency = currencyCode(merchant.shop.currency);
  if (limit !== '' && !(isMoneyAmount(limit, currency) && parseMoney(limit, currency).minor >= 0n))
    return { answer: { refused: 'bad-input', why: 'limit' }, status: 422 };
  const approveUpTo = limit === '' || role !== 'support' ? null : parseMoney(limit, currency).minor;
  const adjustUpTo = points === '' || role !== 'support' ? null : BigInt(points);
  const member = { userId, name, role, approveUpTo, adjustUpTo };
  const came = await assignRole(app().db, merchant.shopId, member);
  if (came === 'unknown') return null;
  if (came === 'last-owner') return { answer: { refused: 'not-allowed', why: 'last-owner' }, status: 422 };
  return { answer: { done: 'assign' }, status: 200 };
}
