import { z } from 'zod';
import { canBeUnsubscribed, type MessageKind, marketingKinds, messageKinds, senders } from '../message.ts';
import { type KindRule, type MessageSettings, messageSettingsSchema } from './settings.ts';

/** What the rules' screen sends (JSON) and shows again: the settings, numbers as typed. */
export interface MessageSettingsForm
  extends Omit<MessageSettings, 'kinds' | 'capPerWeek' | 'togetherMinutes'> {
  readonly kinds: Readonly<Record<MessageKind, KindForm>>;
  /** '' for no cap. */
  readonly capPerWeek: string;
  readonly togetherMinutes: string;
}

export interface KindForm extends Omit<KindRule, 'recontactDays'> {
  readonly recontactDays: string;
}

export type MessageSettingsResult =
  | { readonly settings: MessageSettings }
  | { readonly errors: Readonly<Record<string, string>> };

function whole(message: string, { from, to, empty = false }: { from: number; to: number; empty?: boolean }) {
  return z
    .string(message)
    .trim()
    .regex(empty ? /^(\d{1,4})?$/ : /^\d{1,4}$/, message)
    .refine((text) => text === '' || (Number(text) >= from && Number(text) <= to), message);
}

const time = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time of day, such as 22:00.');

const rule = z.strictObject({
  sentBy: z.enum(senders, 'Choose who sends this.'),
  consent: z.union(
    [
      z.literal('nowhere'),
      z.literal('everywhere'),
      z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .min(1)
        .max(300)
        .transform((codes) => [...new Set(codes)].sort()),
    ],
    'Choose at least one country, or nowhere.',
  ),
  recontactDays: whole('Enter a whole number of days from 0 to 365.', { from: 0, to: 365 }).transform(Number),
});

const asked = rule.superRefine(({ consent, recontactDays }, { addIssue }) => {
  if (consent !== 'nowhere')
    addIssue({
      code: 'custom',
      path: ['consent'],
      message: 'The customer asked for what this mail is about: it needs no consent.',
    });
  if (recontactDays !== 0)
    addIssue({
      code: 'custom',
      path: ['recontactDays'],
      message: 'The customer asked for what this mail is about: it is never held back.',
    });
});

const ruleOf = (kind: MessageKind) => (canBeUnsubscribed(kind) ? rule : asked);

const form = z.strictObject({
  kinds: z.strictObject({
    'return-requested': ruleOf('return-requested'),
    'return-approved': ruleOf('return-approved'),
    'return-declined': ruleOf('return-declined'),
    'return-received': ruleOf('return-received'),
    'return-settled': ruleOf('return-settled'),
    'return-cancelled': ruleOf('return-cancelled'),
    'return-reminder': ruleOf('return-reminder'),
    'return-expired': ruleOf('return-expired'),
    'return-message': ruleOf('return-message'),
    'withdrawal-receipt': ruleOf('withdrawal-receipt'),
    'review-request': ruleOf('review-request'),
    'review-reminder': ruleOf('review-reminder'),
    'review-reply': ruleOf('review-reply'),
    'review-thanks': ruleOf('review-thanks'),
    'question-answered': ruleOf('question-answered'),
    'points-available': ruleOf('points-available'),
    'points-expiring': ruleOf('points-expiring'),
    'points-paused': ruleOf('points-paused'),
    'tier-changed': ruleOf('tier-changed'),
  }),
  priority: z
    .array(z.enum(messageKinds))
    .refine(
      (kinds) =>
        kinds.length === marketingKinds.length && marketingKinds.every((kind) => kinds.includes(kind)),
      'Name each kind that is limited once.',
    ),
  capPerWeek: whole('Enter a whole number from 1 to 50, or nothing for no cap.', {
    from: 1,
    to: 50,
    empty: true,
  }).transform((text) => (text === '' ? null : Number(text))),
  quietHours: z
    .strictObject({ from: time, to: time })
    .refine(({ from, to }) => from !== to, {
      path: ['to'],
      message: 'Enter another time than the one they begin at.',
    })
    .nullable(),
  togetherMinutes: whole('Enter a whole number of minutes from 0 to 720.', { from: 0, to: 720 }).transform(
    Number,
  ),
  countClicks: z.boolean('Choose whether clicks are counted.'),
  countOpens: z.boolean('Choose whether openings are counted.'),
});

/** The settings that a form asks for, or what is wrong with it by field path. */
export function parseMessageSettings(input: unknown): MessageSettingsResult {
  const parsed = form.safeParse(input);
  if (parsed.success) return { settings: messageSettingsSchema.parse(parsed.data) };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[path.join('.') || 'form'] ??= message;
  return { errors };
}

/** Settings as their form shows them. */
export function messageSettingsForm(settings: MessageSettings): MessageSettingsForm {
  const kindForm = (kind: MessageKind): KindForm => ({
    ...settings.kinds[kind],
    recontactDays: String(settings.kinds[kind].recontactDays),
  });
  return {
    kinds: {
      'return-requested': kindForm('return-requested'),
      'return-approved': kindForm('return-approved'),
      'return-declined': kindForm('return-declined'),
      'return-received': kindForm('return-received'),
      'return-settled': kindForm('return-settled'),
      'return-cancelled': kindForm('return-cancelled'),
      'return-reminder': kindForm('return-reminder'),
      'return-expired': kindForm('return-expired'),
      'return-message': kindForm('return-message'),
      'withdrawal-receipt': kindForm('withdrawal-receipt'),
      'review-request': kindForm('review-request'),
      'review-reminder': kindForm('review-reminder'),
      'review-reply': kindForm('review-reply'),
      'review-thanks': kindForm('review-thanks'),
      'question-answered': kindForm('question-answered'),
      'points-available': kindForm('points-available'),
      'points-expiring': kindForm('points-expiring'),
      'points-paused': kindForm('points-paused'),
      'tier-changed': kindForm('tier-changed'),
    },
    priority: settings.priority,
    capPerWeek: settings.capPerWeek === null ? '' : String(settings.capPerWeek),
    quietHours: settings.quietHours,
    togetherMinutes: String(settings.togetherMinutes),
    countClicks: settings.countClicks,
    countOpens: settings.countOpens,
  };
}
