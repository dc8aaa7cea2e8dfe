import type { Language } from '#app/kernel/language.ts';
import type { Audience, DefaultTexts, TemplateOverrides, TemplateTexts } from './template.ts';

const silent: TemplateTexts = { subject: '', preview: '', greeting: '', body: '', button: '', note: '' };

/** The merchant's own words, by field: those for the audience before those for every customer. */
export function ownTexts(
  overrides: TemplateOverrides,
  language: Language,
  audience: Audience,
): Partial<TemplateTexts> {
  const said = overrides[language];
  return { ...said?.every, ...said?.[audience] };
}

/**
 * What a mail says, by field: the merchant's words for the audience, those for every customer, ours for the audience,
 * ours for every customer.
 */
export function resolveTexts(
  defaults: DefaultTexts,
  overrides: TemplateOverrides,
  language: Language,
  audience: Audience,
): TemplateTexts {
  const ours = defaults[language];
  return { ...silent, ...ours.every, ...ours[audience], ...ownTexts(overrides, language, audience) };
}

/** What a field would say if the merchant had written nothing there for this audience. */
export function inheritedText(
  defaults: DefaultTexts,
  overrides: TemplateOverrides,
  { language, audience, field }: TextPlace,
): string {
  const ours = defaults[language];
  const above = audience === 'every' ? undefined : overrides[language]?.every?.[field];
  return above ?? ours[audience]?.[field] ?? ours.every?.[field] ?? '';
}

/** One text of a kind's template. */
export interface TextPlace {
  readonly language: Language;
  readonly audience: Audience;
  readonly field: keyof TemplateTexts;
}
