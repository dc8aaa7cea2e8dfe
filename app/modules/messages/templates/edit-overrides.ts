import { languages } from '#app/kernel/language.ts';
import type { TextPlace } from './resolve-texts.ts';
import { audiences, type TemplateOverrides, type TemplateTexts, templateFields } from './template.ts';

/** The merchant's words with another text at one place; null: none of theirs. */
export function withText(
  overrides: TemplateOverrides,
  place: TextPlace,
  text: string | null,
): TemplateOverrides {
  const { language, audience, field } = place;
  const said = overrides[language];
  return orderedOverrides({
    ...overrides,
    [language]: { ...said, [audience]: { ...said?.[audience], [field]: text ?? undefined } },
  });
}

/** The same words always written the same: in the order of languages, audiences and fields, without empty parts. */
export function orderedOverrides(overrides: TemplateOverrides): TemplateOverrides {
  const ordered: TemplateOverrides = {};
  for (const language of languages) {
    const said: NonNullable<TemplateOverrides[typeof language]> = {};
    for (const audience of audiences) {
      const texts = orderedTexts(overrides[language]?.[audience] ?? {});
      if (Object.keys(texts).length > 0) said[audience] = texts;
    }
    if (Object.keys(said).length > 0) ordered[language] = said;
  }
  return ordered;
}

function orderedTexts(texts: Partial<TemplateTexts>): Partial<TemplateTexts> {
  return Object.fromEntries(
    templateFields.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]]])),
  );
}

/** Whether the merchant wrote anything in a language, or there for one audience. */
export function isChanged(
  overrides: TemplateOverrides,
  language: TextPlace['language'],
  audience?: TextPlace['audience'],
): boolean {
  const said = overrides[language];
  return audience === undefined ? said !== undefined : said?.[audience] !== undefined;
}
