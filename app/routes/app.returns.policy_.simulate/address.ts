import { z } from 'zod';
import { mostDays } from '#app/modules/returns/simulating/most-days.ts';

export const usualDays = 90;

const address = z.object({ days: z.coerce.number().int().min(1).max(mostDays) });

/** How many days back an address asks for; what is no such number is the usual one. */
export function daysIn(search: URLSearchParams): number {
  const parsed = address.safeParse({ days: search.get('days') ?? usualDays });
  return parsed.success ? parsed.data.days : usualDays;
}
