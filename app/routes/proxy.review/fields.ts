import { escapeHtml } from '#app/kernel/html.ts';
import type { FieldFault } from '#app/modules/reviews/writing/submission-form.ts';
import type { Typed } from './form.ts';
import type { ReviewPageTexts } from './texts/texts.ts';

/** What fields of one form are filled with. */
export interface Filling {
  readonly texts: ReviewPageTexts;
  readonly values: Typed;
}

/**
 * Stars to choose from, in one row: buttons that any browser and screen reader knows, under stars that fill up to the
 * chosen one.
 */
export function starsField(name: string, { texts, values }: Filling, fault?: FieldFault): string {
  const options = [1, 2, 3, 4, 5].map((count) => {
    const checked = values[name] === String(count) ? ' checked' : '';
    return `<label><input type="radio" name="${name}" value="${count}"${checked}><span class="star" aria-hidden="true">★</span><span aria-hidden="true">${count}</span><span class="unseen">${escapeHtml(texts.star(count))}</span></label>`;
  });
  const said = fault === undefined ? '' : faultText(name, wordsOf(fault, texts, 5));
  const about = said === '' ? '' : ` aria-describedby="${name}-fault"`;
  return `<fieldset id="${name}"${about}><legend>${escapeHtml(texts.stars)}</legend>
<div class="rating">${options.join('\n')}</div>${said}</fieldset>`;
}

export interface Radio {
  readonly name: string;
  readonly label: string;
  /** That nobody has to answer it, in words; absent: somebody has to. */
  readonly optional?: string;
  readonly choices: readonly { readonly value: string; readonly html: string }[];
  readonly chosen: string | undefined;
  /** HTML of what is wrong with it; ''. */
  readonly fault?: string;
  /** One below the other. */
  readonly stacked?: boolean;
}

export function radioField(radio: Radio): string {
  const { name, label, optional, choices, chosen, fault = '', stacked = false } = radio;
  const options = choices.map(
    ({ value, html }) =>
      `<label><input type="radio" name="${name}" value="${escapeHtml(value)}"${chosen === value ? ' checked' : ''}> ${html}</label>`,
  );
  const about = fault === '' ? '' : ` aria-describedby="${name}-fault"`;
  const soft = optional === undefined ? '' : ` <span class="soft">(${escapeHtml(optional)})</span>`;
  return `<fieldset${about}><legend>${escapeHtml(label)}${soft}</legend>
<div class="${stacked ? 'choices' : 'stars'}">${options.join('\n')}</div>${fault}</fieldset>`;
}

export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly most: number;
  readonly fault: FieldFault | undefined;
  readonly large?: boolean;
}

export function textField(
  { name, label, most, fault, large = false }: TextField,
  { texts, values }: Filling,
): string {
  const value = escapeHtml(values[name] ?? '');
  const invalid = fault === undefined ? '' : ` aria-invalid="true" aria-describedby="${name}-fault"`;
  const input = large
    ? `<textarea id="${name}" name="${name}" rows="5" dir="auto"${invalid}>\n${value}</textarea>`
    : `<input type="text" id="${name}" name="${name}" dir="auto" value="${value}"${invalid}>`;
  const wrong = fault === undefined ? '' : faultText(name, wordsOf(fault, texts, most));
  return `<div class="field"><label class="label" for="${name}">${escapeHtml(label)} <span class="soft">(${escapeHtml(texts.optional)})</span></label>
${input}${wrong}</div>`;
}

export function checkField(name: string, label: string, checked: boolean): string {
  return `<div class="choices"><label><input type="checkbox" name="${name}" value="1"${checked ? ' checked' : ''}> ${escapeHtml(label)}</label></div>`;
}

export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

export const faultText = (name: string, text: string): string =>
  `<p class="fault" id="${name}-fault">${escapeHtml(text)}</p>`;

export function wordsOf(fault: FieldFault, texts: ReviewPageTexts, most: number): string {
  return {
    missing: texts.starMissing,
    'too-long': texts.tooLong(most),
    'not-storable': texts.notStorable,
  }[fault];
}
