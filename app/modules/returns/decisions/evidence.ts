import type { AskedUnits, ReturnRefusal } from '../door.ts';
import type { Question, Reason } from '../policy/policy.ts';

export const maxAnswer = 255;

/** An answer as it is kept: the question as it was asked, the option's label or the words. */
export interface GivenAnswer {
  /** `Question.id` */
  readonly question: string;
  readonly text: string;
  /** Null: it was answered in words. */
  readonly label: string | null;
  readonly words: string;
}

/**
 * What the reason asks for, as it was given: `evidence-missing` names what is not there (`missing`: photo, note, or a
 * question's id), `bad-input` an answer that is none of the options. Answers to other questions are left out.
 */
export function readEvidence(reason: Reason, wanted: AskedUnits): readonly GivenAnswer[] | ReturnRefusal {
  const line = wanted.lineShopifyId.toString();
  const lacks = (missing: string): ReturnRefusal => ({
    refused: 'evidence-missing',
    values: { line, reason: reason.id, missing },
  });
  if (reason.photo === 'required' && (wanted.photos ?? []).length === 0) return lacks('photo');
  if (reason.note === 'required' && (wanted.note ?? '').trim() === '') return lacks('note');
  const given: GivenAnswer[] = [];
  for (const question of reason.questions) {
    const text = (wanted.answers?.[question.id] ?? '').trim();
    if (text === '') {
      if (question.required) return lacks(question.id);
      continue;
    }
    const answer = readAnswer(question, text);
    if (answer === null) return { refused: 'bad-input', values: { line, question: question.id } };
    given.push(answer);
  }
  return given;
}

/** Null: it is none of the options. */
function readAnswer(question: Question, text: string): GivenAnswer | null {
  const asked = { question: question.id, text: question.text };
  if (question.options.length === 0) return { ...asked, label: null, words: text };
  const option = question.options.find(({ id }) => id === text);
  return option === undefined ? null : { ...asked, label: option.label, words: '' };
}
