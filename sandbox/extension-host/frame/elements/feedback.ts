import { html } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { drawIcon } from './kit/icons.ts';

const bannerIcons: Record<string, string> = {
  success: 'check-circle',
  warning: 'alert-triangle',
  critical: 'alert-circle',
};

const dismiss = (host: Host): void => {
  host.send('dismiss');
  host.toggleAttribute('hidden', true);
  host.send('afterhide');
};

export const banner: Part = {
  css: `.banner { display: grid; grid-template-columns: 20px minmax(0, 1fr) auto; gap: 4px 10px; padding: 13px 14px; border: 1px solid var(--info-line); border-radius: 8px; background: var(--info-ground); line-height: 1.4; }
    .mark { color: var(--info); font-size: 18px; line-height: 1; margin-top: 1px; } .title { font-weight: 600; } .content { min-width: 0; }
    :host([tone=success]) .banner { background: var(--good-ground); border-color: var(--good-line); } :host([tone=success]) .mark { color: var(--good); }
    :host([tone=warning]) .banner { background: var(--warn-ground); border-color: var(--warn-line); } :host([tone=warning]) .mark { color: var(--warn); }
    :host([tone=critical]) .banner { background: var(--bad-ground); border-color: var(--bad-line); } :host([tone=critical]) .mark { color: var(--bad); }
    .close { border: 0; background: none; padding: 4px; cursor: pointer; border-radius: 6px; line-height: 0; }
    summary { cursor: pointer; }`,
  view: (host) => {
    const tone = host.text('tone');
    const heading = host.text('heading');
    const content = html`<div class="content"><slot /></div>`;
    const title = heading !== '' && html`<p class="title">${heading}</p>`;
    return html`<div class="banner" role=${tone === 'critical' || tone === 'warning' ? 'alert' : 'status'}>
      <span class="mark">${drawIcon(bannerIcons[tone] ?? 'info')}</span>
      ${
        host.is('collapsible') && heading !== ''
          ? html`<details><summary class="title">${heading}</summary>${content}</details>`
          : html`<div>${title}${content}</div>`
      }
      ${host.is('dismissible') && html`<button class="close" type="button" aria-label="Dismiss" onClick=${() => dismiss(host)}>${drawIcon('x')}</button>`}
    </div>`;
  },
};

export const announcement: Part = {
  css: '.box { display: flex; gap: 12px; justify-content: space-between; padding: 12px 16px; border-radius: 8px; background: var(--subdued); } button { border: 0; background: none; cursor: pointer; }',
  methods: { dismiss },
  view: (host) =>
    html`<div class="box" role="status"><div><slot /></div><button type="button" aria-label="Dismiss" onClick=${() => dismiss(host)}>${drawIcon('x')}</button></div>`,
};

const spinnerSizes: Record<string, string> = {
  'small-100': '14px',
  small: '18px',
  base: '24px',
  large: '32px',
  'large-100': '40px',
};

export const spinner: Part = {
  css: ':host { display: inline-block; vertical-align: middle; } span { display: block; border: 2px solid var(--accent); border-inline-end-color: transparent; border-radius: 50%; animation: turn 700ms linear infinite; }',
  view: (host) => {
    const size = spinnerSizes[host.text('size')] ?? '24px';
    return html`<style>span{width:${size};height:${size}}</style><span role="progressbar" aria-label=${host.text('accessibilityLabel') || 'Loading'}></span>`;
  },
};

export const progress: Part = {
  css: `progress { display: block; width: 100%; height: 8px; border: 0; border-radius: 99px; overflow: hidden; background: var(--subdued); accent-color: var(--accent); }
    progress::-webkit-progress-bar { background: var(--subdued); } progress::-webkit-progress-value { background: var(--accent); border-radius: 99px; }
    :host([tone=critical]) progress::-webkit-progress-value { background: var(--bad); }`,
  view: (host) =>
    html`<progress value=${host.text('value') || undefined} max=${host.text('max') || 1} aria-label=${host.text('accessibilityLabel') || undefined}></progress>`,
};

export const skeletonParagraph: Part = {
  css: '.bar { display: inline; border-radius: 4px; background: var(--subdued); color: transparent; user-select: none; box-decoration-break: clone; }',
  view: (host) =>
    html`<span class="bar" aria-hidden="true">${host.text('content') || 'A line of text that is on its way'}</span><span class="hidden" role="status">Loading</span>`,
};
