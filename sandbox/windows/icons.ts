import { html, type Piece } from '../frame/html.ts';

const paths = {
  back: 'M12 4 6 10l6 6',
  box: 'M3 6.5 10 3l7 3.5v7L10 17l-7-3.5zM3 6.5 10 10l7-3.5M10 10v7',
  check: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 10.2l2.1 2.1L13.2 8',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  tag: 'M10.6 3.6 16 4l.4 5.4-7 7a1.3 1.3 0 0 1-1.9 0l-3.9-3.9a1.3 1.3 0 0 1 0-1.9zM13.2 7.3v-.01',
  alert: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6.5v4M10 13.4v.01',
  person: 'M10 9.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM4.2 16.4c.4-3 2.8-4.6 5.8-4.6s5.4 1.6 5.8 4.6z',
  close: 'M6 6l8 8M14 6l-8 8',
} as const;

/** A line icon beside a text; it says nothing to a screen reader. */
export function windowIcon(name: keyof typeof paths): Piece {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`;
}
