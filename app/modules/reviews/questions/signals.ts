import { hasContact } from '../publishing/contact-in-words.ts';
import type { HoldSignal } from '../review.ts';

/** What of a question or an answer is looked at before it is shown at once. */
export interface Looked {
  readonly body: string;
  readonly displayName: string;
  /** Words of others of the shop, the latest. */
  readonly others: readonly string[];
  /** A field that people do not see was filled in. */
  readonly robot: boolean;
}

/** Why a person looks first; none of it is about what somebody thinks. */
export function signalsOf({ body, displayName, others, robot }: Looked): HoldSignal[] {
  const said = keyOfWords(body);
  return [
    ...(hasContact(body) || hasContact(displayName) ? (['contact-in-words'] as const) : []),
    ...(others.some((other) => keyOfWords(other) === said) ? (['repeated-words'] as const) : []),
    ...(robot ? (['robot'] as const) : []),
  ];
}

/** The same for words that differ in case, marks and blanks only. */
const keyOfWords = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
