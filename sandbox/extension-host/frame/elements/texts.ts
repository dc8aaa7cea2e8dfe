import { html } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { drawIcon } from './kit/icons.ts';
import { headingOf } from './layout.ts';

const tones = `:host([tone=info]) { color: var(--info); } :host([tone=success]) { color: var(--good); }
  :host([tone=warning]) { color: var(--warn); } :host([tone=critical]) { color: var(--bad); }
  :host([color=subdued]) { color: var(--quiet); } :host([color=base]) { color: var(--ink); }
  :host([accessibilityvisibility=exclusive]) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }`;

const hiddenFrom = (host: Host) =>
  host.text('accessibilityVisibility') === 'hidden' ? { 'aria-hidden': 'true' } : {};
const spoken = (host: Host) => ({
  lang: host.text('lang') || undefined,
  dir: host.text('dir') || undefined,
  ...hiddenFrom(host),
});

export const heading: Part = {
  css: '.heading { font-weight: 600; font-size: 0.9375rem; line-height: 1.3; }',
  view: (host) =>
    host.text('accessibilityRole') === 'presentation' || host.text('accessibilityRole') === 'none'
      ? html`<div class="heading"><slot /></div>`
      : headingOf(host, html`<slot />`),
};

/** No more lines than these, where the element says so. */
function clampOf(host: Host) {
  const lines = Number(host.text('lineClamp'));
  if (!Number.isInteger(lines) || lines < 1) return null;
  return html`<style>p{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${lines};overflow:hidden}</style>`;
}

export const paragraph: Part = {
  css: `${tones} :host([type=small]) { font-size: 0.8125rem; } p { text-align: inherit; }
    :host([textalign=start]) { text-align: start; } :host([textalign=end]) { text-align: end; } :host([textalign=center]) { text-align: center; }`,
  view: (host) => html`${clampOf(host)}<p ...${spoken(host)}><slot /></p>`,
};

const textTags: Record<string, string> = {
  address: 'address',
  redundant: 's',
  mark: 'mark',
  emphasis: 'em',
  offset: 'i',
  strong: 'strong',
  small: 'small',
};

export const text: Part = {
  css: `:host { display: inline; } ${tones} strong { font-weight: 600; } small { font-size: 0.8125rem; } address { font-style: normal; display: block; }
    :host([display=none]) { display: none; }`,
  view: (host) => {
    const tag = textTags[host.text('type')] ?? 'span';
    return html`<${tag} ...${spoken(host)}><slot /></${tag}>`;
  },
};

export const badge: Part = {
  css: `:host { display: inline-block; vertical-align: middle; }
    .badge { display: inline-flex; gap: 4px; align-items: center; padding: 2px 8px; border-radius: 6px; background: var(--subdued); font-size: 0.75rem; font-weight: 500; line-height: 1.4; color: var(--ink); white-space: nowrap; }
    :host([size=small]) .badge, :host([size=small-100]) .badge { padding: 1px 6px; font-size: 0.6875rem; }
    :host([color=subdued]) .badge { color: var(--quiet); }
    :host([tone=critical]) .badge { background: var(--bad-ground); color: var(--bad); }
    :host([tone=success]) .badge { background: var(--good-ground); color: var(--good); } :host([tone=info]) .badge { background: var(--info-ground); color: var(--info); }
    :host([tone=warning]) .badge, :host([tone=caution]) .badge { background: var(--warn-ground); color: var(--warn); }`,
  view: (host) => {
    const icon = host.text('icon') !== '' && drawIcon(host.text('icon'));
    const atEnd = host.text('iconPosition') === 'end';
    return html`<span class="badge">${!atEnd && icon}<slot />${atEnd && icon}</span>`;
  },
};

export const chip: Part = {
  css: `:host { display: inline-block; }
    .chip { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; padding: 3px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--subdued); font-size: 0.8125rem; font-weight: 500; }`,
  view: (host) =>
    html`<span class="chip" aria-label=${host.text('accessibilityLabel') || undefined}><slot name="graphic" /><slot /></span>`,
};

export const abbreviation: Part = {
  css: ':host { display: inline; }',
  view: (host) => html`<abbr title=${host.text('title')}><slot /></abbr>`,
};

export const time: Part = {
  css: ':host { display: inline; }',
  view: (host) => html`<time datetime=${host.text('dateTime')}><slot /></time>`,
};

const list: Part = {
  css: '.list { display: grid; gap: 6px; }',
  view: () => html`<div class="list" role="list"><slot /></div>`,
};
export const unorderedList = list;
export const orderedList = { ...list };

export const listItem: Part = {
  css: `li { display: grid; grid-template-columns: 1.4em minmax(0, 1fr); list-style: none; }
    .mark { color: var(--quiet); font-variant-numeric: tabular-nums; }`,
  view: (host) => {
    const ordered = host.parentElement?.localName === 's-ordered-list';
    const place = [...(host.parentElement?.children ?? [])].indexOf(host) + 1;
    return html`<div role="listitem"><li role="presentation"><span class="mark" aria-hidden=${ordered ? undefined : 'true'}>${ordered ? `${place}.` : '•'}</span><div><slot /></div></li></div>`;
  },
};

export const tooltip: Part = {
  css: ':host { display: none; }',
  view: () => html`<slot />`,
};
