import { html } from '../markup.ts';
import type { Host, Part } from './kit/base.ts';
import { sizeRules, styleOf } from './kit/box.ts';
import { drawIcon } from './kit/icons.ts';

const source = (host: Host) => ({
  src: host.text('src') || undefined,
  srcset: host.text('srcSet') || undefined,
  sizes: host.text('sizes') || undefined,
  alt: host.text('alt'),
});

export const image: Part = {
  css: `img { display: block; width: 100%; height: auto; border-radius: inherit; } .box { overflow: hidden; }
    :host([inlinesize=auto]) img { width: auto; max-width: 100%; }
    :host([objectfit=cover]) img { object-fit: cover; } :host([objectfit=contain]) img { object-fit: contain; }
    :host([borderradius=base]) .box { border-radius: 8px; } :host([borderradius=large]) .box { border-radius: 12px; } :host([borderradius=small]) .box { border-radius: 4px; } :host([borderradius=max]) .box { border-radius: 999px; }`,
  view: (host) => {
    const ratio = host.text('aspectRatio');
    return html`${ratio !== '' && html`<style>img{aspect-ratio:${ratio}}</style>`}
      <div class="box"><img loading=${host.text('loading') === 'lazy' ? 'lazy' : undefined} role=${host.text('accessibilityRole') === 'presentation' ? 'presentation' : undefined} ...${source(host)} /></div>`;
  },
};

export const imageGroup: Part = {
  css: '.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(48px, 1fr)); gap: 4px; }',
  view: (host) =>
    html`<div class="row"><slot /></div>${Number(host.text('totalItems')) > host.childElementCount && html`<p class="quiet">+${Number(host.text('totalItems')) - host.childElementCount}</p>`}`,
};

const thumbnailSizes: Record<string, string> = { 'small-100': '40px', small: '48px', base: '64px' };

export const productThumbnail: Part = {
  css: `:host { display: inline-block; vertical-align: top; flex: none; } .box { position: relative; width: var(--size); height: var(--size); }
    img, .none { width: 100%; height: 100%; object-fit: cover; border: 1px solid var(--line); border-radius: 8px; background: var(--subdued); display: block; }
    .none { display: grid; place-items: center; color: var(--quiet); font-size: 20px; }
    .count { position: absolute; top: -8px; inset-inline-end: -8px; min-width: 21px; height: 21px; padding: 0 6px; border-radius: 99px; background: var(--ink); color: #fff; font-size: 0.75rem; line-height: 21px; font-weight: 500; text-align: center; }`,
  view: (host) => html`<style>:host{--size:${thumbnailSizes[host.text('size')] ?? '64px'}}</style>
    <div class="box">${host.text('src') === '' ? html`<span class="none">${drawIcon('image')}</span>` : html`<img ...${source(host)} />`}${host.text('totalItems') !== '' && html`<span class="count">${host.text('totalItems')}</span>`}</div>`,
};

export const avatar: Part = {
  css: ':host { display: inline-block; } .box { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--subdued); font-weight: 600; overflow: hidden; } img { width: 100%; height: 100%; object-fit: cover; }',
  view: (host) =>
    html`<div class="box" role="img" aria-label=${host.text('alt') || undefined}>${host.text('src') === '' ? host.text('initials') : html`<img src=${host.text('src')} alt="" />`}</div>`,
};

export const paymentIcon: Part = {
  css: ':host { display: inline-block; } span { display: inline-block; padding: 1px 6px; border: 1px solid var(--line); border-radius: 4px; font-size: 0.6875rem; background: var(--card); text-transform: capitalize; }',
  view: (host) =>
    html`<span aria-label=${host.text('accessibilityLabel') || undefined}>${host.text('type').replaceAll('-', ' ')}</span>`,
};

/** What needs a service of Shopify's or a library keeps its place, its size and its name. */
const placeholder = (name: string): Part => ({
  css: '.box { display: grid; place-items: center; min-height: 96px; padding: 12px; border: 1px dashed var(--line-strong); border-radius: 8px; color: var(--quiet); overflow-wrap: anywhere; }',
  view: (host) =>
    html`<style>${styleOf(host, '.box', sizeRules)}</style>
      <div class="box" role="img" aria-label=${host.text('accessibilityLabel') || name}>${name}${host.text('content') !== '' && `: ${host.text('content')}`}<slot /></div>`,
});

export const qrCode = placeholder('QR code');
export const map = placeholder('Map');
export const mapMarker: Part = { css: ':host { display: none; }', view: () => html`<slot name="graphic" />` };
export const chat = placeholder('Chat');
