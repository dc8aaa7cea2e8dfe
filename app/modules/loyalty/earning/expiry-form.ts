import { z } from 'zod';
import type { Expiry } from './program.ts';
import { whole } from './whole-field.ts';

/** When points go that nobody used, as the programme's screen shows it: numbers as typed. */
export type ExpiryForm =
  | { readonly kind: 'none' }
  | { readonly kind: 'days'; readonly days: string; readonly graceDays: string }
  | { readonly kind: 'inactivity'; readonly days: string }
  | {
      readonly kind: 'calendar';
      /** "1" is January. */
      readonly month: string;
      readonly day: string;
      /** "0": on the first such day on which they are there. */
      readonly yearsOn: string;
      readonly graceDays: string;
    };

const graceDays = whole(0, 3650, 'The grace time');

/** The form's field `expiry`. */
export const expiryFormSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('days'),
    days: whole(1, 3650, 'The time until points expire'),
    graceDays,
  }),
  z.object({ kind: z.literal('inactivity'), days: whole(1, 3650, 'The time without orders') }),
  z
    .object({
      kind: z.literal('calendar'),
      month: whole(1, 12, 'The month'),
      day: whole(1, 31, 'The day'),
      yearsOn: whole(0, 5, 'The number of years'),
      graceDays,
    })
    .refine(({ month, day }) => Number(day) <= (longest[Number(month) - 1] ?? 31), {
      message: 'This month has no such day.',
      path: ['day'],
    }),
]);

/** Days of each month in the years in which it has most. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The form's field `noticeDays`: empty where nobody is told. */
export const noticeFormSchema = z.union([z.literal(''), whole(1, 90, 'The days before')]).default('30');

export function expiryOfForm(form: z.infer<typeof expiryFormSchema>): Expiry {
  switch (form.kind) {
    case 'none':
      return null;
    case 'days':
      return { days: Number(form.days), graceDays: Number(form.graceDays) };
    case 'inactivity':
      return { inactivityDays: Number(form.days) };
    case 'calendar': {
      const { month, day, yearsOn, graceDays: grace } = form;
      const calendar = { month: Number(month), day: Number(day), yearsOn: Number(yearsOn) };
      return { calendar, graceDays: Number(grace) };
    }
  }
}

/** How points expire as its form shows it. */
export function expiryForm(expiry: Expiry): ExpiryForm {
  if (expiry === null) return { kind: 'none' };
  if ('inactivityDays' in expiry) return { kind: 'inactivity', days: String(expiry.inactivityDays) };
  const grace = { graceDays: String(expiry.graceDays) };
  if ('days' in expiry) return { kind: 'days', days: String(expiry.days), ...grace };
  const { month, day, yearsOn } = expiry.calendar;
  return { kind: 'calendar', month: String(month), day: String(day), yearsOn: String(yearsOn), ...grace };
}
