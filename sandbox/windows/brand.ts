import { html, type Piece } from '../frame/html.ts';

/** The shop's mark: a leaf. */
export function markOf(): Piece {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" fill="#2f5a45" />
    <path d="M8 24C7 14 13 8 25 7c1 11-5 17-14 15M8 25c2-5 5-8.5 10-11" fill="none" stroke="#f4e9d2" stroke-width="2" stroke-linecap="round" />
  </svg>`;
}
