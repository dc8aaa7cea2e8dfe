import type { Language } from '#app/kernel/language.ts';
import type { Field } from '../form.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** The words of the pages on which somebody withdraws from a contract. The pages escape. */
export interface WithdrawTexts {
  readonly title: string;
  readonly intro: string;
  readonly labels: Readonly<Record<Field, string>>;
  readonly hints: Readonly<Partial<Record<Field, string>>>;
  readonly optional: string;
  readonly privacy: string;
  readonly next: string;
  readonly confirmTitle: string;
  readonly statement: string;
  readonly confirm: string;
  readonly change: string;
  readonly doneTitle: string;
  /** `at`: day and time with its zone. */
  stated(at: string): string;
  readonly receipt: string;
  readonly after: string;
  readonly faulty: string;
  readonly missing: string;
  readonly noAddress: string;
  tooLong(most: number): string;
  readonly notStorable: string;
  readonly tooMany: string;
  readonly back: string;
}

export const withdrawTexts: Readonly<Record<Language, WithdrawTexts>> = { en, de, fr, es, ja };
