import { z } from 'zod';
import type { Way } from './program.ts';
import { wayKinds } from './way-kinds.ts';

/** A way to earn beside orders, as the programme's screen shows it; a way that is off is not in the list. */
export interface WayForm {
  readonly way: Way['way'];
  /** "50" */
  readonly points: string;
}

const message = 'Points are a whole number from 1 to 1,000,000.';

const wayForm = z.object({
  way: z.enum(wayKinds),
  points: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, message)
    .transform(Number)
    .refine((points) => points >= 1 && points <= 1_000_000, message),
});

/** The form's field `ways`; absent: there are none. */
export const waysFormSchema = z
  .array(wayForm)
  .refine((ways) => new Set(ways.map(({ way }) => way)).size === ways.length, {
    message: 'Each way to earn is there once.',
  })
  .default([]);

/** Ways to earn as their form shows them. */
export function waysForm(ways: readonly Way[]): readonly WayForm[] {
  return ways.map(({ way, points }) => ({ way, points: String(points) }));
}
