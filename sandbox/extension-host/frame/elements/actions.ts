import { html, type Piece } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { boxOnly, styleOf } from './kit/box.ts';
import { drawIcon } from './kit/icons.ts';

const spinner = html`<span class="spin" aria-hidden="true"></span>`;
const spinnerCss =
  '.spin { width: 16px; height: 16px; border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }';

/** A button or, with an address, a link: what keyboard and screen reader take it for. */
function pressable(host: Host, classes: string, content: Piece, more: Record<string, unknown> = {}): Piece {
  const href = host.text('href');
  const busy = host.is('loading');
  const label = host.text('accessibilityLabel') || undefined;
  const off = host.is('disabled');
  return href !== '' && !off
    ? html`<a class=${classes} href=${shownAddress(href)} aria-label=${label} ...${more}>${content}</a>`
    : html`<button class=${classes} type="button" disabled=${off} aria-busy=${busy ? 'true' : undefined} aria-label=${label} ...${more}>${content}</button>`;
}

/** A browser would open "extension:" addresses itself; they go through the page. */
const shownAddress = (href: string) => (/^https?:/.test(href) ? href : '#');

export const button: Part = {
  focusable: true,
  css: `:host { display: inline-block; max-width: 100%; }
    :host([inlinesize=fill]) { display: block; }
    .button { position: relative; display: inline-flex; width: 100%; min-height: 44px; align-items: center; justify-content: center; gap: 8px; padding: 9px 18px;
      border: 1px solid transparent; border-radius: 8px; font-weight: 600; line-height: 1.3; text-align: center; text-decoration: none; cursor: pointer; transition: background 120ms; }
    .primary { background: var(--accent); color: var(--on-accent); } .primary:hover { background: var(--accent-strong); }
    .secondary { background: var(--card); border-color: var(--line-strong); color: var(--ink); } .secondary:hover { background: var(--subdued); }
    :host([tone=critical]) .primary { background: var(--bad); } :host([tone=critical]) .secondary { color: var(--bad); border-color: var(--bad); }
    .button:disabled { background: var(--subdued); border-color: var(--line); color: var(--quiet); cursor: default; }
    [aria-busy] .text { visibility: hidden; } [aria-busy] .spin { position: absolute; } ${spinnerCss}`,
  view: (host) => {
    const variant = host.text('variant') === 'secondary' || isQuiet(host) ? 'secondary' : 'primary';
    return pressable(
      host,
      `button ${variant}`,
      html`${host.is('loading') && spinner}<span class="text"><slot /></span>`,
    );
  },
};

/** Without a variant, buttons beside a primary action are secondary, and so is a menu item. */
const isQuiet = (host: Host): boolean =>
  host.text('variant') !== 'primary' &&
  (['secondary-actions', 'breadcrumb-actions'].includes(host.getAttribute('slot') ?? '') ||
    document.documentElement.classList.contains('menu-item'));

export const link: Part = {
  focusable: true,
  css: `:host { display: inline; }
    .link { display: inline; padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 3px; cursor: pointer; text-align: start; }
    :host([tone=neutral]) .link { color: inherit; } .link:hover { text-decoration-thickness: 2px; }`,
  view: (host) => pressable(host, 'link', html`<slot />`, { lang: host.text('lang') || undefined }),
};

export const clickable: Part = {
  focusable: true,
  css: `.box { display: block; width: 100%; padding: 0; border: 0; background: none; color: inherit; text-align: start; text-decoration: none; cursor: pointer; border-radius: 8px; }
    .box:hover { background: var(--subdued); } .box:disabled { cursor: default; color: var(--quiet); }`,
  view: (host) =>
    html`<style>${styleOf(host, '.box', boxOnly)}</style>${pressable(host, 'box', html`<slot />`)}`,
};

export const clickableChip: Part = {
  focusable: true,
  css: `:host { display: inline-block; }
    .group { display: inline-flex; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--card); overflow: hidden; }
    .chip, .remove { display: inline-flex; gap: 6px; align-items: center; min-height: 36px; padding: 4px 12px; border: 0; background: none; font-size: 0.875rem; font-weight: 500; color: inherit; text-decoration: none; cursor: pointer; }
    .chip:hover, .remove:hover { background: var(--subdued); } .chip:disabled { color: var(--quiet); cursor: default; background: var(--subdued); }
    .remove { padding-inline: 8px; border-inline-start: 1px solid var(--line); }`,
  view: (host) => html`<span class="group">
    ${pressable(host, 'chip', html`<slot name="graphic" /><slot />`)}
    ${
      host.is('removable') &&
      html`<button class="remove" type="button" aria-label="Remove" onClick=${(event: Event) => {
        event.stopPropagation();
        host.send('remove');
        host.toggleAttribute('hidden', true);
        host.send('afterhide');
      }}>${drawIcon('x')}</button>`
    }
  </span>`,
};

export const pressButton: Part = {
  focusable: true,
  kept: { pressed: (host) => host.is('defaultPressed') },
  css: `:host { display: inline-block; }
    .button { display: inline-flex; gap: 8px; align-items: center; justify-content: center; width: 100%; min-height: 40px; padding: 7px 16px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--card); font-weight: 500; cursor: pointer; }
    .button[aria-pressed=true] { border-color: var(--accent); background: var(--accent-ground); } .button:disabled { color: var(--quiet); background: var(--subdued); cursor: default; } ${spinnerCss}`,
  view: (host) =>
    html`<button class="button" type="button" disabled=${host.is('disabled')} aria-pressed=${(host.own.get('pressed') ?? host.is('defaultPressed')) ? 'true' : 'false'}
      aria-label=${host.text('accessibilityLabel') || undefined} aria-busy=${host.is('loading') ? 'true' : undefined}
      onClick=${() => {
        host.own.set('pressed', !(host.own.get('pressed') ?? host.is('defaultPressed')));
        host.repaint();
      }}>${host.is('loading') && spinner}<slot /></button>`,
};

export const buttonGroup: Part = {
  css: '.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }',
  view: (host) =>
    html`<div class="row" role="group" aria-label=${host.text('accessibilityLabel') || undefined}><slot name="primary-action" /><slot name="secondary-actions" /><slot /></div>`,
};

export const menu: Part = {
  css: '.menu { display: grid; gap: 4px; padding: 6px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }',
  view: (host) =>
    html`<div class="menu" role="group" aria-label=${host.text('accessibilityLabel') || undefined}><slot /></div>`,
};

export const clipboardItem: Part = { css: ':host { display: none; }', view: () => null };

export const form: Part = {
  view: () => html`<div role="form"><slot /></div>`,
};
