import { html } from '../markup.ts';
import type { Part } from './kit/base.ts';

/** A card of its own on a page of the admin. Closed, it says in a line what it holds. */
export const adminBlock: Part = {
  css: `details { padding: 16px; border-radius: 12px; background: var(--card); box-shadow: 0 1px 0 rgb(26 26 26 / 7%), 0 0 0 1px rgb(26 26 26 / 5%); }
    summary { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; cursor: pointer; list-style: none; border-radius: 6px; }
    summary::after { content: ''; width: 7px; height: 7px; margin-inline-start: auto; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; rotate: 45deg; }
    details[open] summary::after { rotate: 225deg; } details[open] summary { margin-bottom: 12px; }
    h2 { font-size: 0.875rem; font-weight: 600; line-height: 1.4; } .closed { color: var(--quiet); } details[open] .closed { display: none; }`,
  view: (host) => html`<details open>
    <summary><h2>${host.text('heading')}</h2><span class="closed">${host.text('collapsedSummary')}</span></summary>
    <slot />
  </details>`,
};
