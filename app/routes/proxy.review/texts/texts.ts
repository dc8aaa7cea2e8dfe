import type { Language } from '#app/kernel/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** The words of the page on which reviews are written. Sentences take names as they are; the page escapes. */
export interface ReviewPageTexts {
  title(order: string): string;
  readonly intro: string;
  readonly stars: string;
  star(count: number): string;
  readonly headline: string;
  readonly words: string;
  readonly optional: string;
  readonly name: string;
  readonly nameHint: string;
  readonly send: string;
  readonly back: string;
  readonly written: string;
  readonly starMissing: string;
  readonly nothingChosen: string;
  tooLong(most: number): string;
  readonly notStorable: string;
  readonly faulty: string;
  readonly thanks: string;
  readonly thanksPending: string;
  readonly more: string;
  readonly all: string;
  readonly nothingYet: string;
  readonly alreadyDone: { readonly title: string; readonly text: string };
  readonly closed: { readonly title: string; readonly text: string };
  readonly expired: { readonly title: string; readonly text: string };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly signIn: { readonly title: string; readonly text: string };
  readonly choose: { readonly title: string; readonly nothing: string };
}

export const reviewPageTexts: Readonly<Record<Language, ReviewPageTexts>> = { en, de, fr, es, ja };
