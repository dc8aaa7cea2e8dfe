import { z } from 'zod';
import type { ReviewSettings } from './settings.ts';

/** The thanks for any review as the screen shows them: numbers as typed, kept while there are none. */
export interface IncentiveForm {
  readonly kind: ReviewSettings['incentive']['kind'];
  readonly percent: string;
  readonly days: string;
}

const percentMessage = 'The discount is a whole number of percent from 1 to 90.';
const daysMessage = 'A code is good for 1 to 365 days.';

const whole = (most: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, message)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, message);

/** The part of the settings' form about thanks. There is no field for stars or words: they are the same for any review. */
export const incentiveForm = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('none'), percent: z.string().optional(), days: z.string().optional() })
    .transform(() => ({ kind: 'none' as const })),
  z.strictObject({
    kind: z.literal('code'),
    percent: whole(90, percentMessage),
    days: whole(365, daysMessage),
  }),
]);

/** Settings as this part shows them. */
export function incentiveFormOf({ incentive }: Pick<ReviewSettings, 'incentive'>): IncentiveForm {
  return incentive.kind === 'code'
    ? { kind: 'code', percent: String(incentive.percent), days: String(incentive.days) }
    : { kind: 'none', percent: '10', days: '90' };
}
