import { html, type Piece } from '../frame/html.ts';
import { windowIcon } from './icons.ts';

export interface TextField {
  name: string;
  label: string;
  value?: string | null | undefined;
  error?: string | undefined;
  type?: string;
  autocomplete?: string;
  inputmode?: string;
  /** id of the form the field belongs to */
  form?: string;
  hint?: string;
  required?: boolean;
}

/** A text field with its label inside the frame, as checkouts draw it. */
export function textField(field: TextField): Piece {
  const { name, error } = field;
  const described = [error !== undefined && `${name}-error`, field.hint !== undefined && `${name}-hint`]
    .filter(Boolean)
    .join(' ');
  return html`<div class=${`field ${error === undefined ? '' : 'wrong'}`.trim()}>
    <div class="frame-line"><label for=${name}>${field.label}</label>
    <input id=${name} name=${name} type=${field.type ?? 'text'} value=${field.value ?? ''} autocomplete=${field.autocomplete ?? 'off'} inputmode=${field.inputmode}
      form=${field.form} required=${field.required} aria-invalid=${error === undefined ? undefined : 'true'} aria-describedby=${described === '' ? undefined : described} /></div>
    ${field.hint !== undefined && html`<p class="hint" id=${`${name}-hint`}>${field.hint}</p>`}
    ${error !== undefined && errorLine(`${name}-error`, error)}
  </div>`;
}

export function selectField(
  field: Omit<TextField, 'type'>,
  options: readonly (readonly [value: string, text: string])[],
): Piece {
  const { name } = field;
  return html`<div class="field">
    <div class="frame-line select-line"><label for=${name}>${field.label}</label>
    <select id=${name} name=${name} form=${field.form} autocomplete=${field.autocomplete}>
      ${options.map(([value, text]) => html`<option value=${value} selected=${value === field.value}>${text}</option>`)}
    </select></div>
  </div>`;
}

export function errorLine(id: string, text: string): Piece {
  return html`<p class="error" id=${id}>${windowIcon('alert')}<span>${text}</span></p>`;
}
