import { isStorable } from '#app/kernel/text.ts';
import { cleanBody, cleanLine } from '../writing/clean-text.ts';

/** Most characters of what a person writes. */
export const questionLimits = { body: 1000, name: 60, email: 254, answer: 2000 } as const;

export interface TypedQuestion {
  readonly body: string;
  readonly name: string;
  /** Where the answer goes; '' for nowhere. */
  readonly email: string;
}

export type QuestionField = keyof TypedQuestion;
export type QuestionFault = 'missing' | 'too-long' | 'not-storable' | 'no-address';
export type QuestionFaults = Readonly<Partial<Record<QuestionField, QuestionFault>>>;

export interface QuestionWords {
  readonly body: string;
  readonly displayName: string;
  readonly email: string | null;
}

/**
 * What was typed as a question, or what is wrong with it by field. Somebody who is signed in (`known`) has a name
 * already.
 */
export function readTypedQuestion(
  typed: TypedQuestion,
  known: boolean,
): { readonly words: QuestionWords } | { readonly faults: QuestionFaults } {
  const faults: Partial<Record<QuestionField, QuestionFault>> = {};
  const email = typed.email.trim();
  for (const field of ['body', 'name', 'email'] as const) {
    if (!isStorable(typed[field])) faults[field] = 'not-storable';
    else if ([...typed[field].trim()].length > questionLimits[field]) faults[field] = 'too-long';
  }
  const [body, displayName] = [cleanBody(typed.body), cleanLine(typed.name)];
  if (body === '') faults.body ??= 'missing';
  if (displayName === '' && !known) faults.name ??= 'missing';
  if (email !== '' && !mailbox.test(email)) faults.email ??= 'no-address';
  if (Object.keys(faults).length > 0) return { faults };
  return { words: { body, displayName, email: email === '' ? null : email } };
}

const mailbox = /^[^\s@<>"',;:()[\]\\]+@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\.]+$/;

export type AnswerFault = Exclude<QuestionFault, 'no-address'>;

/** What was typed as an answer, or what is wrong with it. */
export function readTypedAnswer(text: string): { readonly body: string } | { readonly fault: AnswerFault } {
  if (!isStorable(text)) return { fault: 'not-storable' };
  if ([...text.trim()].length > questionLimits.answer) return { fault: 'too-long' };
  const body = cleanBody(text);
  return body === '' ? { fault: 'missing' } : { body };
}
