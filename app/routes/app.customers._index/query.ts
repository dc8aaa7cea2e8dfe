import { z } from 'zod';
import { addLocalDays, type Instant, type Zone } from '#app/kernel/calendar.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { CustomerQuery } from '#app/modules/commerce/views.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';
import { marketingStates, withinDays } from './choices.ts';

const address = z.object({
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  marketing: z.enum(marketingStates).nullable(),
  within: z.enum(withinDays).nullable(),
  after: z.string().max(500).nullable(),
});

/** What the list's address asks for. */
export type ListAddress = z.infer<typeof address>;

/** Null: the address holds something that no link of ours writes. */
export function readListAddress(search: URLSearchParams): ListAddress | null {
  const parsed = address.safeParse({
    q: search.get('q') ?? '',
    country: search.get('country'),
    marketing: search.get('marketing'),
    within: search.get('within'),
    after: cursorOf(search),
  });
  return parsed.success ? parsed.data : null;
}

export function customerQuery(asked: ListAddress, now: Instant, zone: Zone, limit: number): CustomerQuery {
  return {
    ...(asked.q === '' ? {} : { search: asked.q }),
    ...(asked.country === null ? {} : { countryCode: asked.country }),
    ...(asked.marketing === null ? {} : { marketing: asked.marketing }),
    ...(asked.within === null ? {} : { orderedSince: addLocalDays(now, zone, -Number(asked.within)) }),
    after: asked.after,
    limit,
  };
}

/** Nothing is searched or filtered: an empty list means that there are no customers. */
export function asksForAll({ q, country, marketing, within }: ListAddress): boolean {
  return q === '' && country === null && marketing === null && within === null;
}
