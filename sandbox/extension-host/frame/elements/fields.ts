import { html, type Piece } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { followChildren } from './kit/children.ts';
import { fieldCss } from './kit/field-style.ts';
import { drawIcon } from './kit/icons.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What the shopper typed, else what the extension set, else the default. */
export const enteredIn = (host: Host): string => {
  const value = host.own.get('value') ?? host.getAttribute('defaultvalue') ?? host.getAttribute('value');
  return value === null || value === undefined ? '' : String(value);
};

export function controlOf(host: Host): Control | null {
  const control = host.root.querySelector('.control');
  return control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
    ? control
    : null;
}

/** What every control has: its state, its error, and events that are those of the element. */
function controlProps(host: Host): Record<string, unknown> {
  const error = host.text('error');
  return {
    class: 'control',
    id: 'control',
    name: host.text('name') || undefined,
    autocomplete: host.text('autocomplete') || 'off',
    disabled: host.is('disabled') || host.closest('s-form')?.hasAttribute('disabled') === true,
    readonly: host.is('readOnly'),
    required: host.is('required'),
    'aria-required': host.is('required') ? 'true' : undefined,
    'aria-invalid': error === '' ? undefined : 'true',
    'aria-describedby': error === '' ? undefined : 'error',
    onInput: () => host.own.set('value', controlOf(host)?.value ?? ''),
    onChange: () => {
      host.own.set('value', controlOf(host)?.value ?? '');
      host.send('change', { bubbles: true });
    },
    onKeyDown: (event: KeyboardEvent) => {
      const form = host.closest('s-form');
      if (event.key !== 'Enter' || form === null || host.localName === 's-text-area') return;
      event.preventDefault();
      host.own.set('value', controlOf(host)?.value ?? '');
      form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    },
  };
}

/** A field as the checkout draws it: the label inside the frame of the control, the error below. */
function field(host: Host, control: Piece, around: { before?: Piece; after?: Piece } = {}): Piece {
  const error = host.text('error');
  const hidden = host.text('labelAccessibilityVisibility') === 'exclusive';
  return html`<div class=${['field', error !== '' && 'wrong', hidden && 'bare', host.is('disabled') && 'off'].filter(Boolean).join(' ')}>
      ${around.before}
      <div class="inner"><label for="control" class=${hidden ? 'hidden' : ''}>${host.text('label')}</label>${control}</div>
      <slot name="accessory" />${around.after}
    </div>
    ${error !== '' && html`<p class="error" id="error">${drawIcon('alert-circle')}<span>${error}</span></p>`}`;
}

const placeholderOf = (host: Host) => host.text('placeholder') || undefined;

/** Puts the value into the control without moving the caret of somebody who types. */
const painted = (host: Host): void => {
  const control = controlOf(host);
  if (control !== null && control.value !== enteredIn(host)) control.value = enteredIn(host);
};

const base = { css: fieldCss, focusable: true, kept: { value: enteredIn }, painted } satisfies Partial<Part>;

const affix = (text: string): Piece => text !== '' && html`<span class="affix">${text}</span>`;

function input(type: string, more: (host: Host) => Record<string, unknown> = () => ({})): Part {
  return {
    ...base,
    view: (host) =>
      field(
        host,
        html`<span class="line">${affix(host.text('prefix'))}<input type=${type} placeholder=${placeholderOf(host)} ...${controlProps(host)} ...${more(host)} />${affix(host.text('suffix'))}</span>`,
        {
          before: host.text('icon') !== '' && html`<span class="sign">${drawIcon(host.text('icon'))}</span>`,
        },
      ),
  };
}

const lengths = (host: Host) => ({
  minlength: host.text('minLength') || undefined,
  maxlength: host.text('maxLength') || undefined,
});

export const textField = input('text', lengths);
export const emailField = input('email', lengths);
export const urlField = input('url', lengths);
export const passwordField = input('password', lengths);
export const phoneField = input('tel');
export const dateField = input('date');
export const moneyField = input('text', () => ({ inputmode: 'decimal' }));
export const consentPhoneField = input('tel');

/** Adds steps to a number as the arrows do; the result keeps within the limits. */
function step(host: Host, direction: 1 | -1): void {
  const by = Number(host.text('step') || 1);
  const [low, high] = [host.text('min'), host.text('max')];
  const next = Number(enteredIn(host) || 0) + direction * by;
  const bounded = Math.min(
    high === '' ? next : Number(high),
    Math.max(low === '' ? next : Number(low), next),
  );
  host.own.set('value', String(bounded));
  host.repaint();
  host.send('input', { bubbles: true });
  host.send('change', { bubbles: true });
}

export const numberField: Part = {
  ...base,
  view: (host) => {
    const controls = host.text('controls') === 'stepper';
    const off = host.is('disabled') || host.is('readOnly');
    const arrow = (name: string, direction: 1 | -1, label: string) =>
      html`<button type="button" class="step" aria-label=${label} disabled=${off} onClick=${() => step(host, direction)}>${drawIcon(name)}</button>`;
    return field(
      host,
      html`<span class="line">${affix(host.text('prefix'))}<input type="number" inputmode=${host.text('inputMode') || 'decimal'} placeholder=${placeholderOf(host)}
        min=${host.text('min') || undefined} max=${host.text('max') || undefined} step=${host.text('step') || 'any'} ...${controlProps(host)} />${affix(host.text('suffix'))}</span>`,
      controls ? { before: arrow('minus', -1, 'Less'), after: arrow('plus', 1, 'More') } : {},
    );
  },
};

export const textArea: Part = {
  ...base,
  view: (host) =>
    field(
      host,
      html`<textarea rows=${host.text('rows') || 3} placeholder=${placeholderOf(host)} ...${lengths(host)} ...${controlProps(host)}></textarea>`,
    ),
};

export const select: Part = {
  ...base,
  connected: followChildren,
  view: (host) => {
    const options = [...host.querySelectorAll('s-option')];
    const chosen =
      enteredIn(host) || options.find((one) => one.hasAttribute('defaultselected'))?.getAttribute('value');
    const placeholder = host.text('placeholder');
    return field(
      host,
      html`<select ...${controlProps(host)}>
        ${(placeholder !== '' || !chosen) && html`<option value="" disabled selected=${!chosen}>${placeholder}</option>`}
        ${options.map(
          (one) =>
            html`<option value=${one.getAttribute('value') ?? ''} disabled=${one.hasAttribute('disabled')} selected=${one.getAttribute('value') === chosen}
              aria-label=${one.getAttribute('accessibilitylabel') || undefined}>${one.textContent}</option>`,
        )}
      </select>`,
      { after: html`<span class="sign end">${drawIcon('chevron-down')}</span>` },
    );
  },
};

export const option: Part = { css: ':host { display: none; }', view: () => html`<slot />` };

export const datePicker: Part = {
  ...base,
  view: (host) =>
    html`<div class="field bare"><div class="inner"><input type="date" aria-label=${host.text('name') || 'Date'} ...${controlProps(host)} /></div></div>`,
};
