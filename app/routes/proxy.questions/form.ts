import { escapeHtml } from '#app/kernel/html.ts';
import {
  type QuestionFault,
  type QuestionFaults,
  type QuestionField,
  questionLimits,
} from '#app/modules/reviews/questions/typed.ts';
import type { QuestionsTexts } from './texts/texts.ts';

/** What stands in the form: as it was sent, or nothing. */
export interface Typed {
  readonly body: string;
  readonly name: string;
  readonly email: string;
  readonly back: string | null;
}

export type AskFaults = QuestionFaults;

interface AskForm {
  readonly texts: QuestionsTexts;
  readonly action: string;
  readonly product: bigint;
  /** A name is known: it need not be written. */
  readonly known: boolean;
  readonly typed: Typed | undefined;
  readonly faults: AskFaults | undefined;
}

/** The form for a question, which works without a script. */
export function askForm({ texts, action, product, known, typed, faults }: AskForm): string {
  const back = typed?.back ? `<input type="hidden" name="back" value="${escapeHtml(typed.back)}">` : '';
  const field = (name: QuestionField, optional: boolean, kind: string, hint?: string) => {
    const fault = faults?.[name];
    const id = `ask-${name}`;
    const about = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
    const attributes = `id="${id}" name="${name}"${about && ` aria-describedby="${about}"`}${fault ? ' aria-invalid="true"' : ''}`;
    const value = escapeHtml(typed?.[name] ?? '');
    const control =
      name === 'body'
        ? `<textarea ${attributes} dir="auto" rows="4">\n${value}</textarea>`
        : `<input ${kind} ${attributes} value="${value}">`;
    return `<div class="field"><label class="label" for="${id}">${escapeHtml(texts[name])}${
      optional ? ` <span class="soft">(${escapeHtml(texts.optional)})</span>` : ''
    }</label>
${hint === undefined ? '' : `<p class="soft" id="${id}-hint">${escapeHtml(hint)}</p>`}${control}${
  fault === undefined
    ? ''
    : `<p class="fault" id="${id}-fault">${escapeHtml(faultText(fault, texts, questionLimits[name]))}</p>`
}</div>`;
  };
  return `<section class="product" id="ask"><h2>${escapeHtml(texts.ask)}</h2>
<form method="post" action="${escapeHtml(action)}" novalidate>
<input type="hidden" name="product" value="${product}">${back}
${field('body', false, '')}
${field('name', known, 'type="text" autocomplete="nickname"')}
${field('email', true, 'type="email" autocomplete="email"', texts.emailHint)}
<div hidden><input name="website" tabindex="-1" autocomplete="off" aria-label="Website"></div>
<button type="submit">${escapeHtml(texts.send)}</button>
</form></section>`;
}

interface AnswerForm {
  readonly texts: QuestionsTexts;
  /** Of the page of questions. */
  readonly action: string;
  readonly question: string;
  readonly back?: string | null;
  readonly value?: string;
  readonly fault?: QuestionFault;
}

/** The form for an answer to one question. */
export function answerForm({ texts, action, question, back, value = '', fault }: AnswerForm): string {
  const id = `answer-${escapeHtml(question)}`;
  const invalid = fault === undefined ? '' : ` aria-invalid="true" aria-describedby="${id}-fault"`;
  const wrong =
    fault === undefined
      ? ''
      : `<p class="fault" id="${id}-fault">${escapeHtml(faultText(fault, texts, questionLimits.answer))}</p>`;
  return `<form method="post" action="${escapeHtml(action)}/answer" novalidate>
<input type="hidden" name="question" value="${escapeHtml(question)}">${back ? `<input type="hidden" name="back" value="${escapeHtml(back)}">` : ''}
<div class="field"><label class="label" for="${id}">${escapeHtml(texts.yourAnswer)}</label>
<textarea id="${id}" name="body" rows="4" dir="auto"${invalid}>\n${escapeHtml(value)}</textarea>${wrong}</div>
<div hidden><input name="website" tabindex="-1" autocomplete="off" aria-label="Website"></div>
<button type="submit">${escapeHtml(texts.sendAnswer)}</button></form>`;
}

function faultText(fault: QuestionFault, texts: QuestionsTexts, most: number): string {
  switch (fault) {
    case 'missing':
      return texts.missing;
    case 'too-long':
      return texts.tooLong(most);
    case 'not-storable':
      return texts.notStorable;
    case 'no-address':
      return texts.noAddress;
  }
}
