import { html, type Piece } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { allGridRules, boxOnly, gridItemRules, meaningOf, stackRules, styleOf } from './kit/box.ts';

const clipped =
  ':host([accessibilityvisibility=exclusive]) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }';

export const box: Part = {
  css: clipped,
  view: (host) => html`<style>${styleOf(host, '.box', boxOnly)}</style>
    <div class="box" ...${meaningOf(host)}><slot /></div>`,
};

export const scrollBox: Part = {
  css: '.box { overflow: auto; }',
  view: (host) => html`<style>${styleOf(host, '.box', boxOnly)}</style>
    <div class="box" tabindex="0" ...${meaningOf(host)}><slot /></div>`,
};

export const stack: Part = {
  css: `.box { display: flex; flex-flow: column nowrap; align-items: stretch; height: 100%; }
    :host([direction=inline]) .box { align-items: center; }`,
  view: (host) => html`<style>${styleOf(host, '.box', stackRules)}</style>
    <div class="box" ...${meaningOf(host)}><slot /></div>`,
};

export const grid: Part = {
  css: '.box { display: grid; grid-template-columns: minmax(0, 1fr); }',
  view: (host) => html`<style>${styleOf(host, '.box', allGridRules)}</style>
    <div class="box" ...${meaningOf(host)}><slot /></div>`,
};

export const gridItem: Part = {
  css: '.box { height: 100%; }',
  view: (
    host,
  ) => html`<style>${styleOf(host, ':host', gridItemRules)}${styleOf(host, '.box', boxOnly)}</style>
    <div class="box" ...${meaningOf(host)}><slot /></div>`,
};

export const queryContainer: Part = {
  css: ':host { container-type: inline-size; }',
  view: (host) => {
    const name = host.text('containerName');
    return html`${name !== '' && html`<style>:host{container-name:${name}}</style>`}<slot />`;
  },
};

export const divider: Part = {
  css: `:host { align-self: stretch; } hr { margin: 0; border: 0; border-top: 1px solid var(--line); }
    :host([direction=inline]) { border-inline-start: 1px solid var(--line); } :host([direction=inline]) hr { display: none; }`,
  view: () => html`<hr />`,
};

/** How deep an element lies in sections: headings follow. The page's own, or that of s-page, is the first. */
function depthOf(host: Host): number {
  let depth = 0;
  for (let at = host.parentElement; at !== null; at = at.parentElement)
    if (['s-section', 's-modal', 's-sheet', 's-customer-account-action'].includes(at.localName)) depth += 1;
  return depth;
}

/** A heading of the right level below the page's own first heading. */
export function headingOf(host: Host, text: Piece) {
  const tag = `h${Math.min(depthOf(host) + 2, 6)}`;
  return html`<${tag} class="heading" id="heading">${text}</${tag}>`;
}

/** In the account a section that lies in no other stands on a card; in the checkout it stands on the page. */
function isCard(host: Host): boolean {
  const inAccount = document.documentElement.dataset.surface === 'customer-account';
  const within = host.parentElement?.closest(
    's-section, s-modal, s-sheet, s-popover, s-customer-account-action',
  );
  return inAccount && (within ?? null) === null;
}

export const section: Part = {
  css: `section { display: flow-root; }
    .heading { font-weight: 600; font-size: 1rem; line-height: 1.3; margin-bottom: 12px; letter-spacing: -0.005em; }
    .nested .heading { font-size: 0.9375rem; margin-bottom: 8px; }
    .card { padding: 20px; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
    @media (max-width: 480px) { .card { padding: 16px; } }`,
  view: (host) => {
    const heading = host.text('heading');
    const label = host.text('accessibilityLabel');
    const nested = depthOf(host) > 0;
    const card = isCard(host);
    const bare = host.text('padding') === 'none';
    return html`<section class=${[nested && 'nested', card && !bare && 'card'].filter(Boolean).join(' ')}
      aria-label=${label === '' ? undefined : label} aria-labelledby=${label === '' && heading !== '' ? 'heading' : undefined}>
      ${heading !== '' && headingOf(host, heading)}<slot /></section>`;
  },
};

export const page: Part = {
  css: `.head { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; margin-bottom: 20px; }
    .title { flex: 1 1 16rem; min-width: 0; }
    h1 { font-size: 1.5rem; font-weight: 600; line-height: 1.2; letter-spacing: -0.015em; }
    .sub { color: var(--quiet); margin-top: 4px; }
    .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    .body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    :host([inlinesize=small]) { max-width: 660px; margin-inline: auto; }`,
  view: (host) => html`<div class="head">
      <slot name="breadcrumb-actions" />
      <div class="title"><h1>${host.text('heading')}</h1>
        ${host.text('subheading') !== '' && html`<p class="sub">${host.text('subheading')}</p>`}</div>
      <div class="actions"><slot name="secondary-actions" /><slot name="primary-action" /></div>
    </div>
    <div class="body"><slot /></div>`,
};

export const accountAction: Part = {
  css: `.body { padding: 20px 24px 24px; }
    footer { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; padding: 14px 24px; border-top: 1px solid var(--line); position: sticky; bottom: 0; background: var(--card); }
    header { padding: 18px 64px 18px 24px; border-bottom: 1px solid var(--line); }
    h2 { font-size: 1.125rem; font-weight: 600; line-height: 1.3; }`,
  view: (host) => html`<header><h2>${host.text('heading')}</h2></header>
    <div class="body"><slot /></div>
    <footer><slot name="secondary-actions" /><slot name="primary-action" /></footer>`,
};
