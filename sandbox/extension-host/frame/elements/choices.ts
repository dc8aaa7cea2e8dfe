import { html, type Piece } from '../markup.ts';
import { Host, type Part } from './kit/base.ts';
import { assignSlots, followChildren } from './kit/children.ts';
import { drawIcon } from './kit/icons.ts';

const boxCss = `.choice { display: flex; gap: 10px; align-items: flex-start; cursor: pointer; line-height: 1.4; }
  .choice input { flex: none; width: 18px; height: 18px; margin: 1px 0 0; accent-color: var(--accent); cursor: pointer; }
  .choice input:disabled, .off { cursor: default; color: var(--quiet); } .words { min-width: 0; flex: 1; }`;

const isChecked = (host: Host): boolean => {
  const set = host.own.get('checked');
  return typeof set === 'boolean' ? set : host.is('defaultChecked');
};

function errorOf(host: Host): Piece {
  const error = host.text('error');
  return (
    error !== '' && html`<p class="error" id="error">${drawIcon('alert-circle')}<span>${error}</span></p>`
  );
}

function toggle(kind: 'checkbox' | 'switch'): Part {
  return {
    focusable: true,
    kept: { checked: isChecked },
    css: `${boxCss} input[role=switch] { appearance: none; width: 38px; height: 22px; border-radius: 99px; background: var(--line-strong); position: relative; transition: background 120ms; }
      input[role=switch]::after { content: ""; position: absolute; inset: 3px auto 3px 3px; width: 16px; border-radius: 50%; background: #fff; transition: translate 120ms; }
      input[role=switch]:checked { background: var(--accent); } input[role=switch]:checked::after { translate: 16px; }`,
    view: (host) => html`<label class=${`choice ${host.is('disabled') ? 'off' : ''}`.trim()}>
        <input type="checkbox" role=${kind === 'switch' ? 'switch' : undefined} checked=${isChecked(host)} disabled=${host.is('disabled')} required=${host.is('required')}
          name=${host.text('name') || undefined} aria-label=${host.text('accessibilityLabel') || undefined}
          aria-invalid=${host.text('error') === '' ? undefined : 'true'} aria-describedby=${host.text('error') === '' ? undefined : 'error'}
          onChange=${(event: Event) => {
            if (event.currentTarget instanceof HTMLInputElement)
              host.own.set('checked', event.currentTarget.checked);
            host.send('change', { bubbles: true });
            host.repaint();
          }} />
        <span class="words">${host.text('label')}<slot name="label" /></span>
      </label>${errorOf(host)}`,
  };
}

export const checkbox = toggle('checkbox');
export const consentCheckbox = toggle('checkbox');
export const switchPart = toggle('switch');

const choicesOf = (list: Host): Host[] =>
  [...list.querySelectorAll('s-choice')].filter((one): one is Host => one instanceof Host);

/** What is chosen: by the shopper, else as the extension says, else by default. */
function chosen(list: Host): string[] {
  const set = list.own.get('values');
  if (Array.isArray(set)) return set.map(String);
  return choicesOf(list)
    .filter((one) => one.is('selected') || one.is('defaultSelected'))
    .map((one) => one.text('value'));
}

function choose(list: Host, value: string, on: boolean): void {
  const others = list.is('multiple') ? chosen(list).filter((one) => one !== value) : [];
  list.own.set('values', on ? [...others, value] : others);
  list.repaint();
  for (const one of choicesOf(list)) one.repaint();
  list.send('change', { bubbles: true });
}

export const choiceList: Part = {
  manualSlots: true,
  focusable: true,
  connected: followChildren,
  kept: { values: chosen },
  css: `${boxCss} fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
    legend { padding: 0; margin-bottom: 8px; font-weight: 500; font-size: 0.875rem; }
    .list { display: grid; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--card); overflow: hidden; }
    .list .choice { padding: 13px 14px; } .list .choice + .choice { border-top: 1px solid var(--line); }
    .list .choice:has(input:checked) { background: var(--accent-ground); }
    .inline { display: flex; flex-wrap: wrap; border: 0; gap: 8px; background: none; border-radius: 0; }
    .inline .choice { border: 1px solid var(--line-strong) !important; border-radius: 8px; padding: 9px 14px; background: var(--card); }
    .inline .choice:has(input:checked) { border-color: var(--accent) !important; }
    .list .choice:has(input:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
    .list input:focus-visible { outline: none; }`,
  painted: (host) => {
    assignSlots(host, new Map(choicesOf(host).map((one, index) => [String(index), [one]])));
  },
  view: (host) => {
    const picked = chosen(host);
    const error = host.text('error');
    const hidden = host.text('labelAccessibilityVisibility') === 'exclusive';
    const kind = host.is('multiple') ? 'checkbox' : 'radio';
    return html`<fieldset aria-describedby=${error === '' ? undefined : 'error'} aria-invalid=${error === '' ? undefined : 'true'}>
      ${host.text('label') !== '' && html`<legend class=${hidden ? 'hidden' : ''}>${host.text('label')}</legend>`}
      <div class=${`list ${host.text('variant') === 'inline' ? 'inline' : ''}`.trim()}>
        ${choicesOf(host).map((one, index) => {
          const value = one.text('value');
          const off = host.is('disabled') || one.is('disabled');
          return html`<label class=${`choice ${off ? 'off' : ''}`.trim()} key=${value}>
            <input type=${kind} name="choices" value=${value} checked=${picked.includes(value)} disabled=${off} aria-label=${one.text('accessibilityLabel') || undefined}
              onChange=${(event: Event) => {
                if (event.currentTarget instanceof HTMLInputElement)
                  choose(host, value, event.currentTarget.checked);
              }} />
            <span class="words"><slot data-slot=${String(index)} /></span>
          </label>`;
        })}
      </div>
    </fieldset>${errorOf(host)}`;
  },
};

export const choice: Part = {
  kept: {
    selected: (host) => {
      const list = host.closest('s-choice-list');
      return list instanceof Host ? chosen(list).includes(host.text('value')) : host.is('defaultSelected');
    },
  },
  css: `.row { display: flex; flex-wrap: wrap; gap: 2px 12px; justify-content: space-between; } .main { flex: 1 1 auto; }
    .details { color: var(--quiet); font-size: 0.8125rem; display: block; }`,
  view: (host) => {
    const list = host.closest('s-choice-list');
    const on = list instanceof Host && chosen(list).includes(host.text('value'));
    return html`<span class="row"><span class="main"><slot /></span><slot name="secondaryContent" /></span>
      <span class="details"><slot name="details" /></span>${on && html`<slot name="selectedContent" />`}`;
  },
};
