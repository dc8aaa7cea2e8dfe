import { z } from 'zod';
import { errorsByField } from '#app/kernel/rules/errors-by-field.ts';
import { type IncentiveForm, incentiveForm, incentiveFormOf } from './incentive-form.ts';
import { withoutOpinions } from './no-opinions.ts';
import { expectedInRules, type RequestForm, requestForm, requestFormSchema } from './request-form.ts';
import { defaultSettings, type ReviewSettings, settingsParts, settingsSchema } from './settings.ts';
import { type WritingFormView, writingForm, writingFormOf } from './writing-form.ts';

/** What the settings' screen sends (JSON) and shows again, a part for each of its cards. */
export interface SettingsForm {
  readonly request: RequestForm;
  readonly publish: ReviewSettings['publish'];
  readonly writing: WritingFormView;
  readonly incentive: IncentiveForm;
  readonly questions: ReviewSettings['questions'];
}

export type SettingsFormResult =
  | { readonly settings: ReviewSettings }
  | { readonly errors: Readonly<Record<string, string>> };

/** A part that a form leaves out is as it is for a new shop. */
const form = withoutOpinions.pipe(
  z.strictObject({
    request: requestFormSchema,
    publish: z.enum(['auto', 'manual'], 'Choose how reviews are published.'),
    writing: writingForm.prefault(writingFormOf(defaultSettings)),
    incentive: incentiveForm.prefault(incentiveFormOf(defaultSettings)),
    questions: settingsParts.questions,
  }),
);

/** The settings that a form asks for, or what is wrong with it by field path. */
export function parseSettingsForm(input: unknown): SettingsFormResult {
  const parsed = form.safeParse(input);
  if (!parsed.success) return { errors: errorsByField(parsed.error, expectedInRules) };
  const settings = settingsSchema.safeParse(parsed.data);
  return settings.success
    ? { settings: settings.data }
    : { errors: errorsByField(settings.error, expectedInRules) };
}

/** Settings as their form shows them. */
export function settingsForm(settings: ReviewSettings): SettingsForm {
  const { request, publish, questions } = settings;
  return {
    request: requestForm(request),
    publish,
    writing: writingFormOf(settings),
    incentive: incentiveFormOf(settings),
    questions,
  };
}
