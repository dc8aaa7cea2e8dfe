import { z } from 'zod';
import { type ReviewSettings, settingsSchema } from './settings.ts';

/** What the settings' screen sends (JSON) and shows again: text as typed. */
export interface SettingsForm {
  readonly request: {
    readonly trigger: ReviewSettings['request']['trigger'];
    readonly delayDays: string;
    /** '' for never without a report of delivery. */
    readonly fallbackDays: string;
    readonly waitForAllDays: string;
    /** "09:00-21:00" */
    readonly sendWindow: string;
  };
  readonly publish: ReviewSettings['publish'];
}

export type SettingsFormResult =
  | { readonly settings: ReviewSettings }
  | { readonly errors: Readonly<Record<string, string>> };

const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const windowMessage = 'Enter two times of day, such as 09:00-21:00.';

function days(what: string, digits: RegExp = /^\d{1,3}$/) {
  const message = `${what} is a whole number of days from 0 to 365.`;
  return z
    .string()
    .trim()
    .regex(digits, message)
    .refine((text) => Number(text) <= 365, message);
}

const orNever = /^(\d{1,3})?$/;

const form = z.strictObject({
  request: z.strictObject({
    trigger: z.enum(['delivered', 'fulfilled', 'ordered'], 'Choose what the time counts from.'),
    delayDays: days('The delay').transform(Number),
    fallbackDays: days('The time without a delivery report', orNever).transform((text) =>
      text === '' ? null : Number(text),
    ),
    waitForAllDays: days('The wait for other parcels').transform(Number),
    sendWindow: z
      .string()
      .trim()
      .regex(new RegExp(`^${time}-${time}$`), windowMessage)
      .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) })),
  }),
  publish: z.enum(['auto', 'manual'], 'Choose how reviews are published.'),
});

/** The settings that a form asks for, or what is wrong with it by field path. */
export function parseSettingsForm(input: unknown): SettingsFormResult {
  const parsed = form.safeParse(input);
  if (parsed.success) return { settings: settingsSchema.parse(parsed.data) };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { errors };
}

/** Settings as their form shows them. */
export function settingsForm({ request, publish }: ReviewSettings): SettingsForm {
  return {
    request: {
      trigger: request.trigger,
      delayDays: String(request.delayDays),
      fallbackDays: request.fallbackDays === null ? '' : String(request.fallbackDays),
      waitForAllDays: String(request.waitForAllDays),
      sendWindow: `${request.sendWindow.from}-${request.sendWindow.to}`,
    },
    publish,
  };
}
