import { z } from 'zod';
import { type Condition, conditionSchema } from '#app/kernel/rules/condition.ts';
import { isStorable } from '#app/kernel/text.ts';
import { campaignFields } from './campaigns.ts';
import type { Campaign } from './program.ts';

/** A campaign as the programme's screen shows it. */
export interface CampaignForm {
  /** Stays the same when it gets another name. */
  readonly id: string;
  readonly name: string;
  /** Local days, both inclusive: "2026-05-01"; empty: open at that end. */
  readonly from: string;
  readonly to: string;
  readonly when: readonly Condition[];
  /** "2", "1.5"; "0": nothing is earned. */
  readonly factor: string;
}

/** No more than a merchant can keep in mind, and than a theme can read. */
const most = 100;

const day = z.union([z.literal(''), z.iso.date('Enter a day.')]).transform((text) => text || null);

/** Returns and the past of the customer are no part of what earning asks about. */
const conditionOfCampaign = conditionSchema
  .refine(({ field }) => campaignFields.some((known) => known === field), {
    message: 'A campaign cannot ask about this.',
    path: ['field'],
  })
  .refine((condition) => !('days' in condition) || condition.days === null, {
    message: 'A campaign counts all orders: leave the days empty.',
    path: ['days'],
  })
  .refine((condition) => !('values' in condition) || condition.values.every(isStorable), {
    message: 'A name has a character that cannot be kept.',
    path: ['values'],
  });

const campaignForm = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/),
    name: z
      .string()
      .trim()
      .min(1, 'Give the campaign a name.')
      .max(100, 'A name has at most 100 characters.')
      .refine(isStorable, 'The name has a character that cannot be kept.'),
    from: day,
    to: day,
    when: z.array(conditionOfCampaign).max(20, 'At most 20 conditions.'),
    factor: z
      .string()
      .trim()
      .regex(/^\d{1,3}(\.\d{1,4})?$/, 'A factor is a number from 0 to 999 with up to four decimals.'),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    message: 'A campaign ends on its first day at the earliest.',
    path: ['to'],
  });

/** The form's field `campaigns`; absent: there are none. */
export const campaignsFormSchema = z
  .array(campaignForm)
  .max(most, `At most ${most} campaigns.`)
  .refine((campaigns) => new Set(campaigns.map(({ id }) => id)).size === campaigns.length)
  .default([]);

/** Campaigns as their form shows them. */
export function campaignsForm(campaigns: readonly Campaign[]): readonly CampaignForm[] {
  return campaigns.map(({ from, to, ...campaign }) => ({ ...campaign, from: from ?? '', to: to ?? '' }));
}
