import { html } from '../markup.ts';
import { complain, tellPage } from '../report.ts';
import { Host, type Part } from './kit/base.ts';
import { sizeRules, styleOf } from './kit/box.ts';
import { drawIcon } from './kit/icons.ts';

/** Dialogs that are open; while there is one, the frame covers the page. */
const open = new Set<Host>();

/** Keeps the frame's content where it stands on the page while the frame covers all of it. */
export function place(at: { left: number; top: number; width: number }): void {
  const { style, classList } = document.documentElement;
  style.setProperty('--left', `${at.left}px`);
  style.setProperty('--top', `${at.top}px`);
  style.setProperty('--width', `${at.width}px`);
  classList.add('covering');
}

/** Carries out what `commandFor` and `command` say. */
export function command(id: string, name: string): void {
  const target = document.getElementById(id);
  if (!(target instanceof Host)) {
    complain(`commandFor names "${id}", and there is no such element.`);
    return;
  }
  if (target.localName === 's-clipboard-item') {
    navigator.clipboard.writeText(target.text('text')).then(
      () => target.send('copy'),
      () => target.send('copyerror'),
    );
    return;
  }
  const shown = open.has(target);
  if (name === '--hide' || (shown && name !== '--show')) hide(target);
  else if (!shown) show(target);
}

function dialogOf(host: Host): HTMLDialogElement | null {
  const dialog = host.root.querySelector('dialog');
  return dialog instanceof HTMLDialogElement ? dialog : null;
}

function show(host: Host): void {
  open.add(host);
  if (dialogOf(host) !== null) tellPage({ kind: 'overlay', open: true });
  host.repaint();
  host.send('show');
  // The frame has grown over the page when the dialog appears.
  setTimeout(() => {
    dialogOf(host)?.showModal();
    host.send('aftershow');
  }, 60);
}

function hide(host: Host): void {
  if (!open.delete(host)) return;
  dialogOf(host)?.close();
  host.repaint();
  host.send('hide');
  host.send('afterhide');
  if ([...open].some((one) => dialogOf(one) !== null)) return;
  document.documentElement.classList.remove('covering');
  tellPage({ kind: 'overlay', open: false });
}

const dialogCss = `:host { display: contents; }
  dialog { width: min(560px, calc(100vw - 32px)); max-height: calc(100dvh - 48px); padding: 0; border: 0; border-radius: 14px; background: var(--card); color: var(--ink); box-shadow: 0 24px 60px rgb(0 0 0 / 24%); overflow: auto; }
  :host([size=small]) dialog, :host([size=small-100]) dialog { width: min(420px, calc(100vw - 32px)); }
  :host([size=large]) dialog, :host([size=large-100]) dialog { width: min(760px, calc(100vw - 32px)); }
  :host([size=max]) dialog { width: calc(100vw - 32px); height: calc(100dvh - 32px); }
  dialog::backdrop { background: rgb(0 0 0 / 45%); }
  header { display: flex; gap: 12px; align-items: center; justify-content: space-between; padding: 16px 20px; border-bottom: 1px solid var(--line); position: sticky; top: 0; background: var(--card); }
  h2 { font-size: 1.0625rem; font-weight: 600; }
  .close { display: grid; place-items: center; width: 36px; height: 36px; border: 0; border-radius: 8px; background: none; cursor: pointer; } .close:hover { background: var(--subdued); }
  .body { padding: 20px; } :host([padding=none]) .body { padding: 0; }
  footer { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; padding: 0 20px 20px; }`;

function dialog(host: Host) {
  const label = host.text('accessibilityLabel') || undefined;
  return html`<dialog aria-label=${label ?? (host.text('heading') || undefined)}
    onClose=${() => hide(host)} onClick=${(event: Event) => {
      if (event.composedPath()[0] === dialogOf(host)) hide(host);
    }}>
    <header><h2>${host.text('heading')}</h2><button type="button" class="close" aria-label="Close" onClick=${() => hide(host)}>${drawIcon('x')}</button></header>
    <div class="body"><slot /></div>
    <footer><slot name="secondary-actions" /><slot name="primary-action" /></footer>
  </dialog>`;
}

export const modal: Part = { css: dialogCss, view: dialog, methods: { hideOverlay: hide } };

export const sheet: Part = {
  css: `${dialogCss} dialog { margin: auto 0 0 auto; height: 100dvh; max-height: 100dvh; width: min(440px, 100vw); border-radius: 0; }`,
  view: dialog,
  methods: { hideOverlay: hide, afterhide: () => undefined, aftershow: () => undefined },
  connected: (host) => {
    if (host.is('defaultOpen')) show(host);
  },
};

export const popover: Part = {
  css: '.box { padding: 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); box-shadow: 0 8px 24px rgb(0 0 0 / 12%); }',
  view: (host) =>
    open.has(host) &&
    html`<style>${styleOf(host, '.box', sizeRules)}</style><div class="box" role="dialog"><slot /></div>`,
};
