import { html, type Piece } from './html.ts';

const paths = {
  home: 'M3.5 9.2 10 3.8l6.5 5.4v6.3a1 1 0 0 1-1 1h-3.2v-4.6H7.7v4.6H4.5a1 1 0 0 1-1-1z',
  orders:
    'M4 11.5 5.6 5a1.2 1.2 0 0 1 1.2-1h6.4a1.2 1.2 0 0 1 1.2 1L16 11.5v3.3a1.2 1.2 0 0 1-1.2 1.2H5.2A1.2 1.2 0 0 1 4 14.8zM4 11.5h3.4l1 1.8h3.2l1-1.8H16',
  customers:
    'M10 9.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM4.2 16.4c.4-3 2.8-4.6 5.8-4.6s5.4 1.6 5.8 4.6z',
  products: 'M10.6 3.6 16 4l.4 5.4-7 7a1.3 1.3 0 0 1-1.9 0l-3.9-3.9a1.3 1.3 0 0 1 0-1.9zM13.2 7.3v-.01',
  discounts:
    'M10 3.4l1.7 1.5 2.3-.3.6 2.2 2 1.1-.8 2.1.8 2.1-2 1.1-.6 2.2-2.3-.3L10 16.6l-1.7-1.5-2.3.3-.6-2.2-2-1.1.8-2.1-.8-2.1 2-1.1.6-2.2 2.3.3zM7.8 12.2l4.4-4.4M8 8.1v-.01M12 12v-.01',
  settings:
    'M10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM10 3v2.2M10 14.8V17M3 10h2.2M14.8 10H17M5 5l1.6 1.6M13.4 13.4 15 15M15 5l-1.6 1.6M6.6 13.4 5 15',
  search: 'M9 14.2A5.2 5.2 0 1 0 9 3.8a5.2 5.2 0 0 0 0 10.4zM13 13l3.4 3.4',
  back: 'M15.5 10h-11M9 5.2 4.2 10 9 14.8',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  done: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 10.2l2.1 2.1L13.2 8',
  alert: 'M10 3.6 17 16H3zM10 8.4v3.4M10 14v-.01',
} as const;

export type IconName = keyof typeof paths;

/** A line icon beside a text; it says nothing to a screen reader. */
export function icon(name: IconName): Piece {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`;
}

/** The sandbox's mark: a sun going down. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#512a55"/><stop offset=".65" stop-color="#d8655a"/><stop offset="1" stop-color="#f4b14a"/></linearGradient></defs><rect width="32" height="32" rx="9" fill="url(#g)"/><circle cx="16" cy="21" r="6.5" fill="#ffe0a3"/><path d="M4 22h24v1.8H4z" fill="#512a55" opacity=".55"/></svg>`;
