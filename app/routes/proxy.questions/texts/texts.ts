import type { Language } from '#app/kernel/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

interface Plain {
  readonly title: string;
  readonly text: string;
}

/** What the page of a product's questions says. */
export interface QuestionsTexts {
  title(product: string): string;
  readonly none: string;
  readonly unanswered: string;
  byOwner(name: string): string;
  readonly more: string;
  readonly back: string;
  readonly ask: string;
  readonly body: string;
  readonly name: string;
  readonly email: string;
  readonly emailHint: string;
  readonly optional: string;
  readonly send: string;
  readonly answer: string;
  readonly yourAnswer: string;
  readonly sendAnswer: string;
  readonly faulty: string;
  readonly missing: string;
  tooLong(most: number): string;
  readonly notStorable: string;
  readonly noAddress: string;
  /** After something was sent: shown at once, or looked at first. */
  readonly sent: Readonly<Record<'asked' | 'asked-held' | 'answered' | 'answered-held', string>>;
  readonly closed: Plain;
  readonly unknown: Plain;
  readonly signIn: Plain;
  readonly notOwner: Plain;
  readonly alreadyDone: Plain;
  readonly tooMany: Plain;
}

export const questionsTexts: Readonly<Record<Language, QuestionsTexts>> = { en, de, fr, es, ja };
