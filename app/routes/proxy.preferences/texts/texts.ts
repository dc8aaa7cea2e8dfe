import type { Language } from '#app/kernel/language.ts';
import type { MessageKind } from '#app/modules/messages/message.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** The words of the page on which people choose what they get. Sentences take names as they are; the page escapes. */
export interface PreferencesTexts {
  readonly title: string;
  ask(shop: string): string;
  /** Of kinds that can be said no to. */
  readonly kinds: Readonly<Partial<Record<MessageKind, string>>>;
  readonly always: string;
  readonly save: string;
  readonly none: string;
  readonly saved: string;
  readonly savedNone: string;
  readonly nothing: string;
  readonly unknownTitle: string;
  readonly unknown: string;
  readonly back: string;
}

export const preferencesTexts: Readonly<Record<Language, PreferencesTexts>> = { en, de, fr, es, ja };
