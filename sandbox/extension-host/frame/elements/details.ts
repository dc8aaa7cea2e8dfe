import { html } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { assignSlots, followChildren } from './kit/children.ts';
import { drawIcon } from './kit/icons.ts';

const isOpen = (host: Host): boolean => {
  const set = host.own.get('open');
  return typeof set === 'boolean' ? set : host.is('defaultOpen');
};

const isSummary = (node: Node): boolean => node instanceof Element && node.localName === 's-summary';

export const details: Part = {
  manualSlots: true,
  kept: { open: isOpen },
  connected: followChildren,
  css: `summary { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding: 6px 0; cursor: pointer; list-style: none; border-radius: 6px; font-weight: 500; }
    summary::-webkit-details-marker { display: none; } .mark { transition: rotate 120ms; color: var(--quiet); line-height: 0; } details[open] .mark { rotate: 180deg; }
    .content { padding-top: 8px; }`,
  painted: (host) => {
    const children = [...host.childNodes].filter((one) => one instanceof Element || one instanceof Text);
    assignSlots(
      host,
      new Map([
        ['summary', children.filter(isSummary)],
        ['', children.filter((one) => !isSummary(one))],
      ]),
    );
  },
  view: (host) =>
    html`<details open=${isOpen(host)} onToggle=${(event: Event) => {
      const inner = event.currentTarget;
      if (!(inner instanceof HTMLDetailsElement) || inner.open === isOpen(host)) return;
      host.own.set('open', inner.open);
      host.send('toggle');
      host.send('aftertoggle');
    }}><summary><span><slot data-slot="summary" /></span><span class="mark">${drawIcon('chevron-down')}</span></summary><div class="content"><slot data-slot="" /></div></details>`,
};

export const summary: Part = { css: ':host { display: inline; }', view: () => html`<slot />` };
