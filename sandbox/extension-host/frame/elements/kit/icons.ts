import { html, type Piece } from '../../markup.ts';
import type { Part } from './base.ts';

/** Line drawings in a square of 16, by Shopify's names; one drawing serves names that differ in filling only. */
const drawings: Record<string, string> = {
  'alert-circle': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.4M8 10.8v.01',
  'alert-triangle': 'M8 2.5 14 13H2zM8 6.4v3M8 11.2v.01',
  'arrow-down': 'M8 3v10M4 9l4 4 4-4',
  'arrow-left': 'M13 8H3M7 4 3 8l4 4',
  'arrow-right': 'M3 8h10M9 4l4 4-4 4',
  'arrow-up': 'M8 13V3M4 7l4-4 4 4',
  'arrow-up-right': 'M4 12 12 4M6 4h6v6',
  bag: 'M3.5 5.5h9l.8 8.5H2.7zM5.8 5.5a2.2 2.2 0 0 1 4.4 0',
  bullet: 'M8 8v.01',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  camera: 'M2 5h3l1-1.7h4L11 5h3v8H2zM8 11.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  cart: 'M2 3h2l1.5 7.5h6.6L13.6 5H4.5M6.3 13.4v.01M11.5 13.4v.01',
  check: 'M3 8.5 6.5 12 13 4.5',
  'check-circle': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.4 8.2l1.8 1.8 3.4-3.8',
  'chevron-down': 'M4 6l4 4 4-4',
  'chevron-left': 'M10 4 6 8l4 4',
  'chevron-right': 'M6 4l4 4-4 4',
  'chevron-up': 'M4 10l4-4 4 4',
  circle: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z',
  clipboard: 'M5 3.5H3.5V14h9V3.5H11M5.5 2.5h5v2.5h-5z',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.2l2.2 1.4',
  'credit-card': 'M2 4h12v8.5H2zM2 7h12',
  delete: 'M3 4.5h10M6 4.5V3h4v1.5M4.2 4.5l.6 9h6.4l.6-9',
  delivery: 'M1.5 4h8v7.5h-8zM9.5 6.5h2.8l2.2 2.6v2.4h-5M4.5 12.8v.01M12 12.8v.01',
  discount:
    'M8 2l1.6 1.4 2.1-.1.6 2 1.7 1.2L13.3 8l.7 1.5-1.7 1.2-.6 2-2.1-.1L8 14l-1.6-1.4-2.1.1-.6-2L2 9.5 2.7 8 2 6.5l1.7-1.2.6-2 2.1.1zM6 10l4-4M6.2 6.3v.01M9.8 9.8v.01',
  edit: 'M3 13l.6-2.8L10.7 3 13 5.3 5.8 12.4zM9.4 4.4l2.2 2.2',
  email: 'M2 4h12v8.5H2zM2 4.5 8 9l6-4.5',
  external: 'M9.5 3H13v3.5M13 3 7.5 8.5M11 9v4H3V5h4',
  'gift-card':
    'M2 4.5h12V13H2zM2 8h12M8 4.5V13M8 4.5C6 4.5 5 3.6 5.3 2.8S7.6 2.4 8 4.5c.4-2.1 2.4-2.5 2.7-1.7S10 4.5 8 4.5z',
  globe:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c2 1.8 2.6 4 2.6 6S10 12.2 8 14c-2-1.8-2.6-4-2.6-6S6 3.8 8 2z',
  image: 'M2 3h12v10H2zM2 11l3.5-3.5L8.5 10.5l2-2L14 12M10.5 6v.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.4v3.4M8 5.2v.01',
  'list-bulleted': 'M6 4h8M6 8h8M6 12h8M3 4v.01M3 8v.01M3 12v.01',
  location:
    'M8 14.5S3.5 10 3.5 6.5a4.5 4.5 0 0 1 9 0C12.5 10 8 14.5 8 14.5zM8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  'menu-horizontal': 'M4 8v.01M8 8v.01M12 8v.01',
  'menu-vertical': 'M8 4v.01M8 8v.01M8 12v.01',
  minus: 'M3 8h10',
  mobile: 'M5 2h6v12H5zM7.5 12v.01',
  note: 'M3 2.5h10V10l-3.5 3.5H3zM9.5 13.5V10H13',
  order: 'M3 2.5h10v11.5l-2-1.3-1.5 1.3L8 12.7 6.5 14 5 12.7 3 14zM5.5 6h5M5.5 9h5',
  plus: 'M8 3v10M3 8h10',
  profile: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c.3-2.5 2.3-3.8 5-3.8s4.7 1.3 5 3.8z',
  'question-circle':
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.3 6.5a1.7 1.7 0 1 1 2.6 1.5c-.6.4-.9.7-.9 1.3M8 11.2v.01',
  reset: 'M3 3v3.5h3.5M3.4 6.5a5 5 0 1 1-.3 2.8',
  return: 'M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 14 14',
  star: 'M8 1.9l1.9 3.9 4.2.6-3.1 3 .8 4.2L8 11.6l-3.8 2 .8-4.2-3.1-3 4.2-.6z',
  store: 'M2.5 6 3.5 2.5h9L13.5 6M3 6v7.5h10V6M6.5 13.5V9.5h3v4',
  upload: 'M8 10.5V3M5 6l3-3 3 3M2.5 10.5v3h11v-3',
  x: 'M4 4l8 8M12 4l-8 8',
  'x-circle': 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6 6l4 4M10 6l-4 4',
};
const others: Record<string, string> = {
  truck: 'delivery',
  delivered: 'check-circle',
  'cash-dollar': 'credit-card',
  savings: 'discount',
  'caret-down': 'chevron-down',
};

/** An icon by Shopify's name; "-filled" fills it, "star-half" fills half of a star. */
export function drawIcon(name: string): Piece {
  const half = name === 'star-half';
  const plain = half ? 'star' : name.replace('-filled', '');
  const path = drawings[plain] ?? drawings[others[plain] ?? ''] ?? drawings.circle;
  const filled = name.endsWith('-filled');
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${half && html`<path d="M8 1.9v9.7l-3.8 2 .8-4.2-3.1-3 4.2-.6z" fill="currentColor" stroke="none" />`}
    <path d=${path} fill=${filled ? 'currentColor' : 'none'} />
  </svg>`;
}

const sizes: Record<string, string> = {
  'small-200': '12px',
  'small-100': '14px',
  small: '16px',
  base: '18px',
  large: '22px',
  'large-100': '28px',
};

export const icon: Part = {
  css: `:host { display: inline-flex; vertical-align: middle; line-height: 1; }
    :host([tone=info]) { color: var(--info); } :host([tone=success]) { color: var(--good); } :host([tone=warning]) { color: var(--warn); }
    :host([tone=critical]) { color: var(--bad); } :host([tone=neutral]) { color: var(--quiet); }`,
  view: (host) =>
    html`<style>:host{font-size:${sizes[host.text('size')] ?? sizes.base}}</style>${host.text('type') !== '' && drawIcon(host.text('type'))}`,
};
