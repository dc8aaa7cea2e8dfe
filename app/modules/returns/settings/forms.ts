import { z } from 'zod';
import type { ReturnSettings } from '../views.ts';

/** What the settings' screen sends and shows again: text as typed; an empty text means no limit. */
export interface ReturnSettingsForm {
  readonly reviewHours: string;
  readonly inspectHours: string;
  readonly settleHours: string;
  readonly expireAfterDays: string;
  readonly remindDaysBefore: string;
}

export type SettingsFormResult =
  | { readonly settings: ReturnSettings }
  | { readonly errors: Readonly<Record<string, string>> };

/** The settings that a form asks for, or what is wrong with it by field. */
export function parseSettingsForm(input: unknown): SettingsFormResult {
  const parsed = formSchema.safeParse(input);
  if (parsed.success) return { settings: settingsOf(parsed.data) };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { errors };
}

/** Settings as their form shows them. */
export function settingsForm({
  hours,
  expireAfterDays,
  remindDaysBefore,
}: ReturnSettings): ReturnSettingsForm {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return {
    reviewHours: text(hours['to-review']),
    inspectHours: text(hours['to-inspect']),
    settleHours: text(hours['to-settle']),
    expireAfterDays: text(expireAfterDays),
    remindDaysBefore: text(remindDaysBefore),
  };
}

const hours = wholeOrNothing(1, 8760, 'Hours are a whole number from 1 to 8,760, or nothing.');

const formSchema = z
  .object({
    reviewHours: hours,
    inspectHours: hours,
    settleHours: hours,
    expireAfterDays: wholeOrNothing(1, 365, 'Days are a whole number from 1 to 365, or nothing.'),
    remindDaysBefore: wholeOrNothing(0, 364, 'Days are a whole number from 0 to 364.'),
  })
  .superRefine(({ expireAfterDays, remindDaysBefore }, context) => {
    if (expireAfterDays === null || (remindDaysBefore ?? 0) < expireAfterDays) return;
    context.addIssue({
      code: 'custom',
      path: ['remindDaysBefore'],
      message: 'Remind later than the approval: fewer days before than there are until it expires.',
    });
  });

function settingsOf(form: z.infer<typeof formSchema>): ReturnSettings {
  return {
    hours: {
      'to-review': form.reviewHours,
      'to-inspect': form.inspectHours,
      'to-settle': form.settleHours,
    },
    expireAfterDays: form.expireAfterDays,
    remindDaysBefore: form.remindDaysBefore ?? 0,
  };
}

function wholeOrNothing(min: number, max: number, message: string) {
  return z
    .string(message)
    .trim()
    .regex(/^\d{0,5}$/, message)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || (value >= min && value <= max), message);
}
