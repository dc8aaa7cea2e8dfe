import { z } from 'zod';
import { points } from '#app/kernel/points.ts';
import { parseAmount } from '#app/modules/loyalty/adjusting/asked.ts';
import { adjustmentReasons } from '#app/modules/loyalty/adjusting/reasons.ts';
import type { AskedRun, RunRefused } from '#app/modules/loyalty/members/door.ts';
import type { Merchant } from '../../merchants/merchant.server.ts';
import { mayAdjustMany } from '../../platform/staff-roles.ts';
import { app } from '../../wiring.server.ts';
import { findSearched } from './asked-members.server.ts';
import { type MembersAddress, membersFilter, readMembersAddress } from './query.ts';

export const whom = z.object({
  /** Ids with commas between: the chosen ones. Empty: all that match. */
  customers: z
    .string()
    .regex(/^([1-9]\d{0,17}(,[1-9]\d{0,17}){0,249})?$/)
    .transform((text) => (text === '' ? null : [...new Set(text.split(','))].map(BigInt))),
  points: z.string().trim().transform(parseAmount).pipe(z.bigint()),
});

const form = whom.extend({
  intent: z.literal('give-points'),
  reason: z.enum(adjustmentReasons),
  /** Made when the question was opened: the same intention again is the same run. */
  key: z.string().regex(/^[\w-]{1,60}$/),
});

export type GiveAnswer =
  | { readonly done: 'give-points' }
  | { readonly refused: RunRefused['refused']; readonly why: 'role' | 'capped' | null };

/** Starts a run that gives points to the chosen members, or to all that match. */
export async function decideMembers(
  merchant: Merchant,
  fields: FormData,
): Promise<{ readonly answer: GiveAnswer; readonly status: number }> {
  const parsed = form.safeParse(Object.fromEntries(fields));
  const address = readMembersAddress(addressIn(fields));
  if (!parsed.success || address === null)
    return { answer: { refused: 'bad-input', why: null }, status: 422 };
  if (!mayAdjustMany(merchant)) return { answer: { refused: 'not-allowed', why: 'role' }, status: 403 };
  const { reason, key } = parsed.data;
  const asked = await askedRun(merchant, parsed.data, address);
  if (asked === null) return { answer: { refused: 'bad-input', why: 'capped' }, status: 422 };
  const { shopId, staffId, now } = merchant;
  const run = await app().loyalty.startRun(shopId, { ...asked, reason, key, actor: staffId }, now);
  if ('refused' in run) return { answer: { refused: run.refused, why: null }, status: 422 };
  return { answer: { done: 'give-points' }, status: 200 };
}

/**
 * Whom it is for. Who was chosen was seen to match; a search is kept as whom it finds, since what was searched may be
 * somebody's name. Null: it finds too many for that.
 */
export async function askedRun(
  { shopId }: Merchant,
  { customers, points: each }: z.infer<typeof whom>,
  address: MembersAddress,
): Promise<AskedRun | null> {
  if (customers !== null) {
    const everybody = { atLeast: null, expiring: false, owing: false, level: null };
    return { filter: everybody, customers, points: points(each) };
  }
  const found = await findSearched(shopId, address.q);
  if (found?.capped) return null;
  return { filter: membersFilter(address), customers: found?.customers ?? null, points: points(each) };
}

/** The filters of the list as a form repeats them. */
export function addressIn(fields: FormData): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of ['q', 'atleast', 'expiring', 'owing', 'level']) {
    const value = fields.get(name);
    if (typeof value === 'string') search.set(name, value);
  }
  return search;
}
