import type { Language } from '#app/kernel/language.ts';

/** Where a customer stands: one valid order, two or three, four or more; `at-risk`: none for 180 days. */
export const lifecycles = ['first-time', 'repeat', 'loyal', 'at-risk'] as const;
export type Lifecycle = (typeof lifecycles)[number];

/** The words of one kind of mail. Each is Liquid: `{{ first_name | default: "there" }}`. */
export interface TemplateTexts {
  readonly subject: string;
  /** What a mail program shows beside the subject. '' for none. */
  readonly preview: string;
  /** '' for none. */
  readonly greeting: string;
  /** Paragraphs, an empty line between them. */
  readonly body: string;
  readonly button: string;
  /** Below the button. '' for none. */
  readonly note: string;
}

export const templateFields = [
  'subject',
  'preview',
  'greeting',
  'body',
  'button',
  'note',
] as const satisfies readonly (keyof TemplateTexts)[];

/** For whom words are: every customer, or those in one state, who otherwise read what every customer reads. */
export const audiences = ['every', ...lifecycles] as const;
export type Audience = (typeof audiences)[number];

/** What the merchant wrote instead of our default texts; what is absent stays our default. */
export type TemplateOverrides = Partial<Record<Language, Partial<Record<Audience, Partial<TemplateTexts>>>>>;

/** Our own words of one kind, in every language. */
export type DefaultTexts = Readonly<Record<Language, Partial<Record<Audience, Partial<TemplateTexts>>>>>;
