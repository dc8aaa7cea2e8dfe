import type { Language } from '#app/kernel/language.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import type { Lifecycle, TemplateTexts } from '#app/modules/messages/templates/template.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Words for every customer, and what is said otherwise to those in one state. */
export type KindTexts = { readonly every: TemplateTexts } & Partial<
  Record<Lifecycle, Partial<TemplateTexts>>
>;

/** What our mails say in one language until a merchant says it otherwise. */
export type LanguageTexts = Readonly<Record<MessageKind, KindTexts>>;

export const defaultTexts: Readonly<Record<Language, LanguageTexts>> = { en, de, fr, es, ja };

/** Our words for a customer in this state. */
export function textsFor(language: Language, kind: MessageKind, lifecycle: Lifecycle): TemplateTexts {
  const texts = defaultTexts[language][kind];
  return { ...texts.every, ...texts[lifecycle] };
}
