import { z } from 'zod';
import { points } from '#app/kernel/points.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { MembersFilter } from '#app/modules/loyalty/members/door.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';

const flag = z.literal('yes').nullable();
const whole = z.string().regex(/^[1-9]\d{0,8}$/);

const address = z.object({
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  atleast: whole.nullable(),
  expiring: flag,
  owing: flag,
  level: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/)
    .nullable(),
  after: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .nullable(),
});

/** What the list's address asks for. */
export type MembersAddress = z.infer<typeof address>;

/** Balances that the filter offers. */
export const balancesOffered = ['1', '100', '500', '1000', '5000'] as const;

/** Null: the address holds something that no link of ours writes. */
export function readMembersAddress(search: URLSearchParams): MembersAddress | null {
  const parsed = address.safeParse({
    q: search.get('q') ?? '',
    atleast: search.get('atleast') || null,
    expiring: search.get('expiring') || null,
    owing: search.get('owing') || null,
    level: search.get('level') || null,
    after: cursorOf(search),
  });
  return parsed.success ? parsed.data : null;
}

export function membersFilter({ atleast, expiring, owing, level }: MembersAddress): MembersFilter {
  return {
    atLeast: atleast === null ? null : points(BigInt(atleast)),
    expiring: expiring !== null,
    owing: owing !== null,
    level,
  };
}

/** Nothing is searched or narrowed: an empty list means that there are no members. */
export function asksForAll({ q, atleast, expiring, owing, level }: MembersAddress): boolean {
  return q === '' && atleast === null && expiring === null && owing === null && level === null;
}
