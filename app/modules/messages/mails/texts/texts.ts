import type { Language } from '#app/kernel/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** The words of every mail. Sentences take names as they are; whoever prints them escapes. */
export interface MailTexts {
  readonly reviewRequest: {
    subject(shop: string, products: number): string;
    readonly greeting: string;
    intro(order: string, products: number): string;
    action(products: number): string;
    readonly note: string;
  };
  readonly footer: {
    why(shop: string): string;
    readonly unsubscribe: string;
  };
}

export const mailTexts: Readonly<Record<Language, MailTexts>> = { en, de, fr, es, ja };
